import type { Assign, AssignOperator, Expression, Target } from '../../program/expressions.ts';
import { withoutWrapping } from '../functions.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';
import { lowerExpression } from './lower.ts';
import { bitSign, infixOperation, logicSign, signOf } from './operators.ts';
import { lowerTarget } from './targets.ts';

export function isAssignmentNode(node: ts.Node): node is ts.BinaryExpression {
  if (!ts.isBinaryExpression(node)) return false;
  const { kind } = node.operatorToken;
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

export function isUpdateNode(node: ts.Node): node is ts.PrefixUnaryExpression | ts.PostfixUnaryExpression {
  if (!ts.isPrefixUnaryExpression(node) && !ts.isPostfixUnaryExpression(node)) return false;
  return node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
}

/** `=` and the compound operators; `x += y` reads x before it evaluates y. */
export function lowerAssignment(context: Context, node: ts.BinaryExpression): Expression {
  const operator = operatorOf(signOf(node.operatorToken.kind).slice(0, -1));
  const span = context.spanOf(node);
  const target = lowerTarget(context, node.left, operator && operator.kind !== 'logic' ? 'update' : 'assign');
  const value =
    operator?.kind === 'logic' ? context.conditionally(() => lowerExpression(context, node.right)) : lowerExpression(context, node.right);
  if (!target) return context.placeholder(node);
  noteAssigned(context, target);
  const assign: Assign = { kind: 'assign', target, operator, value, span };
  return assign;
}

export function lowerUpdate(context: Context, node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression): Expression {
  const target = lowerTarget(context, withoutWrapping(node.operand), 'update');
  if (target?.kind !== 'read' && target?.kind !== 'member') return context.placeholder(node);
  const operation = node.operator === ts.SyntaxKind.PlusPlusToken ? 'add' : 'sub';
  return { kind: 'update', target, operation, prefix: ts.isPrefixUnaryExpression(node), span: context.spanOf(node) };
}

/** From here on the variables of a target have a value. */
export function noteAssigned(context: Context, target: Target): void {
  context.program.assigned(target);
}

function operatorOf(sign: string): AssignOperator | undefined {
  if (sign === '') return undefined;
  const operation = infixOperation(sign);
  if (operation) return { kind: 'operation', operation };
  const bit = bitSign(sign);
  if (bit) return { kind: 'bitwise', sign: bit };
  const logic = logicSign(sign);
  return logic && { kind: 'logic', sign: logic };
}
