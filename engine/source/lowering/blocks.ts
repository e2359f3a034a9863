import type { Block, FunctionDeclaration, Statement } from '../../program/statements.ts';
import type { Span } from '../span.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';
import { blockNames, hoistBlock } from './hoist.ts';
import { lowerFunction, lowerStatement } from './lower.ts';

/** Lowers the statements of a block whose names go into the present scope. */
export function lowerStatements(context: Context, statements: readonly ts.Statement[], span: Span): Block {
  hoistBlock(context, statements);
  const functions = lowerFunctionDeclarations(context, statements);
  const body = statements.flatMap((statement) => lowerStatement(context, statement) ?? []);
  const variables = statements.flatMap((statement) => declaredBy(context, statement));
  return { kind: 'block', variables, functions, body, span };
}

/** Functions have their values from the start of their block, so they are lowered first. */
export function lowerFunctionDeclarations(context: Context, statements: readonly ts.Statement[]): readonly FunctionDeclaration[] {
  return statements.flatMap((node): FunctionDeclaration[] => {
    if (!ts.isFunctionDeclaration(node) || !node.name || !node.body) return [];
    const variable = context.scope.own(node.name.text);
    if (!variable) return [];
    const id = lowerFunction(context.program, { node, name: node.name.text, module: context.module, outer: context });
    return [{ variable: variable.id, function: id }];
  });
}

/** The variables of the block that a statement declares. */
export function declaredBy(context: Context, statement: ts.Statement) {
  return blockNames(statement).flatMap((name) => context.scope.own(name.text)?.id ?? []);
}

/** The body of a branch or of a loop. */
export function lowerBranch(context: Context, node: ts.Statement): Statement {
  const nothing: Block = { kind: 'block', variables: [], functions: [], body: [], span: context.spanOf(node) };
  return context.conditionally(() => context.inScope(() => lowerStatement(context, node))) ?? nothing;
}

export function lowerBlock(context: Context, node: ts.Block): Block {
  return context.inScope(() => lowerStatements(context, node.statements, context.spanOf(node)));
}
