import { invariant } from '../invariant.ts';
import { arity } from '../operations/table.ts';
import type { Expression } from './expressions.ts';
import type { Program } from './types.ts';
import { contentsOf } from './walk.ts';

/**
 * Checks what every later stage relies on: ids are in range and at their place, the entry exists, every variable that is read
 * or captured is declared somewhere, operations have their operands. Throws `InvariantError`.
 */
export function verifyProgram(program: Program): void {
  invariant(program.functions[program.entry], `the entry ${program.entry} is no function`);
  for (const [index, { id, name }] of program.variables.entries()) invariant(id === index, `variable ${name} is not at its id`);
  for (const [index, { id, name }] of program.functions.entries()) invariant(id === index, `${name} is not at its id`);
  const roots = [...program.functions, ...program.globals.map(({ statement }) => statement), ...program.effects];
  const declared = new Set([
    ...program.globals.flatMap(({ variables }) => variables),
    ...roots.flatMap((root) => [...contentsOf(program, [root]).variables]),
  ]);
  for (const { captures, name } of program.functions) {
    for (const id of captures) invariant(declared.has(id), `${name} captures a variable that is declared nowhere`);
  }
  for (const { effects } of program.globals) for (const index of effects) invariant(program.effects[index], `there is no effect ${index}`);
  for (const node of nodesIn(roots)) {
    if (node.kind === 'read') invariant(declared.has(node.variable), `${program.variables[node.variable]?.name} is declared nowhere`);
    if (node.kind === 'operation') invariant(node.operands.length === arity(node.operation), `${node.operation} has the wrong operands`);
  }
}

function* nodesIn(roots: readonly unknown[]): Iterable<Expression> {
  const todo: unknown[] = [...roots];
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (typeof node !== 'object' || node === null || node instanceof Map) continue;
    if ('kind' in node && 'span' in node) yield node as Expression;
    for (const [key, value] of Object.entries(node)) if (key !== 'span' && typeof value === 'object') todo.push(value);
  }
}
