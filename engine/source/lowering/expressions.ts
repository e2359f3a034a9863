import type { Expression } from '../../program/types.ts';
import { isWrapping } from '../functions.ts';
import { ts } from '../typescript.ts';
import { lowerCall } from './calls.ts';
import type { Context } from './context.ts';
import { isLiteral, lowerLiteral } from './literals.ts';
import { lowerEntity, resolveEntity } from './names.ts';
import { lowerBinary, lowerPostfix, lowerPrefix } from './operators.ts';
import {
  lowerArray,
  lowerConditional,
  lowerElement,
  lowerFunctionValue,
  lowerKeyword,
  lowerNew,
  lowerObject,
  lowerProperty,
} from './unsupported.ts';

/** The value of an expression. Reports everything in it that cannot be lowered, and gives a placeholder for that. */
export function lowerExpression(context: Context, node: ts.Expression): Expression {
  return context.nested(node, () => dispatch(context, node)) ?? context.placeholder(node);
}

type Rule = (context: Context, node: ts.Expression) => Expression | undefined;

// One rule a syntax family; the first that matches decides.
const rules: readonly Rule[] = [
  rule(isLiteral, lowerLiteral),
  rule(ts.isIdentifier, lowerName),
  rule(isWrapping, (context, node) => lowerExpression(context, node.expression)),
  rule(ts.isBinaryExpression, lowerBinary),
  rule(ts.isPrefixUnaryExpression, lowerPrefix),
  rule(ts.isPostfixUnaryExpression, lowerPostfix),
  rule(ts.isPropertyAccessExpression, lowerAccess),
  rule(ts.isCallExpression, lowerCall),
  rule(ts.isConditionalExpression, lowerConditional),
  rule(ts.isElementAccessExpression, lowerElement),
  rule(ts.isArrayLiteralExpression, lowerArray),
  rule(ts.isObjectLiteralExpression, lowerObject),
  rule(ts.isArrowFunction, lowerFunctionValue),
  rule(ts.isFunctionExpression, lowerFunctionValue),
  rule(ts.isNewExpression, lowerNew),
  rule(ts.isClassExpression, lowerNew),
  rule(isKeyword, lowerKeyword),
];

function rule<N extends ts.Expression>(matches: (node: ts.Node) => node is N, lower: (context: Context, node: N) => Expression): Rule {
  return (context, node) => (matches(node) ? lower(context, node) : undefined);
}

function dispatch(context: Context, node: ts.Expression): Expression {
  for (const lower of rules) {
    const result = lower(context, node);
    if (result) return result;
  }
  return context.report('BP2024', node, {});
}

function lowerName(context: Context, node: ts.Identifier): Expression {
  const entity = resolveEntity(context, node, 'value');
  return entity ? lowerEntity(context, entity, node) : context.placeholder(node);
}

function lowerAccess(context: Context, node: ts.PropertyAccessExpression): Expression {
  const entity = resolveEntity(context, node, 'value');
  return entity ? lowerEntity(context, entity, node) : lowerProperty(context, node);
}

function isKeyword(node: ts.Node): node is ts.ThisExpression | ts.SuperExpression | ts.MetaProperty {
  return node.kind === ts.SyntaxKind.ThisKeyword || node.kind === ts.SyntaxKind.SuperKeyword || ts.isMetaProperty(node);
}
