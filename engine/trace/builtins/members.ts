import { isWellKnownSymbol, supportedMembers, symbolKey, typedArrayNames } from '../../program/builtins.ts';
import type { Span } from '../../source/span.ts';
import { refuse } from '../interpreter/failure.ts';
import { BuiltinValue, MethodValue, type Value } from '../interpreter/values.ts';
import { kindOf } from './kinds.ts';
import { elementSize } from './typed-arrays.ts';

/** A function or an object of JavaScript's own; `Array.prototype.slice` is a method by itself. */
export function builtinValue(name: string): BuiltinValue | MethodValue {
  const [, owner, method] = /^(\w+)\.prototype\.(\w+)$/.exec(name) ?? [];
  return owner === undefined || method === undefined ? new BuiltinValue(name) : new MethodValue(owner, method);
}

/** A method that a value has from JavaScript's own prototypes. */
export function methodOf(value: Value, name: string): MethodValue {
  return new MethodValue(ofEveryObject.has(name) ? 'Object' : kindOf(value), name);
}

/** Methods that no kind of object has a version of its own of. */
export const ofEveryObject: ReadonlySet<string> = new Set(['hasOwnProperty', 'propertyIsEnumerable']);

/** A property of a function or an object of JavaScript's own. */
export function builtinMember(name: string, property: string, span: Span): Value {
  if (name.endsWith('.prototype')) return builtinValue(`${name}.${property}`);
  if (property === 'prototype') return new BuiltinValue(`${name}.prototype`);
  if (supportedMembers.get(name)?.has(property)) return new BuiltinValue(`${name}.${property}`);
  if (name === 'Symbol' && isWellKnownSymbol(property)) return symbolKey(property);
  if (property === 'call' || property === 'apply' || property === 'bind') return new MethodValue('Function', property);
  const owner = name === 'Math' ? Math : name === 'Number' ? Number : undefined;
  const value: unknown = owner && Object.getOwnPropertyDescriptor(owner, property)?.value;
  if (typeof value === 'number') return value;
  if (property === 'BYTES_PER_ELEMENT' && typedArrayNames.some((one) => one === name)) return elementSize(name);
  return refuse('BP4009', span, { what: `${name}.${property}` });
}
