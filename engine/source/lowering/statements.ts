import type { Expression } from '../../program/expressions.ts';
import type { Statement } from '../../program/statements.ts';
import { isNamespace } from '../modules/namespaces.ts';
import { ts } from '../typescript.ts';
import { lowerBlock } from './blocks.ts';
import { lowerIf, lowerSwitch } from './branches.ts';
import { lowerNamedClass } from './classes.ts';
import type { Context } from './context.ts';
import { lowerVariables } from './declarations.ts';
import { lowerEnum } from './enums.ts';
import { lowerJump, lowerLabeled, lowerThrow, lowerTry } from './jumps.ts';
import { isLoop, lowerLoop } from './loops.ts';
import { lowerExpression } from './lower.ts';
import { lowerNamespace } from './namespaces.ts';
import { checkReturned } from './returns.ts';

type Rule = (context: Context, node: ts.Statement) => Statement | undefined | 'other';

// One rule a syntax family; the first that matches decides.
const rules: readonly Rule[] = [
  rule(ts.isVariableStatement, (context, node) => lowerVariables(context, node.declarationList, context.spanOf(node))),
  rule(ts.isExpressionStatement, lowerExpressionStatement),
  rule(ts.isReturnStatement, lowerReturn),
  rule(ts.isBlock, lowerBlock),
  rule(ts.isIfStatement, lowerIf),
  rule(isLoop, lowerLoop),
  rule(ts.isSwitchStatement, lowerSwitch),
  rule(ts.isThrowStatement, lowerThrow),
  rule(ts.isBreakOrContinueStatement, lowerJump),
  rule(ts.isLabeledStatement, lowerLabeled),
  rule(ts.isTryStatement, lowerTry),
  rule(ts.isClassDeclaration, lowerClassDeclaration),
  rule(ts.isEnumDeclaration, (context, node) => lowerNamed(context, node, () => lowerEnum(context, node))),
  rule(isNamespace, (context, node) => lowerNamed(context, node, () => lowerNamespace(context, node))),
  rule(isNothing, () => undefined),
];

function rule<N extends ts.Statement>(
  matches: (node: ts.Node) => node is N,
  lower: (context: Context, node: N) => Statement | undefined,
): Rule {
  return (context, node) => (matches(node) ? lower(context, node) : 'other');
}

/** Nothing for what only concerns types. */
export function dispatchStatement(context: Context, node: ts.Statement): Statement | undefined {
  for (const lower of rules) {
    const result = lower(context, node);
    if (result !== 'other') return result;
  }
  const keyword = /^[a-z]+/.exec(context.textOf(node))?.[0] ?? '';
  if (context.reached) {
    context.reportKeyword('BP2023', node, keyword, { keyword });
    return undefined;
  }
  return { kind: 'evaluate', expression: context.refuse('BP2023', node, { keyword }), span: context.spanOf(node) };
}

function lowerExpressionStatement(context: Context, node: ts.ExpressionStatement): Statement | undefined {
  // A directive such as 'use strict'.
  if (ts.isStringLiteral(node.expression)) return undefined;
  const span = context.spanOf(node);
  return { kind: 'evaluate', expression: lowerExpression(context, node.expression), span };
}

function lowerReturn(context: Context, node: ts.ReturnStatement): Statement {
  const span = context.spanOf(node);
  const { expression } = node;
  if (!expression && context.role.entry && context.conditional === 0) context.report('BP3018', node, {});
  if (expression || context.conditional === 0) context.returnsValue = true;
  if (context.conditional > 0) context.mayHaveEnded = true;
  if (expression && context.role.entry) checkReturned(context, expression);
  return { kind: 'return', value: expression && lowerExpression(context, expression), span };
}

function lowerClassDeclaration(context: Context, node: ts.ClassDeclaration): Statement | undefined {
  const variable = node.name && context.scope.own(node.name.text);
  if (!variable) return undefined;
  const span = context.spanOf(node);
  variable.declared = true;
  variable.assigned = true;
  const target = { kind: 'read', variable: variable.id, span } as const;
  return { kind: 'declare', keyword: 'const', target, value: lowerNamedClass(context, node), span };
}

/** Gives the name of an enum or of a namespace its value; of a namespace in parts, once. */
function lowerNamed(context: Context, { name }: { readonly name: ts.Identifier }, lower: () => Expression): Statement | undefined {
  const variable = context.scope.own(name.text);
  if (!variable || variable.declared) return undefined;
  const span = context.spanOf(name);
  const value = lower();
  variable.declared = true;
  variable.assigned = true;
  return { kind: 'declare', keyword: 'const', target: { kind: 'read', variable: variable.id, span }, value, span };
}

/** Statements that do nothing: types, `;`, functions (lowered where the block begins) and `debugger`. */
function isNothing(node: ts.Node): node is ts.Statement {
  return (
    ts.isEmptyStatement(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isDebuggerStatement(node) ||
    ts.isModuleDeclaration(node)
  );
}
