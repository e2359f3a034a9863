import type { Expression } from '../../program/types.ts';
import { withoutWrapping } from '../functions.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';
import { infixOperation, isAssignment, isUpdate, operatorCode, signOf } from './operators.ts';
import { resolveTarget } from './targets.ts';

/** An expression that stands for itself: an assignment, or something without an effect, which is checked and dropped. */
export function lowerExpressionStatement(context: Context, { expression }: ts.ExpressionStatement): boolean {
  // A directive such as 'use strict'.
  if (!ts.isStringLiteral(expression)) lowerEffect(context, expression);
  return false;
}

function lowerEffect(context: Context, expression: ts.Expression): void {
  const node = withoutWrapping(expression);
  if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) lowerAssignment(context, node);
  else if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.CommaToken) {
    context.nested(node, () => lowerEffect(context, node.left));
    lowerEffect(context, node.right);
  } else if ((ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) && isUpdate(node.operator)) lowerUpdate(context, node);
  else context.expression(node);
}

/** `=` and the compound operators; `x += y` reads x before it evaluates y. */
function lowerAssignment(context: Context, node: ts.BinaryExpression): void {
  const { left, right, operatorToken } = node;
  const operator = signOf(operatorToken.kind).slice(0, -1);
  const operation = infixOperation(operator);
  if (operator !== '' && !operation) {
    const code = operatorCode(operator) ?? 'BP2007';
    context.report(code, node, { operator: `${operator}=` });
  }
  const target = operation ? resolveTarget(context, left, 'update') : resolveTarget(context, left, 'assign');
  const value = context.expression(right);
  if (target) context.assign(target, operation ? update(context, node, left, operation, target.id, value) : value, context.spanOf(node));
}

function lowerUpdate(context: Context, node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression): void {
  const operation = infixOperation(signOf(node.operator).slice(1));
  const target = resolveTarget(context, node.operand, 'update');
  if (!target || !operation) return;
  const one: Expression = { kind: 'literal', value: 1, text: '1', span: context.spanOf(node) };
  context.assign(target, update(context, node, node.operand, operation, target.id, one), context.spanOf(node));
}

function update(
  context: Context,
  node: ts.Node,
  target: ts.Expression,
  operation: NonNullable<ReturnType<typeof infixOperation>>,
  variable: Extract<Expression, { kind: 'read' }>['variable'],
  value: Expression,
): Expression {
  const read: Expression = { kind: 'read', variable, span: context.spanOf(target) };
  return { kind: 'operation', operation, operands: [read, value], span: context.spanOf(node) };
}
