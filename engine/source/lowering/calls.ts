import { arity, type OperationName } from '../../operations/table.ts';
import type { Expression } from '../../program/types.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';
import type { Entity } from './entities.ts';
import { resolveEntity } from './names.ts';

type EntityOf<K extends Entity['kind']> = Extract<Entity, { readonly kind: K }>;

/** A call of a helper or of `Math`. The arguments are lowered first, and whatever the callee is: their mistakes are reported too. */
export function lowerCall(context: Context, node: ts.CallExpression): Expression {
  const entity = resolveEntity(context, node.expression, 'function');
  if (!entity) context.expression(node.expression);
  const operands = node.arguments.map((argument) => lowerArgument(context, argument));
  if (!entity || node.arguments.some(ts.isSpreadElement)) return context.placeholder(node);
  switch (entity.kind) {
    case 'function':
      return lowerHelperCall(context, node, entity, operands);
    case 'builtin':
      return lowerBuiltinCall(context, node, entity, operands);
    case 'outside':
      return context.report('BP2027', node, { name: entity.name });
    case 'poison':
      return context.placeholder(node);
    default:
      return context.report('BP3007', node.expression, { name: context.textOf(node.expression) });
  }
}

function lowerArgument(context: Context, argument: ts.Expression): Expression {
  return ts.isSpreadElement(argument) ? context.report('BP2017', argument, {}) : context.expression(argument);
}

/** Arguments that are left out get the callee's default values here, so that every call has an operand for each parameter. */
function lowerHelperCall(
  context: Context,
  node: ts.CallExpression,
  { definition, module }: EntityOf<'function'>,
  operands: readonly Expression[],
): Expression {
  const callee = context.program.function(definition, module);
  if (callee === 'lowering') return context.report('BP2013', node, { name: definition.name });
  if (callee === 'broken') return context.placeholder(node);
  const early = [...context.program.readsOf(definition)].find((binding) => context.isBeforeDeclaration(binding));
  if (early) context.report('BP3002', node, { name: early.name.text });
  const { parameters } = callee;
  const required = parameters.filter((parameter) => !parameter.defaultValue).length;
  const missing = parameters.slice(operands.length).map((parameter) => parameter.defaultValue);
  if (operands.length > parameters.length || !missing.every((value) => value !== undefined)) {
    return reportCount(context, node, definition.name, required, parameters.length);
  }
  return { kind: 'call', callee: callee.id, operands: [...operands, ...missing], span: context.spanOf(node) };
}

function lowerBuiltinCall(
  context: Context,
  node: ts.CallExpression,
  { name, operation }: EntityOf<'builtin'>,
  operands: readonly Expression[],
): Expression {
  if (name === 'Math.random') return context.report('BP2026', node, {});
  if (!operation) return context.report('BP2025', node.expression, { name });
  if (operation === 'min' || operation === 'max') return lowerExtremum(context, node, operation, operands);
  const count = arity(operation);
  const span = context.spanOf(node);
  if (operands.length === count) return { kind: 'operation', operation, operands, span };
  if (operation === 'hypot') return context.report('BP2028', node, { count: operands.length });
  return reportCount(context, node, name, count, count);
}

/** `Math.max(a, b, c)` is `Math.max(Math.max(a, b), c)`, bit for bit; of no numbers it is minus infinity, and `Math.min` infinity. */
function lowerExtremum(context: Context, node: ts.CallExpression, operation: OperationName, operands: readonly Expression[]): Expression {
  const span = context.spanOf(node);
  const [first, ...others] = operands;
  if (!first)
    return {
      kind: 'literal',
      value: operation === 'max' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
      text: context.textOf(node),
      span,
    };
  return others.reduce((left, right): Expression => ({ kind: 'operation', operation, operands: [left, right], span }), first);
}

function reportCount(context: Context, node: ts.CallExpression, name: string, least: number, most: number): Expression {
  const expected = `${least === most ? most : `${least} to ${most}`} argument${most === 1 ? '' : 's'}`;
  return context.report('BP3009', node, { name, expected, actual: node.arguments.length });
}
