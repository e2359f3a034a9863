import type { Statement } from '../../program/statements.ts';
import { ts } from '../typescript.ts';
import { declaredBy, lowerBranch, lowerFunctionDeclarations } from './blocks.ts';
import type { Context } from './context.ts';
import { hoistBlock } from './hoist.ts';
import { lowerExpression, lowerStatement } from './lower.ts';

export function lowerIf(context: Context, node: ts.IfStatement): Statement {
  return {
    kind: 'if',
    condition: lowerExpression(context, node.expression),
    whenTrue: lowerBranch(context, node.thenStatement),
    whenFalse: node.elseStatement && lowerBranch(context, node.elseStatement),
    span: context.spanOf(node),
  };
}

/** All clauses share one block. */
export function lowerSwitch(context: Context, node: ts.SwitchStatement): Statement {
  const subject = lowerExpression(context, node.expression);
  const { clauses } = node.caseBlock;
  const all = clauses.flatMap((clause) => [...clause.statements]);
  return context.conditionally(() =>
    context.inScope(() => {
      hoistBlock(context, all);
      const functions = lowerFunctionDeclarations(context, all);
      const lowered = clauses.map((clause) => ({
        test: ts.isCaseClause(clause) ? lowerExpression(context, clause.expression) : undefined,
        body: clause.statements.flatMap((statement) => lowerStatement(context, statement) ?? []),
      }));
      const variables = all.flatMap((statement) => declaredBy(context, statement));
      return { kind: 'switch', subject, variables, functions, clauses: lowered, span: context.spanOf(node) };
    }),
  );
}
