import type { Statement } from '../../program/statements.ts';
import { namesOf } from '../modules/var-names.ts';
import { ts } from '../typescript.ts';
import { lowerBlock } from './blocks.ts';
import type { Context } from './context.ts';
import { lowerExpression, lowerStatement } from './lower.ts';
import { lowerBinding } from './targets.ts';

export function lowerThrow(context: Context, node: ts.ThrowStatement): Statement {
  if (context.conditional === 0) context.returnsValue = true;
  else context.mayHaveEnded = true;
  return { kind: 'throw', value: lowerExpression(context, node.expression), span: context.spanOf(node) };
}

export function lowerJump(context: Context, node: ts.BreakOrContinueStatement): Statement {
  return { kind: ts.isBreakStatement(node) ? 'break' : 'continue', label: node.label?.text, span: context.spanOf(node) };
}

export function lowerLabeled(context: Context, node: ts.LabeledStatement): Statement | undefined {
  const body = context.conditionally(() => lowerStatement(context, node.statement));
  return body && { kind: 'labeled', label: node.label.text, body, span: context.spanOf(node) };
}

export function lowerTry(context: Context, node: ts.TryStatement): Statement {
  return context.conditionally(() => ({
    kind: 'try',
    body: lowerBlock(context, node.tryBlock),
    handler: node.catchClause && lowerCatch(context, node.catchClause),
    finalizer: node.finallyBlock && lowerBlock(context, node.finallyBlock),
    span: context.spanOf(node),
  }));
}

function lowerCatch(context: Context, { variableDeclaration: declaration, block }: ts.CatchClause) {
  return context.inScope((scope) => {
    const draft = { declared: true, assigned: true };
    const locals = new Map((declaration ? namesOf(declaration.name) : []).map((name) => [name, context.declare(name, draft)]));
    const target = declaration && lowerBinding(context, declaration.name, (name) => locals.get(name) ?? context.declare(name, draft));
    return { target, variables: scope.variables, body: lowerBlock(context, block) };
  });
}
