import { withoutWrapping } from '../functions.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';
import { textPieces } from './literals.ts';
import { isFunctionName } from './operators.ts';

/** What is wrong with a value that is to be a number, as its syntax shows. */
export function checkReturned(context: Context, node: ts.Expression): void {
  const inner = withoutWrapping(node);
  for (const piece of textPieces(inner)) context.report('BP2014', piece, {});
  if (ts.isConditionalExpression(inner)) {
    checkReturned(context, inner.whenTrue);
    checkReturned(context, inner.whenFalse);
  }
  const shape = shapeOf(inner);
  if (shape !== undefined) context.report('BP2033', inner, { what: shape });
  else if (isFunctionName(context, inner)) context.report('BP3006', inner, { name: context.textOf(inner) });
}

function shapeOf(node: ts.Expression): string | undefined {
  if (ts.isArrayLiteralExpression(node)) return 'an array';
  if (ts.isObjectLiteralExpression(node)) return 'an object';
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return 'a function';
  if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) return 'a truth value';
  if (ts.isTypeOfExpression(node)) return 'a text';
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) return 'a truth value';
  const comparison = ts.isBinaryExpression(node) && comparisons.has(node.operatorToken.kind);
  return comparison ? 'a truth value' : undefined;
}

const comparisons: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);
