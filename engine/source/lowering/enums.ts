import type { Expression, Property } from '../../program/expressions.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';
import { lowerExpression } from './lower.ts';
import { lowerKey } from './targets.ts';

/** An enum as the object that TypeScript makes of it: names to values, and numbers back to names. */
export function lowerEnum(context: Context, node: ts.EnumDeclaration): Expression {
  const span = context.spanOf(node);
  const properties: Property[] = [];
  const known = new Map<string, Expression>();
  let next = 0;
  for (const member of node.members) {
    const key = lowerKey(context, member.name);
    const value = memberValue(context, member, known) ?? { kind: 'literal', value: next, text: String(next), span: context.spanOf(member) };
    if (value.kind === 'literal' && typeof value.value === 'number') {
      next = value.value + 1;
      const back: Expression = { kind: 'literal', value: String(value.value), text: JSON.stringify(String(value.value)), span };
      properties.push({ kind: 'value', key: back, value: key });
    }
    if (key.kind === 'literal') known.set(String(key.value), value);
    properties.push({ kind: 'value', key, value });
  }
  return { kind: 'object', properties, span };
}

/** Initial values may mention earlier members by their bare names. */
function memberValue(context: Context, { initializer }: ts.EnumMember, known: ReadonlyMap<string, Expression>): Expression | undefined {
  if (!initializer) return undefined;
  if (ts.isIdentifier(initializer)) return known.get(initializer.text) ?? lowerExpression(context, initializer);
  if (ts.isPrefixUnaryExpression(initializer) && ts.isNumericLiteral(initializer.operand)) {
    const value = -Number(initializer.operand.text);
    return { kind: 'literal', value, text: String(value), span: context.spanOf(initializer) };
  }
  if (ts.isBinaryExpression(initializer) && ts.isNumericLiteral(initializer.left) && ts.isNumericLiteral(initializer.right)) {
    const [left, right] = [Number(initializer.left.text), Number(initializer.right.text)];
    const value = initializer.operatorToken.kind === ts.SyntaxKind.LessThanLessThanToken ? left << right : undefined;
    if (value !== undefined) return { kind: 'literal', value, text: String(value), span: context.spanOf(initializer) };
  }
  return lowerExpression(context, initializer);
}
