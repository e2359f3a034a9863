import type { Expression } from '../../program/expressions.ts';
import { isWrapping } from '../functions.ts';
import { isInStrictCode } from '../modules/implicit.ts';
import { ts } from '../typescript.ts';
import { isAssignmentNode, isUpdateNode, lowerAssignment, lowerUpdate } from './assignments.ts';
import { lowerCall, lowerNew } from './calls.ts';
import { lowerNamedClass } from './classes.ts';
import type { Context } from './context.ts';
import { isFunctionValue, lowerFunctionValue } from './function.ts';
import { isLiteral, lowerLiteral } from './literals.ts';
import { lowerExpression } from './lower.ts';
import { lowerElement, lowerProperty } from './members.ts';
import { lowerEntity, resolveName } from './names.ts';
import { lowerArray, lowerObject } from './objects.ts';
import { lowerBinary, lowerConditional, lowerPrefix, lowerWord } from './operators.ts';
import { isUnassigned } from './scope.ts';

type Rule = (context: Context, node: ts.Expression) => Expression | undefined;

// One rule a syntax family; the first that matches decides.
const rules: readonly Rule[] = [
  rule(isLiteral, lowerLiteral),
  rule(ts.isIdentifier, lowerName),
  rule(isWrapping, (context, node) => lowerExpression(context, node.expression)),
  rule(isAssignmentNode, lowerAssignment),
  rule(isUpdateNode, lowerUpdate),
  rule(ts.isBinaryExpression, lowerBinary),
  rule(ts.isPrefixUnaryExpression, lowerPrefix),
  rule(isWordOperator, lowerWord),
  rule(ts.isPropertyAccessExpression, lowerProperty),
  rule(ts.isElementAccessExpression, lowerElement),
  rule(ts.isCallExpression, lowerCall),
  rule(ts.isConditionalExpression, lowerConditional),
  rule(ts.isArrayLiteralExpression, lowerArray),
  rule(ts.isObjectLiteralExpression, lowerObject),
  rule(isFunctionValue, lowerFunctionValue),
  rule(ts.isNewExpression, lowerNew),
  rule(ts.isClassExpression, lowerNamedClass),
  rule(isKeyword, lowerKeyword),
  rule(ts.isYieldExpression, lowerYield),
];

function rule<N extends ts.Expression>(matches: (node: ts.Node) => node is N, lower: (context: Context, node: N) => Expression): Rule {
  return (context, node) => (matches(node) ? lower(context, node) : undefined);
}

/** Not for the expression alone: `lowerExpression` watches the depth. */
export function dispatchExpression(context: Context, node: ts.Expression): Expression {
  for (const lower of rules) {
    const result = lower(context, node);
    if (result) return result;
  }
  return context.refuse('BP2024', node, {});
}

function lowerName(context: Context, node: ts.Identifier): Expression {
  const entity = resolveName(context, node, 'value');
  if (entity.kind === 'local' && isUnassigned(context, entity.variable)) return context.refuse('BP3003', node, { name: node.text });
  return lowerEntity(context, entity, node);
}

function isKeyword(node: ts.Node): node is ts.ThisExpression | ts.SuperExpression | ts.MetaProperty {
  return node.kind === ts.SyntaxKind.ThisKeyword || node.kind === ts.SyntaxKind.SuperKeyword || ts.isMetaProperty(node);
}

function lowerKeyword(context: Context, node: ts.ThisExpression | ts.SuperExpression | ts.MetaProperty): Expression {
  const owner = context.program.argumentsOwner(context);
  if (!owner && node.kind === ts.SyntaxKind.ThisKeyword) return topLevelThis(context, node);
  if (ts.isMetaProperty(node) || !owner || (owner.role.entry && !owner.outer)) {
    return context.refuse('BP2019', node, { keyword: context.textOf(node) });
  }
  const span = context.spanOf(node);
  if (node.kind !== ts.SyntaxKind.ThisKeyword) return { kind: 'super', span };
  return context.module.commonJs && !isInStrictCode(node) ? { kind: 'this', global: true, span } : { kind: 'this', span };
}

/** `this` of a module: what it exports in CommonJS, nothing else. */
function topLevelThis(context: Context, node: ts.Expression): Expression {
  const span = context.spanOf(node);
  const exports = context.module.commonJs ? context.module.bindings.get('exports') : undefined;
  if (exports?.kind !== 'commonjs') return { kind: 'literal', value: undefined, text: 'undefined', span };
  return { kind: 'read', variable: context.program.global(exports, false), span };
}

function lowerYield(context: Context, node: ts.YieldExpression): Expression {
  const value = node.expression && lowerExpression(context, node.expression);
  return { kind: 'yield', value, all: node.asteriskToken !== undefined, span: context.spanOf(node) };
}

function isWordOperator(node: ts.Node): node is ts.TypeOfExpression | ts.VoidExpression | ts.DeleteExpression {
  return ts.isTypeOfExpression(node) || ts.isVoidExpression(node) || ts.isDeleteExpression(node);
}
