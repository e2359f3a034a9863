import { ts } from '../typescript.ts';
import { lowerExpressionStatement } from './assignments.ts';
import type { Context } from './context.ts';
import { lowerIf, lowerLoop, lowerSwitch, lowerTry } from './control-flow.ts';
import { lowerVariables } from './declarations.ts';
import { hoistBlock } from './hoist.ts';

/** Lowers the statements of a block in the present scope. Does every path through them return? What stands after that is never run. */
export function lowerStatements(context: Context, statements: readonly ts.Statement[]): boolean {
  hoistBlock(context, statements);
  return statements.some((statement) => lowerStatement(context, statement));
}

/** Answers whether every path through the statement returns. */
export function lowerStatement(context: Context, node: ts.Statement): boolean {
  return context.nested(node, () => dispatch(context, node)) ?? true;
}

type Rule = (context: Context, node: ts.Statement) => boolean | undefined;

// One rule a syntax family; the first that matches decides.
const rules: readonly Rule[] = [
  rule(ts.isVariableStatement, lowerVariables),
  rule(ts.isExpressionStatement, lowerExpressionStatement),
  rule(ts.isReturnStatement, lowerReturn),
  rule(ts.isBlock, (context, node) => context.block(node.statements)),
  rule(ts.isIfStatement, lowerIf),
  rule(isLoop, lowerLoop),
  rule(ts.isSwitchStatement, lowerSwitch),
  rule(ts.isTryStatement, lowerTry),
  rule(ts.isClassDeclaration, lowerClass),
  rule(isNothing, () => false),
];

function rule<N extends ts.Statement>(matches: (node: ts.Node) => node is N, lower: (context: Context, node: N) => boolean): Rule {
  return (context, node) => (matches(node) ? lower(context, node) : undefined);
}

function dispatch(context: Context, node: ts.Statement): boolean {
  for (const lower of rules) {
    const returns = lower(context, node);
    if (returns !== undefined) return returns;
  }
  return lowerOther(context, node);
}

function lowerReturn(context: Context, node: ts.ReturnStatement): boolean {
  const value = node.expression ? context.expression(node.expression) : context.report('BP3018', node, {});
  context.body.push({ kind: 'return', value, span: context.spanOf(node) });
  return true;
}

function lowerClass(context: Context, node: ts.ClassDeclaration): boolean {
  context.report('BP2022', node.name ?? node, {});
  if (node.name) context.scope.declare(node.name.text);
  return false;
}

/** `throw`, `break`, `continue`, labels and what else may begin with a word. A `throw` ends its path as a return does. */
function lowerOther(context: Context, node: ts.Statement): boolean {
  const keyword = /^[a-z]+/.exec(context.textOf(node))?.[0] ?? '';
  context.reportKeyword('BP2023', node, keyword, { keyword });
  if (ts.isLabeledStatement(node)) return lowerStatement(context, node.statement);
  if (ts.isThrowStatement(node)) context.expression(node.expression);
  return ts.isThrowStatement(node);
}

function isLoop(node: ts.Node): node is ts.IterationStatement {
  return ts.isIterationStatement(node, false);
}

/** Statements that do nothing: types, `;`, functions (reported where the block begins) and `debugger`. */
function isNothing(node: ts.Node): node is ts.Statement {
  return (
    ts.isEmptyStatement(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isDebuggerStatement(node)
  );
}
