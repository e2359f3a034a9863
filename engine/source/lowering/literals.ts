import type { Expression } from '../../program/expressions.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';
import { lowerExpression } from './lower.ts';

type LiteralNode =
  | ts.LiteralExpression
  | ts.TemplateExpression
  | ts.TaggedTemplateExpression
  | ts.TrueLiteral
  | ts.FalseLiteral
  | ts.NullLiteral;

export function isLiteral(node: ts.Node): node is LiteralNode {
  return ts.isLiteralExpression(node) || ts.isTemplateExpression(node) || ts.isTaggedTemplateExpression(node) || isWord(node);
}

/** Numbers, text and truth values are values; regular expressions work on text. */
export function lowerLiteral(context: Context, node: LiteralNode): Expression {
  const text = context.textOf(node);
  const span = context.spanOf(node);
  // The parser has put `text` into decimal form already, whatever the base and the separators.
  if (ts.isNumericLiteral(node)) return { kind: 'literal', value: Number(node.text), text, span };
  if (ts.isStringLiteralLike(node)) return { kind: 'literal', value: node.text, text, span };
  if (ts.isTemplateExpression(node)) return lowerTemplate(context, node);
  if (ts.isTaggedTemplateExpression(node)) return context.refuse('BP2024', node, {});
  if (isWord(node)) return { kind: 'literal', value: words.get(node.kind), text, span };
  if (ts.isRegularExpressionLiteral(node)) {
    const end = text.lastIndexOf('/');
    return { kind: 'regexp', source: text.slice(1, end), flags: text.slice(end + 1), span };
  }
  // Here, too, the text is in decimal form already, with the n behind it.
  return { kind: 'literal', value: BigInt(node.text.slice(0, -1)), text, span };
}

function lowerTemplate(context: Context, node: ts.TemplateExpression): Expression {
  return {
    kind: 'template',
    texts: [node.head.text, ...node.templateSpans.map((span) => span.literal.text)],
    expressions: node.templateSpans.map((span) => lowerExpression(context, span.expression)),
    span: context.spanOf(node),
  };
}

/** Is the expression text, seen from its syntax alone? Gives the pieces that make it so. */
export function textPieces(node: ts.Expression): readonly ts.Expression[] {
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) return [node];
  if (ts.isParenthesizedExpression(node)) return textPieces(node.expression);
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) return chainPieces(node);
  return [];
}

function chainPieces(node: ts.BinaryExpression): readonly ts.Expression[] {
  const pieces: ts.Expression[] = [];
  let left: ts.Expression = node;
  for (; ts.isBinaryExpression(left) && left.operatorToken.kind === ts.SyntaxKind.PlusToken; left = left.left) {
    if (!ts.isBinaryExpression(left.right)) pieces.unshift(...textPieces(left.right));
  }
  return [...(ts.isBinaryExpression(left) ? [] : textPieces(left)), ...pieces];
}

/** `true`, `false`, `null`. */
export function isWord(node: ts.Node): node is ts.TrueLiteral | ts.FalseLiteral | ts.NullLiteral {
  return words.has(node.kind);
}

const words: ReadonlyMap<ts.SyntaxKind, boolean | null> = new Map([
  [ts.SyntaxKind.TrueKeyword, true],
  [ts.SyntaxKind.FalseKeyword, false],
  [ts.SyntaxKind.NullKeyword, null],
]);
