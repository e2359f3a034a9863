import type { FunctionId, Parameter } from '../../program/types.ts';
import type { FunctionNode, FunctionSyntax } from '../functions.ts';
import type { Module } from '../modules/module.ts';
import { ts } from '../typescript.ts';
import { Context } from './context.ts';
import { hoistVariables } from './hoist.ts';
import { lowerParameters } from './parameters.ts';
import type { ProgramLowering } from './program.ts';
import { Scope } from './scope.ts';
import { lowerStatements } from './statements.ts';
import { isNumberType } from './types.ts';

export interface LoweredFunction {
  readonly id: FunctionId;
  readonly parameters: readonly Parameter[];
}

/** Lowers a function into the program. `broken` where its text has syntax errors, which is reported and all that is. */
export function lowerFunction(
  program: ProgramLowering,
  definition: FunctionSyntax,
  module: Module,
  wrt: ReadonlySet<string> | undefined,
): LoweredFunction | 'broken' {
  const { node, name, span, nameSpan } = definition;
  if (program.reportErrors(module, node)) return 'broken';
  const id = program.builder.declareFunction();
  const context = new Context(program, module, functionScope(definition, module), { node });
  const givesNumber = checkKind(context, node);
  const parameters = lowerParameters(context, node, wrt);
  const returns = lowerBody(context, node);
  if (givesNumber && !returns) context.report('BP3017', nameSpan, { name });
  program.builder.defineFunction({ id, name, parameters, body: context.body, span, nameSpan });
  return { id, parameters };
}

/** A function expression knows itself by its own name. */
function functionScope(definition: FunctionSyntax, module: Module): Scope {
  const { node } = definition;
  const outer = new Scope();
  if (ts.isFunctionExpression(node) && node.name) outer.add(node.name.text, { kind: 'function', definition, module }, true);
  return new Scope(outer);
}

/** Is the function meant to return a number, as far as its declaration says? */
function checkKind(context: Context, node: FunctionNode): boolean {
  const async = node.modifiers?.find((modifier) => modifier.kind === ts.SyntaxKind.AsyncKeyword);
  if (async) context.report('BP2020', async, {});
  if (node.asteriskToken) context.report('BP2021', node.asteriskToken, {});
  if (async || node.asteriskToken) return false;
  if (!node.type || isNumberType(node.type, context.module, context.generics)) return true;
  context.report('BP2031', node.type, { type: context.textOf(node.type) });
  return false;
}

/** Does every path end with a value? */
function lowerBody(context: Context, { body }: FunctionNode): boolean {
  if (!body) return false;
  if (ts.isBlock(body)) {
    hoistVariables(context, body.statements);
    return lowerStatements(context, body.statements);
  }
  context.body.push({ kind: 'return', value: context.expression(body), span: context.spanOf(body) });
  return true;
}
