import type { Expression } from '../../program/types.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';

type Literal =
  | ts.LiteralExpression
  | ts.TemplateExpression
  | ts.TaggedTemplateExpression
  | ts.TrueLiteral
  | ts.FalseLiteral
  | ts.NullLiteral;

export function isLiteral(node: ts.Node): node is Literal {
  return ts.isLiteralExpression(node) || isText(node) || isWord(node);
}

/** Numbers are values; text, truth values, big integers and regular expressions are not. */
export function lowerLiteral(context: Context, node: Literal): Expression {
  const text = context.textOf(node);
  // The parser has put `text` into decimal form already, whatever the base and the separators.
  if (ts.isNumericLiteral(node)) return { kind: 'literal', value: Number(node.text), text, span: context.spanOf(node) };
  return isText(node) ? context.report('BP2014', node, {}) : context.report('BP2015', node, { text });
}

function isText(node: ts.Node): node is ts.StringLiteralLike | ts.TemplateExpression | ts.TaggedTemplateExpression {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || ts.isTaggedTemplateExpression(node);
}

function isWord({ kind }: ts.Node): boolean {
  return kind === ts.SyntaxKind.TrueKeyword || kind === ts.SyntaxKind.FalseKeyword || kind === ts.SyntaxKind.NullKeyword;
}
