import { nestingLimit } from '../nesting.ts';
import { ts } from '../typescript.ts';
import type { Binding, ModuleEffect } from './bindings.ts';
import { assignedName, isAssignment, nodesIn, rootName } from './changes.ts';
import type { ModuleGraph } from './graph.ts';
import type { Module } from './module.ts';

/** What running a piece of code does to variables outside it, as far as its text tells. */
interface Deeds {
  /** Names that it assigns, or whose properties it assigns, or whose methods it calls. */
  readonly changed: ReadonlySet<string>;
  /** Names that it calls. */
  readonly called: ReadonlySet<string>;
}

/**
 * The variables of modules that a statement changes through the functions that it calls: `register(mode)` fills a table
 * that another module holds. By the nodes of their names.
 */
export function touchedBy(effect: ModuleEffect, module: Module, graph: ModuleGraph): ReadonlySet<object> {
  const touched = new Set<object>();
  const seen = new Set<object>();
  const visit = (node: ts.Node, at: Module, depth: number) => {
    if (seen.has(node) || depth > nestingLimit) return;
    seen.add(node);
    const { changed, called } = deedsOf(node);
    for (const name of changed) {
      const binding = bindingOf(name, at, graph);
      if (binding?.kind === 'variable' || binding?.kind === 'expression') touched.add(binding.name);
    }
    for (const name of called) {
      const binding = bindingOf(name, at, graph);
      const body = binding && bodyOf(binding);
      if (binding && body && 'module' in binding) visit(body, binding.module, depth + 1);
    }
  };
  visit(effect.statement, module, 0);
  return touched;
}

function bodyOf(binding: Binding): ts.Node | undefined {
  if (binding.kind === 'function') return binding.definition.node;
  return binding.kind === 'variable' ? binding.declaration.initializer : undefined;
}

function bindingOf(name: string, module: Module, graph: ModuleGraph): Exclude<Binding, { kind: 'import' }> | undefined {
  const binding = module.bindings.get(name);
  if (binding?.kind !== 'import') return binding;
  const found = graph.resolve(binding);
  return found.kind === 'binding' ? found.binding : undefined;
}

const known = new WeakMap<ts.Node, Deeds>();

function deedsOf(root: ts.Node): Deeds {
  const before = known.get(root);
  if (before) return before;
  const changed = new Set<string>();
  const called = new Set<string>();
  for (const { node, own } of nodesIn(root, isOnlyDefined)) {
    const add = (names: Set<string>, name: string | undefined) => {
      if (name !== undefined && !own.some((locals) => locals.has(name))) names.add(name);
    };
    add(changed, assignedName(node) ?? (ts.isBinaryExpression(node) && isAssignment(node) ? rootName(node.left) : undefined));
    if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) continue;
    if (ts.isIdentifier(node.expression)) add(called, node.expression.text);
    else if (ts.isPropertyAccessExpression(node.expression) && !reading.has(node.expression.name.text))
      add(changed, rootName(node.expression));
  }
  const deeds = { changed, called };
  known.set(root, deeds);
  return deeds;
}

/** A function that stands in a statement without being called there: `exports.f = function …`. */
function isOnlyDefined(node: ts.Node): boolean {
  if (ts.isFunctionDeclaration(node) || ts.isClassLike(node)) return true;
  if (!ts.isFunctionExpression(node) && !ts.isArrowFunction(node)) return false;
  let { parent } = node;
  while (ts.isParenthesizedExpression(parent)) ({ parent } = parent);
  return !ts.isCallExpression(parent) && !ts.isPropertyAccessExpression(parent) && !ts.isReturnStatement(parent);
}

/** Methods that leave what they are called on as it is. */
const reading: ReadonlySet<string> = new Set([
  ...['at', 'concat', 'every', 'entries', 'filter', 'find', 'findIndex', 'flat', 'flatMap', 'forEach', 'get', 'has', 'hasOwnProperty'],
  ...['includes', 'indexOf', 'join', 'keys', 'map', 'reduce', 'reduceRight', 'slice', 'some', 'toFixed', 'toString', 'values'],
]);
