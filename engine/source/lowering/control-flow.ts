import { namesOf } from '../modules/declarations.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';
import { poison } from './entities.ts';
import { operatorCode, signOf } from './operators.ts';
import { Scope } from './scope.ts';

/*
 * Branches and loops are not supported yet. Each is reported at its keyword, and the statements inside are lowered as if they
 * stood in a row, so that everything else that is wrong in them is found as well; the program is discarded anyway.
 */

export function lowerIf(context: Context, node: ts.IfStatement): boolean {
  context.reportKeyword('BP2001', node, 'if', {});
  lowerCondition(context, node.expression);
  const then = lowerInBlock(context, node.thenStatement);
  const otherwise = node.elseStatement ? lowerInBlock(context, node.elseStatement) : false;
  return then && otherwise;
}

export function lowerLoop(context: Context, node: ts.IterationStatement): boolean {
  const keyword = ts.isWhileStatement(node) ? 'while' : ts.isDoStatement(node) ? 'do' : 'for';
  context.reportKeyword('BP2002', node, keyword, { keyword });
  return context.inScope(new Scope(context.scope), () => {
    if (ts.isWhileStatement(node) || ts.isDoStatement(node)) lowerCondition(context, node.expression);
    else if (ts.isForStatement(node)) declareLoopVariables(context, node.initializer);
    else if (ts.isForInStatement(node) || ts.isForOfStatement(node)) declareLoopVariables(context, node.initializer);
    return lowerInBlock(context, node.statement);
  });
}

export function lowerSwitch(context: Context, node: ts.SwitchStatement): boolean {
  context.reportKeyword('BP2003', node, 'switch', {});
  lowerCondition(context, node.expression);
  const statements = node.caseBlock.clauses.flatMap((clause) => clause.statements.filter((statement) => !ts.isBreakStatement(statement)));
  return context.block(statements);
}

export function lowerTry(context: Context, node: ts.TryStatement): boolean {
  context.reportKeyword('BP2023', node, 'try', { keyword: 'try' });
  const returns = context.block(node.tryBlock.statements);
  if (node.catchClause) {
    const { variableDeclaration: variable, block } = node.catchClause;
    context.inScope(new Scope(context.scope), () => {
      for (const { name } of variable ? namesOf(variable.name) : []) context.scope.add(name.text, poison, true);
      context.block(block.statements);
    });
  }
  return (node.finallyBlock ? context.block(node.finallyBlock.statements) : false) || returns;
}

function lowerInBlock(context: Context, statement: ts.Statement): boolean {
  return context.inScope(new Scope(context.scope), () => context.statement(statement));
}

/** The statement is reported already; the comparison that decides it is no second mistake, but what it compares may be one. */
function lowerCondition(context: Context, node: ts.Expression): void {
  if (ts.isBinaryExpression(node) && operatorCode(signOf(node.operatorToken.kind))) {
    context.expression(node.left);
    context.expression(node.right);
  } else context.expression(node);
}

function declareLoopVariables(context: Context, initializer: ts.ForInitializer | undefined): void {
  if (!initializer || !ts.isVariableDeclarationList(initializer)) return;
  for (const declaration of initializer.declarations) {
    if (declaration.initializer) context.expression(declaration.initializer);
    for (const { name } of namesOf(declaration.name)) context.scope.add(name.text, poison, true);
  }
}
