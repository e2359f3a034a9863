import { at } from '../invariant.ts';
import type { FunctionId, Program, VariableId } from './types.ts';

/** What a part of a program holds: the variables that its blocks declare and the functions that it makes. */
export interface Contents {
  readonly variables: ReadonlySet<VariableId>;
  readonly functions: ReadonlySet<FunctionId>;
}

/** Looks through every node of a part of the program, and into the functions inside it. */
export function contentsOf(program: Program, root: object): Contents {
  const variables = new Set<VariableId>();
  const functions = new Set<FunctionId>();
  const todo: unknown[] = [root];
  const enter = (id: FunctionId) => {
    if (functions.has(id)) return;
    functions.add(id);
    todo.push(at(program.functions, id));
  };
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    if (node instanceof Map) continue;
    for (const [key, value] of Object.entries(node).reverse()) {
      if (key === 'span' || key === 'nameSpan') continue;
      if (key === 'variables') for (const id of value as VariableId[]) variables.add(id);
      else if (key === 'function' && typeof value === 'number') enter(value as FunctionId);
      else if (key === 'construct' && typeof value === 'number') enter(value as FunctionId);
      else if ((key === 'self' || key === 'arguments') && typeof value === 'number') variables.add(value as VariableId);
      else if (key === 'parameters') for (const id of targetsOf(value)) variables.add(id);
      if (typeof value === 'object') todo.push(value);
    }
  }
  return { variables, functions };
}

/** The variables that the targets of parameters bind. */
function targetsOf(parameters: unknown): readonly VariableId[] {
  const found: VariableId[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('kind' in node && node.kind === 'read' && 'variable' in node) found.push(node.variable as VariableId);
    else if ('kind' in node && (node.kind === 'array-pattern' || node.kind === 'object-pattern')) {
      for (const [key, value] of Object.entries(node)) if (key === 'elements' || key === 'properties' || key === 'rest') visit(value);
    } else if (Array.isArray(node)) for (const one of node) visit(one);
    else if ('target' in node) visit(node.target);
    else if ('element' in node) visit(node.element);
  };
  visit(parameters);
  return found;
}
