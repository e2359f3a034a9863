import type { Expression, Parameter } from '../../program/types.ts';
import { expressionsOf } from '../../program/walk.ts';
import type { FunctionNode } from '../functions.ts';
import { namesOf } from '../modules/declarations.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';
import { poison } from './entities.ts';
import type { LocalVariable } from './scope.ts';
import { isNumberType } from './types.ts';

/** Declares the parameters in the function's scope. `wrt`: those to differentiate with respect to; `undefined` for all. */
export function lowerParameters(context: Context, node: FunctionNode, wrt: ReadonlySet<string> | undefined): readonly Parameter[] {
  const names = node.parameters.flatMap((parameter) => namesOf(parameter.name).map(({ name }) => name));
  for (const name of names) if (!context.scope.add(name.text, poison, false)) context.report('BP3005', name, { name: name.text });
  return node.parameters.map((parameter) => {
    const lowered = lowerParameter(context, parameter, wrt);
    for (const { name } of namesOf(parameter.name)) context.scope.declare(name.text);
    return lowered;
  });
}

function lowerParameter(context: Context, parameter: ts.ParameterDeclaration, wrt: ReadonlySet<string> | undefined): Parameter {
  const { name: target, type, initializer } = parameter;
  const name = context.textOf(target);
  const span = context.spanOf(target);
  checkSyntax(context, parameter, name);
  if (type && !isNumberType(type, context.module, context.generics)) context.report('BP2030', type, { name, type: context.textOf(type) });
  const defaultValue = initializer && lowerDefault(context, initializer);
  const variable: LocalVariable = { name, id: context.program.builder.variable(name, span), constant: false, assigned: true };
  if (ts.isIdentifier(target)) context.scope.define(target.text, { kind: 'variable', variable });
  context.declareParameter(variable);
  return { variable: variable.id, active: wrt?.has(name) ?? true, span, ...(defaultValue && { defaultValue }) };
}

function checkSyntax(context: Context, parameter: ts.ParameterDeclaration, name: string): void {
  if (parameter.dotDotDotToken) context.report('BP2017', parameter, {});
  else if (!ts.isIdentifier(parameter.name)) context.report('BP2011', parameter.name, {});
  else if (name === 'this') context.report('BP2019', parameter, { keyword: 'this' });
  else if (parameter.questionToken) context.report('BP2018', parameter, { name });
}

/** Callers fill default values in, so these must not depend on the other parameters. */
function lowerDefault(context: Context, initializer: ts.Expression): Expression {
  const value = context.expression(initializer);
  const locals = expressionsOf(value).some((expression) => expression.kind === 'read' && context.isParameter(expression.variable));
  return locals ? context.report('BP2029', initializer, {}) : value;
}
