import type { Statement } from '../../program/statements.ts';
import { ts } from '../typescript.ts';
import { noteAssigned } from './assignments.ts';
import { lowerBranch } from './blocks.ts';
import type { Context } from './context.ts';
import { declareList, keywordOf, lowerVariables } from './declarations.ts';
import { lowerExpression } from './lower.ts';
import { moduleVariable } from './module-variables.ts';
import { lowerBinding, lowerTarget } from './targets.ts';

export function isLoop(node: ts.Node): node is ts.IterationStatement {
  return ts.isIterationStatement(node, false);
}

export function lowerLoop(context: Context, node: ts.IterationStatement): Statement | undefined {
  if (ts.isForStatement(node)) return lowerFor(context, node);
  if (ts.isForOfStatement(node) || ts.isForInStatement(node)) return lowerForEach(context, node);
  if (!ts.isWhileStatement(node) && !ts.isDoStatement(node)) return undefined;
  const condition = context.conditionally(() => lowerExpression(context, node.expression));
  const first = ts.isWhileStatement(node) ? 'condition' : 'body';
  return { kind: 'while', condition, body: lowerBranch(context, node.statement), first, span: context.spanOf(node) };
}

function lowerFor(context: Context, node: ts.ForStatement): Statement {
  const { initializer, condition, incrementor } = node;
  return context.inScope((scope) => {
    const initial: Statement[] = [];
    if (initializer && ts.isVariableDeclarationList(initializer)) {
      declareList(context, initializer);
      initial.push(lowerVariables(context, initializer, context.spanOf(initializer)));
    } else if (initializer) {
      initial.push({ kind: 'evaluate', expression: lowerExpression(context, initializer), span: context.spanOf(initializer) });
    }
    const parts = context.conditionally(() => ({
      condition: condition && lowerExpression(context, condition),
      update: incrementor && lowerExpression(context, incrementor),
    }));
    const body = lowerBranch(context, node.statement);
    return { kind: 'for', variables: scope.variables, initial, ...parts, body, span: context.spanOf(node) };
  });
}

function lowerForEach(context: Context, node: ts.ForOfStatement | ts.ForInStatement): Statement | undefined {
  const { initializer } = node;
  if (ts.isForOfStatement(node) && node.awaitModifier) {
    context.report('BP2024', node.awaitModifier, {});
    return undefined;
  }
  const subject = lowerExpression(context, node.expression);
  return context.inScope((scope) => {
    const declares = ts.isVariableDeclarationList(initializer);
    if (declares) declareList(context, initializer);
    const name = declares ? initializer.declarations[0]?.name : undefined;
    const target = declares
      ? name && lowerBinding(context, name, (identifier) => declaredVariable(context, identifier))
      : lowerTarget(context, initializer, 'assign');
    if (!target) return undefined;
    if (!declares) noteAssigned(context, target);
    const keyword = declares ? (keywordOf(initializer) ?? 'const') : undefined;
    const body = lowerBranch(context, node.statement);
    const over = ts.isForOfStatement(node) ? 'values' : 'keys';
    return { kind: 'for-each', over, variables: scope.variables, keyword, target, subject, body, span: context.spanOf(node) };
  });
}

function declaredVariable(context: Context, name: ts.Identifier) {
  const variable = context.scope.find(name.text) ?? moduleVariable(context, name) ?? context.declare(name, {});
  variable.declared = true;
  variable.assigned = true;
  return variable;
}
