import type { Expression } from '../../program/types.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';

/* Expressions that are not supported yet: each is reported as what it is, and what stands inside is checked as well. */

export function lowerConditional(context: Context, node: ts.ConditionalExpression): Expression {
  const result = context.report('BP2004', node, {});
  for (const part of [node.condition, node.whenTrue, node.whenFalse]) context.expression(part);
  return result;
}

/** `expression.name`, where the expression is no library and no module. */
export function lowerProperty(context: Context, node: ts.PropertyAccessExpression): Expression {
  return lowerInside(context, [node.expression], () => context.report('BP2010', node, { name: node.name.text }));
}

export function lowerElement(context: Context, node: ts.ElementAccessExpression): Expression {
  const name = `[${context.textOf(node.argumentExpression)}]`;
  return lowerInside(context, [node.expression, node.argumentExpression], () => context.report('BP2010', node, { name }));
}

export function lowerArray(context: Context, node: ts.ArrayLiteralExpression): Expression {
  const result = context.report('BP2008', node, {});
  for (const element of node.elements) {
    if (!ts.isOmittedExpression(element)) context.expression(ts.isSpreadElement(element) ? element.expression : element);
  }
  return result;
}

export function lowerObject(context: Context, node: ts.ObjectLiteralExpression): Expression {
  const result = context.report('BP2009', node, {});
  for (const property of node.properties) if (ts.isPropertyAssignment(property)) context.expression(property.initializer);
  return result;
}

export function lowerFunctionValue(context: Context, node: ts.ArrowFunction | ts.FunctionExpression): Expression {
  return context.report('BP2012', node, {});
}

export function lowerNew(context: Context, node: ts.NewExpression | ts.ClassExpression): Expression {
  return context.report('BP2022', node, {});
}

export function lowerKeyword(context: Context, node: ts.ThisExpression | ts.SuperExpression | ts.MetaProperty): Expression {
  return context.report('BP2019', node, { keyword: context.textOf(node) });
}

/** Reports the whole only where nothing inside is wrong: `'text'.length` is about the text. */
function lowerInside(context: Context, parts: readonly ts.Expression[], report: () => Expression): Expression {
  const before = context.program.diagnostics.length;
  const lowered = parts.map((part) => context.expression(part));
  return context.program.diagnostics.length === before ? report() : (lowered[0] ?? report());
}
