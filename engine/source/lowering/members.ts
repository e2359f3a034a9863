import type { Expression } from '../../program/expressions.ts';
import { withoutWrapping } from '../functions.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';
import { lowerExpression } from './lower.ts';
import { lowerEntity, resolveEntity } from './names.ts';

/** `object.name`, and members of libraries and of imported modules. */
export function lowerProperty(context: Context, node: ts.PropertyAccessExpression): Expression {
  const entity = resolveEntity(context, node, 'value');
  if (entity) return lowerEntity(context, entity, node);
  const { name } = node;
  if (isNumber(context, node.expression) && !numberMembers.has(name.text)) return context.refuse('BP2010', node, { name: name.text });
  const property: Expression = { kind: 'literal', value: name.text, text: name.text, span: context.spanOf(name) };
  return member(context, node, lowerChained(context, node.expression), property);
}

/** `object[index]`. */
export function lowerElement(context: Context, node: ts.ElementAccessExpression): Expression {
  if (isNumber(context, node.expression)) return context.refuse('BP2010', node, { name: `[${context.textOf(node.argumentExpression)}]` });
  const object = lowerChained(context, node.expression);
  return member(context, node, object, lowerExpression(context, node.argumentExpression));
}

/** The part of a chain with `?.` that stands before: it is cut short together with the whole. */
export function lowerChained(context: Context, node: ts.Expression): Expression {
  const lowered = lowerExpression(context, node);
  return lowered.kind === 'chain' && ts.isOptionalChain(node) ? lowered.expression : lowered;
}

/** Where the expression is the end of a chain with `?.`, says so. */
export function chained(context: Context, node: ts.Expression, expression: Expression): Expression {
  return ts.isOptionalChain(node) ? { kind: 'chain', expression, span: context.spanOf(node) } : expression;
}

function member(
  context: Context,
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  object: Expression,
  property: Expression,
): Expression {
  const optional = node.questionDotToken !== undefined;
  return chained(context, node, { kind: 'member', object, property, optional, span: context.spanOf(node) });
}

const numberMembers: ReadonlySet<string> = new Set(['toFixed', 'toString', 'toPrecision', 'toExponential', 'valueOf', 'toLocaleString']);

function isNumber(context: Context, node: ts.Expression): boolean {
  const inner = withoutWrapping(node);
  return ts.isIdentifier(inner) && (context.scope.find(inner.text)?.number ?? false);
}
