import type { Expression, Item } from '../../program/expressions.ts';
import type { Statement } from '../../program/statements.ts';
import type { FunctionId } from '../../program/types.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';
import type { FunctionDraft } from './drafts.ts';
import type { ProgramLowering } from './program.ts';

/* Where the syntax families meet: each calls the others through here, so that none imports what imports it. */

/** The value of an expression. Reports everything in it that cannot be lowered, and gives a placeholder for that. */
export function lowerExpression(context: Context, node: ts.Expression): Expression {
  return context.nested(node, () => context.program.rules.expression(context, node)) ?? context.placeholder(node);
}

/** Nothing for what only concerns types. */
export function lowerStatement(context: Context, node: ts.Statement): Statement | undefined {
  return context.nested(node, () => context.program.rules.statement(context, node));
}

/** Lowers a function, wherever it stands, into the program. */
export function lowerFunction(program: ProgramLowering, draft: FunctionDraft): FunctionId {
  return program.rules.function(program, draft);
}

/** Arguments and elements, with `...`. */
export function lowerItem(context: Context, node: ts.Expression): Item {
  if (ts.isSpreadElement(node)) return { spread: true, value: lowerExpression(context, node.expression) };
  if (ts.isOmittedExpression(node)) {
    return { spread: false, hole: true, value: { kind: 'literal', value: undefined, text: '', span: context.spanOf(node) } };
  }
  return { spread: false, value: lowerExpression(context, node) };
}
