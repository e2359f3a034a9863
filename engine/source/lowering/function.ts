import type { Expression } from '../../program/expressions.ts';
import type { Block, Statement } from '../../program/statements.ts';
import type { FunctionId } from '../../program/types.ts';
import type { Span } from '../span.ts';
import { ts } from '../typescript.ts';
import { lowerStatements } from './blocks.ts';
import { Context } from './context.ts';
import type { FunctionDraft, FunctionLike } from './drafts.ts';
import { asyncFix } from './fixes.ts';
import { hoistVariables } from './hoist.ts';
import { lowerExpression } from './lower.ts';
import { lowerParameters } from './parameters.ts';
import type { ProgramLowering } from './program.ts';
import { checkReturned } from './returns.ts';
import { notNumber } from './types.ts';

/** Lowers a function, wherever it stands, into the program. */
export function lowerFunctionDraft(program: ProgramLowering, draft: FunctionDraft): FunctionId {
  const { node, name, module, outer, entry } = draft;
  const id = draft.id ?? program.builder.declareFunction();
  const context = new Context(program, module, { entry: entry !== undefined, sure: entry !== undefined || draft.sure === true }, outer);
  program.functions.add(context, ts.isArrowFunction(node));
  const self = selfOf(context, node);
  const plain = checkKind(context, node);
  const parameters = lowerParameters(context, node, entry?.wrt);
  const declared = node.type && plain && entry ? notNumber(node.type) : undefined;
  if (declared) context.report('BP2031', declared, { type: context.textOf(declared) });
  const variables = node.body && ts.isBlock(node.body) ? hoistVariables(context, node.body.statements) : [];
  const body = plain || entry ? lowerBody(context, node) : refusedBody(context, node);
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
    generator: node.asteriskToken !== undefined,
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
  const id = lowerFunctionDraft(context.program, { node, name, module: context.module, outer: context });
  return { kind: 'closure', function: id, span: context.spanOf(node) };
}

/** The initial value of a field, as a function that is called with `this`. */
export function lowerFieldInitializer(outer: Context, initializer: ts.Expression, name: string): FunctionId {
  return lowerPart(outer, initializer, name, (context, span) => {
    const value: Statement = { kind: 'return', value: lowerExpression(context, initializer), span };
    return { kind: 'block', variables: [], functions: [], body: [value], span };
  });
}

/** `static { … }`, as a function that is called with the class as `this`. */
export function lowerStaticBlock(outer: Context, { body }: ts.ClassStaticBlockDeclaration): FunctionId {
  return lowerPart(outer, body, 'static', (context, span) => {
    const variables = hoistVariables(context, body.statements);
    const block = lowerStatements(context, body.statements, span);
    return { ...block, variables: [...variables, ...block.variables] };
  });
}

/** A part of a class that is run like a method without parameters. */
function lowerPart(outer: Context, node: ts.Node, name: string, lower: (context: Context, span: Span) => Block): FunctionId {
  const { program, module } = outer;
  const context = new Context(program, module, { entry: false, sure: false }, outer);
  program.functions.add(context, false);
  const id = program.builder.declareFunction();
  const span = outer.spanOf(node);
  const body = lower(context, span);
  const nothing = { parameters: [], variables: [], self: undefined, arguments: undefined, arrow: false, generator: false } as const;
  program.builder.defineFunction({ ...nothing, id, name, body, captures: [...context.captures], span, nameSpan: span });
  return id;
}

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
  if (async && context.role.entry) context.report('BP2020', async, {}, asyncFix(context, async));
  if (node.asteriskToken && context.role.entry) context.report('BP2021', node.asteriskToken, {});
  return !async && !(node.asteriskToken && context.role.entry);
}

/** Other people's code may have functions of these kinds that are never called. */
function refusedBody(context: Context, node: FunctionLike): Block {
  const span = context.spanOf(node);
  const expression = context.refuse('BP2020', node, {});
  return { kind: 'block', variables: [], functions: [], body: [{ kind: 'evaluate', expression, span }], span };
}

function lowerBody(context: Context, node: FunctionLike): Block {
  const { body } = node;
  const nothing = { kind: 'block', variables: [], functions: [] } as const;
  if (body && ts.isBlock(body)) {
    const block = lowerStatements(context, body.statements, context.spanOf(body));
    const fields = parameterFields(context, node);
    const begin = fields.length === 0 ? 0 : block.body.findIndex(isSuperCall) + 1;
    return { ...block, body: [...block.body.slice(0, begin), ...fields, ...block.body.slice(begin)] };
  }
  if (!body) return { ...nothing, body: [], span: { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 } };
  const span = context.spanOf(body);
  context.returnsValue = true;
  if (context.role.entry) checkReturned(context, body);
  return { ...nothing, body: [{ kind: 'return', value: lowerExpression(context, body), span }], span };
}

function isSuperCall(statement: Statement): boolean {
  return statement.kind === 'evaluate' && statement.expression.kind === 'call' && statement.expression.callee.kind === 'super';
}

/** `constructor(private readonly x: number)` begins with `this.x = x`, or goes on with it behind `super(…)`. */
function parameterFields(context: Context, { parameters }: FunctionLike): readonly Statement[] {
  return parameters.flatMap(({ name, modifiers }): Statement[] => {
    const variable = ts.isIdentifier(name) ? context.scope.find(name.text) : undefined;
    if (!variable || (modifiers ?? []).length === 0) return [];
    const span = context.spanOf(name);
    const property: Expression = { kind: 'literal', value: variable.name, text: variable.name, span };
    const target = { kind: 'member', object: { kind: 'this', span }, property, optional: false, span } as const;
    const value: Expression = { kind: 'read', variable: variable.id, span };
    return [{ kind: 'evaluate', expression: { kind: 'assign', target, operator: undefined, value, span }, span }];
  });
}
