import type { Expression } from '../../program/expressions.ts';
import type { Block, Statement } from '../../program/statements.ts';
import type { FunctionId } from '../../program/types.ts';
import { withoutWrapping } from '../functions.ts';
import type { Module } from '../modules/module.ts';
import { ts } from '../typescript.ts';
import { Context } from './context.ts';
import { lowerExpression } from './expressions.ts';
import { hoistVariables } from './hoist.ts';
import { textPieces } from './literals.ts';
import { isFunctionName } from './operators.ts';
import { lowerParameters } from './parameters.ts';
import type { ProgramLowering } from './program.ts';
import { lowerStatements } from './statements.ts';
import { notNumber } from './types.ts';

export type FunctionLike =
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ArrowFunction
  | ts.MethodDeclaration
  | ts.GetAccessorDeclaration
  | ts.SetAccessorDeclaration
  | ts.ConstructorDeclaration;

export interface FunctionDraft {
  readonly node: FunctionLike;
  readonly name: string;
  readonly module: Module;
  /** The function around it. */
  readonly outer?: Context;
  /** The function to differentiate, and with respect to what. */
  readonly entry?: { readonly wrt: ReadonlySet<string> | undefined };
  /** Its identity, where that is known already. */
  readonly id?: FunctionId;
}

/** Lowers a function, wherever it stands, into the program. */
export function lowerFunction(program: ProgramLowering, draft: FunctionDraft): FunctionId {
  const { node, name, module, outer, entry } = draft;
  const id = draft.id ?? program.builder.declareFunction();
  const context = new Context(program, module, { entry: entry !== undefined }, outer);
  program.functions.add(context, ts.isArrowFunction(node));
  const self = selfOf(context, node);
  const plain = checkKind(context, node);
  const parameters = lowerParameters(context, node, entry?.wrt);
  const declared = node.type && plain && entry ? notNumber(node.type) : undefined;
  if (declared) context.report('BP2031', declared, { type: context.textOf(declared) });
  const variables = node.body && ts.isBlock(node.body) ? hoistVariables(context, node.body.statements) : [];
  const body = lowerBody(context, node);
  const nameSpan = context.spanOf(node.name ?? node);
  if (entry && plain && !declared && !context.returnsValue) context.report('BP3017', program.entryName ?? nameSpan, { name });
  program.builder.defineFunction({
    id,
    name,
    parameters,
    variables,
    body,
    captures: [...context.captures],
    self,
    arguments: context.arguments,
    arrow: ts.isArrowFunction(node),
    span: context.spanOf(node),
    nameSpan,
  });
  return id;
}

export function isFunctionValue(node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

export function lowerFunctionValue(context: Context, node: ts.ArrowFunction | ts.FunctionExpression): Expression {
  const name = node.name?.text ?? assignedName(node) ?? '';
  const id = lowerFunction(context.program, { node, name, module: context.module, outer: context });
  return { kind: 'closure', function: id, span: context.spanOf(node) };
}

/** The initial value of a field, as a function that is called with `this`. */
export function lowerFieldInitializer(outer: Context, initializer: ts.Expression, name: string): FunctionId {
  const { program, module } = outer;
  const context = new Context(program, module, { entry: false }, outer);
  program.functions.add(context, false);
  const id = program.builder.declareFunction();
  const span = outer.spanOf(initializer);
  const value: Statement = { kind: 'return', value: lowerExpression(context, initializer), span };
  const body: Block = { kind: 'block', variables: [], functions: [], body: [value], span };
  const nothing = { parameters: [], variables: [], self: undefined, arguments: undefined, arrow: false } as const;
  program.builder.defineFunction({ ...nothing, id, name, body, captures: [...context.captures], span, nameSpan: span });
  return id;
}

/** What is wrong with a value that is to be a number, as its syntax shows. */
export function checkReturned(context: Context, node: ts.Expression): void {
  const inner = withoutWrapping(node);
  for (const piece of textPieces(inner)) context.report('BP2014', piece, {});
  if (ts.isConditionalExpression(inner)) {
    checkReturned(context, inner.whenTrue);
    checkReturned(context, inner.whenFalse);
  }
  const shape = shapeOf(inner);
  if (shape !== undefined) context.report('BP2033', inner, { what: shape });
  else if (isFunctionName(context, inner)) context.report('BP3006', inner, { name: context.textOf(inner) });
}

function shapeOf(node: ts.Expression): string | undefined {
  if (ts.isArrayLiteralExpression(node)) return 'an array';
  if (ts.isObjectLiteralExpression(node)) return 'an object';
  if (isFunctionValue(node)) return 'a function';
  if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) return 'a truth value';
  if (ts.isTypeOfExpression(node)) return 'a text';
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) return 'a truth value';
  const comparison = ts.isBinaryExpression(node) && comparisons.has(node.operatorToken.kind);
  return comparison ? 'a truth value' : undefined;
}

const comparisons: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

/** A function expression knows itself by its own name. */
function selfOf(context: Context, node: FunctionLike) {
  if (!ts.isFunctionExpression(node) || !node.name) return undefined;
  const { id } = context.declare(node.name, { kind: 'function', declared: true, assigned: true });
  context.openScope();
  return id;
}

function assignedName({ parent }: ts.Node): string | undefined {
  return parent && ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name.text : undefined;
}

function checkKind(context: Context, node: FunctionLike): boolean {
  const async = node.modifiers?.find((modifier) => modifier.kind === ts.SyntaxKind.AsyncKeyword);
  if (async) context.report('BP2020', async, {});
  if (node.asteriskToken) context.report('BP2021', node.asteriskToken, {});
  return !async && !node.asteriskToken;
}

function lowerBody(context: Context, { body }: FunctionLike): Block {
  const nothing = { kind: 'block', variables: [], functions: [] } as const;
  if (body && ts.isBlock(body)) return lowerStatements(context, body.statements, context.spanOf(body));
  if (!body) return { ...nothing, body: [], span: { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 } };
  const span = context.spanOf(body);
  context.returnsValue = true;
  if (context.role.entry) checkReturned(context, body);
  return { ...nothing, body: [{ kind: 'return', value: lowerExpression(context, body), span }], span };
}
