import { type OperationName, operation, operationNames } from '../../operations/table.ts';
import type { Expression } from '../../program/types.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';

/** The operation that an infix sign means, if it is one of arithmetic. */
export function infixOperation(sign: string): OperationName | undefined {
  return infix.get(sign);
}

export function signOf(kind: ts.SyntaxKind): string {
  return ts.tokenToString(kind) ?? '';
}

/** A chain of operators that group to the left, however long, takes one level of nesting. */
export function lowerBinary(context: Context, node: ts.BinaryExpression): Expression {
  const chain: { readonly node: ts.BinaryExpression; readonly operation: OperationName }[] = [];
  let left: ts.Expression = node;
  while (ts.isBinaryExpression(left)) {
    const operation = infixOperation(signOf(left.operatorToken.kind));
    if (!operation) break;
    chain.push({ node: left, operation });
    left = left.left;
  }
  if (chain.length === 0) return lowerOtherBinary(context, node);
  let value = context.expression(left);
  for (const link of chain.reverse()) {
    const operands = [value, context.expression(link.node.right)];
    value = { kind: 'operation', operation: link.operation, operands, span: context.spanOf(link.node) };
  }
  return value;
}

export function lowerPrefix(context: Context, node: ts.PrefixUnaryExpression): Expression {
  const sign = signOf(node.operator);
  if (isUpdate(node.operator)) return context.report('BP2016', node, {});
  const operand = context.expression(node.operand);
  // Unary plus converts to a number, which it is already.
  if (sign === '+') return operand;
  const operation = prefix.get(sign);
  if (operation) return { kind: 'operation', operation, operands: [operand], span: context.spanOf(node) };
  return context.report(sign === '!' ? 'BP2006' : 'BP2007', node, { operator: sign });
}

export function lowerPostfix(context: Context, node: ts.PostfixUnaryExpression): Expression {
  return context.report('BP2016', node, {});
}

/** `++` or `--`. */
export function isUpdate(operator: ts.SyntaxKind): boolean {
  return operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
}

export function isAssignment(operator: ts.SyntaxKind): boolean {
  return operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment;
}

/** The code that says why an operator other than those of arithmetic is not supported. */
export function operatorCode(sign: string): 'BP2005' | 'BP2006' | 'BP2007' | undefined {
  if (['<', '>', '<=', '>=', '==', '===', '!=', '!==', 'instanceof', 'in'].includes(sign)) return 'BP2005';
  if (['&&', '||', '??'].includes(sign)) return 'BP2006';
  return ['&', '|', '^', '<<', '>>', '>>>'].includes(sign) ? 'BP2007' : undefined;
}

function lowerOtherBinary(context: Context, node: ts.BinaryExpression): Expression {
  const operator = signOf(node.operatorToken.kind);
  if (isAssignment(node.operatorToken.kind)) {
    context.expression(node.right);
    return context.report('BP2016', node, {});
  }
  const code = operatorCode(operator);
  const result = code ? context.report(code, node, { operator }) : context.report('BP2024', node, {});
  context.expression(node.left);
  context.expression(node.right);
  return result;
}

const infix = new Map(
  operationNames.flatMap((name) => {
    const style = operation(name).print;
    return 'infix' in style ? [[style.infix, name] as const] : [];
  }),
);
const prefix = new Map(
  operationNames.flatMap((name) => {
    const style = operation(name).print;
    return 'prefix' in style ? [[style.prefix, name] as const] : [];
  }),
);
