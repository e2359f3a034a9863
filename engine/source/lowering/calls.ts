import { arity, mathOperation, type OperationName } from '../../operations/table.ts';
import type { Expression, Item } from '../../program/expressions.ts';
import { givenParameters, mentionsThis } from '../functions.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';
import { randomFix } from './fixes.ts';
import { lowerExpression, lowerItem } from './lower.ts';
import { chained, lowerChained } from './members.ts';
import { type Entity, lowerEntity, resolveEntity } from './names.ts';

/** A call. The arguments are lowered whatever the callee is: their mistakes are reported too. */
export function lowerCall(context: Context, node: ts.CallExpression): Expression {
  const required = resolveEntity(context, node, 'value');
  if (required) return lowerEntity(context, required, node);
  const entity = resolveEntity(context, node.expression, 'function');
  if (!entity) {
    const callee = lowerChained(context, node.expression);
    return finish(context, node, callee, items(context, node.arguments));
  }
  const args = items(context, node.arguments);
  const known = checked(context, node, entity, args);
  if (known) return known;
  const method = exportedMethod(context, node.expression, entity);
  if (method) return finish(context, node, method, args);
  const callee = lowerEntity(context, entity, node.expression);
  // What a name stands for is not called on the object in which it is found.
  const alone: Expression = callee.kind === 'member' ? { kind: 'sequence', expressions: [callee], span: callee.span } : callee;
  return finish(context, node, ts.isIdentifier(node.expression) ? alone : callee, args);
}

/** A function of a CommonJS module that is called on what the module exports, and may read that as `this`. */
function exportedMethod(context: Context, node: ts.Expression, entity: Entity): Expression | undefined {
  if (entity.kind !== 'global' || !ts.isPropertyAccessExpression(node)) return undefined;
  const { binding } = entity;
  if (binding.kind === 'bodiless' || binding.kind === 'duplicate') return undefined;
  const { module } = binding;
  if (!module.commonJs || (binding.kind === 'function' ? !mentionsThis(binding.definition.node) : !/\bthis\b/.test(module.file.text)))
    return undefined;
  const owner = resolveEntity(context, node.expression, 'value');
  if (owner?.kind !== 'namespace') return undefined;
  const property: Expression = { kind: 'literal', value: node.name.text, text: node.name.text, span: context.spanOf(node.name) };
  const object = lowerEntity(context, owner, node.expression);
  return { kind: 'member', object, property, optional: false, span: context.spanOf(node) };
}

export function lowerNew(context: Context, node: ts.NewExpression): Expression {
  const callee = lowerExpression(context, node.expression);
  return { kind: 'new', callee, items: items(context, node.arguments ?? []), span: context.spanOf(node) };
}

function items(context: Context, args: readonly ts.Expression[]): readonly Item[] {
  return args.map((argument) => lowerItem(context, argument));
}

function finish(context: Context, node: ts.CallExpression, callee: Expression, args: readonly Item[]): Expression {
  const optional = node.questionDotToken !== undefined;
  return chained(context, node, { kind: 'call', callee, items: args, optional, span: context.spanOf(node) });
}

/** What is known from the text: calls of `Math`, and mistakes. */
function checked(context: Context, node: ts.CallExpression, entity: Entity, args: readonly Item[]): Expression | undefined {
  switch (entity.kind) {
    case 'builtin':
      if (entity.name === 'Math.random') return context.refuse('BP2026', node, {}, randomFix(context, node));
      if (entity.name === 'Function') return context.refuse('BP2027', node, { name: entity.name });
      if (!entity.callable) break;
      return entity.name.startsWith('Math.') ? mathCall(context, node, entity.name, args) : undefined;
    case 'outside':
      return context.refuse('BP2027', node, { name: entity.name });
    case 'wrong':
      return entity.expression;
    case 'local':
      if (!entity.variable.number) return undefined;
      break;
    case 'global':
      if (entity.binding.kind === 'function' && context.reached) context.program.global(entity.binding, true);
      return checkCount(context, node, entity);
    case 'unsupported':
      return undefined;
    case 'value':
      return undefined;
    case 'namespace':
      if (entity.module.commonJs) return undefined;
      break;
    case 'literal':
      break;
  }
  return context.refuse('BP3007', node.expression, { name: context.textOf(node.expression) });
}

function mathCall(context: Context, node: ts.CallExpression, name: string, args: readonly Item[]): Expression | undefined {
  const operation = mathOperation(name.slice('Math.'.length));
  if (!operation || args.some((item) => item.spread)) return undefined;
  const operands = args.map((item) => item.value);
  if (operation === 'min' || operation === 'max') return extremum(context, node, operation, operands);
  const count = arity(operation);
  if (operands.length === count) return { kind: 'operation', operation, operands, span: context.spanOf(node) };
  if (operation === 'hypot' || context.conditional > 0) return undefined;
  return operands.length < count || isTypeScript(context) ? reportCount(context, node, name, count, count) : undefined;
}

/** `Math.max(a, b, c)` is `Math.max(Math.max(a, b), c)`, bit for bit; of no numbers it is minus infinity, and `Math.min` infinity. */
function extremum(
  context: Context,
  node: ts.CallExpression,
  operation: OperationName,
  operands: readonly Expression[],
): Expression | undefined {
  const span = context.spanOf(node);
  const [first, ...others] = operands;
  if (!first) {
    const value = operation === 'max' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    return { kind: 'literal', value, text: context.textOf(node), span };
  }
  if (others.length === 0) return undefined;
  return others.reduce((left, right): Expression => ({ kind: 'operation', operation, operands: [left, right], span }), first);
}

/** TypeScript would not let a call with the wrong number of arguments pass; in JavaScript it is an idiom. */
function checkCount(context: Context, node: ts.CallExpression, entity: Extract<Entity, { kind: 'global' }>): Expression | undefined {
  const { binding } = entity;
  if (binding.kind !== 'function' || !/\.[cm]?tsx?$/i.test(binding.module.file.fileName) || !isTypeScript(context)) return undefined;
  const parameters = givenParameters(binding.definition.node);
  if (binding.overloaded || node.arguments.some(ts.isSpreadElement)) return undefined;
  const required = parameters.filter((one) => !one.initializer && !one.questionToken && !one.dotDotDotToken).length;
  const most = parameters.some((one) => one.dotDotDotToken) ? Number.POSITIVE_INFINITY : parameters.length;
  const typed = parameters.every((one) => one.type ?? one.initializer ?? one.dotDotDotToken);
  const count = node.arguments.length;
  return typed && (count < required || count > most) ? reportCount(context, node, binding.definition.name, required, most) : undefined;
}

function isTypeScript(context: Context): boolean {
  return /\.[cm]?tsx?$/i.test(context.module.file.fileName);
}

function reportCount(context: Context, node: ts.CallExpression, name: string, least: number, most: number): Expression {
  const expected = `${least === most ? most : `${least} to ${most}`} argument${most === 1 ? '' : 's'}`;
  return context.refuse('BP3009', node, { name, expected, actual: node.arguments.length });
}
