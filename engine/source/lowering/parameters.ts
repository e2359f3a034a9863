import type { Parameter } from '../../program/types.ts';
import type { Differentiated } from '../annotations/annotations.ts';
import { givenParameters } from '../functions.ts';
import { namesOf } from '../modules/var-names.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';
import type { FunctionLike } from './drafts.ts';
import { lowerExpression } from './lower.ts';
import type { LocalVariable } from './scope.ts';
import { lowerBinding } from './targets.ts';
import type { Place } from './type-place.ts';
import { declaredType, isNumberType, unsupportedType } from './types.ts';

/** Declares the parameters in the function's scope. `wrt`: those to differentiate with respect to; `undefined` for all. */
export function lowerParameters(context: Context, node: FunctionLike, wrt: Differentiated | undefined): readonly Parameter[] {
  const plain = givenParameters(node);
  const self = node.parameters.find((parameter) => !plain.includes(parameter));
  if (self?.type && self.type.kind !== ts.SyntaxKind.VoidKeyword && context.role.entry) context.report('BP2019', self, { keyword: 'this' });
  const locals = new Map<ts.Identifier, LocalVariable>();
  for (const parameter of plain) {
    const { type } = parameter;
    const number = type !== undefined && !parameter.dotDotDotToken && isNumberType(type, context.module, node.typeParameters ?? []);
    for (const name of namesOf(parameter.name)) locals.set(name, context.declare(name, { assigned: true, number }));
  }
  return plain.map((parameter) => {
    const lowered = lowerParameter(context, node, parameter, wrt, locals);
    for (const name of namesOf(parameter.name)) {
      const local = locals.get(name);
      if (local) local.declared = true;
    }
    return lowered;
  });
}

function lowerParameter(
  context: Context,
  node: FunctionLike,
  parameter: ts.ParameterDeclaration,
  wrt: Differentiated | undefined,
  locals: ReadonlyMap<ts.Identifier, LocalVariable>,
): Parameter {
  const { name: target, type, initializer, questionToken, dotDotDotToken } = parameter;
  const span = context.spanOf(target);
  const name = ts.isIdentifier(target) ? target.text : '';
  const generics = node.typeParameters ?? [];
  const wrong = context.role.entry && type ? unsupportedType(type) : undefined;
  if (wrong) context.report('BP2030', wrong, { name: name || context.textOf(target), type: context.textOf(wrong) });
  const defaultValue = initializer && context.conditionally(() => lowerExpression(context, initializer));
  const onFault = context.role.entry ? reportFault(context, name || context.textOf(target)) : undefined;
  const known: Parameter['type'] = type ? declaredType(type, context, generics, onFault) : { kind: 'unknown' };
  return {
    target: lowerBinding(context, target, (identifier) => locals.get(identifier) ?? context.declare(identifier, {})),
    name,
    active: wrt?.has(name) ?? true,
    rest: dotDotDotToken !== undefined,
    defaultValue,
    type: questionToken ? { kind: 'passive', value: undefined } : patternType(known, target),
    span,
  };
}

function reportFault(context: Context, name: string): NonNullable<Place['onFault']> {
  return (fault, node) => {
    if (fault === 'extent') context.report('BP6002', node, { text: context.textOf(node) });
    else context.report(fault === 'shape' ? 'BP6001' : 'BP6003', node, { name });
  };
}

/** A pattern without a type says which fields there are. */
function patternType(type: Parameter['type'], target: ts.BindingName): Parameter['type'] {
  if (type.kind !== 'unknown' || ts.isIdentifier(target)) return type;
  const number = { kind: 'number' } as const;
  if (ts.isArrayBindingPattern(target)) return { kind: 'tuple', elements: target.elements.map(() => number) };
  const names = target.elements.flatMap((one) => {
    const name = one.propertyName ?? one.name;
    return ts.isIdentifier(name) && !one.dotDotDotToken && !one.initializer ? [name.text] : [];
  });
  return { kind: 'record', fields: new Map(names.map((name) => [name, number])) };
}
