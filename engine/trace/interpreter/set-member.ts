import type { Span } from '../../source/span.ts';
import { hostHas } from '../builtins/host-names.ts';
import { store } from '../builtins/typed-arrays.ts';
import { isNullish, plainText, toKey, toPassive } from './convert.ts';
import { describe } from './describe.ts';
import { refuse, throwError } from './failure.ts';
import { findMember } from './instances.ts';
import type { Machine } from './machine.ts';
import { indexOf, inheritedSlot } from './members.ts';
import { call } from './rules.ts';
import {
  ArrayValue,
  type BuiltinValue,
  ClassValue,
  ClosureValue,
  CollectionValue,
  type FunctionValue,
  isObject,
  RecordValue,
  RegExpValue,
  Text,
  type Value,
} from './values.ts';

/** `object[key] = value`. */
export function setMember(machine: Machine, object: Value, key: Value, value: Value, span: Span): void {
  const rejected = put(machine, object, key, value, span);
  // Where code is not strict, nothing happens then.
  if (rejected !== undefined && !machine.program.sloppy.has(span.file)) throwError('TypeError', rejected, span);
}

/** Gives the reason where the property keeps what it is. */
function put(machine: Machine, object: Value, key: Value, value: Value, span: Span): string | undefined {
  if (object instanceof ArrayValue) return setElement(machine, object, key, value, span);
  const name = toKey(machine, key, span);
  const text = plainText(name);
  if (object instanceof RecordValue) {
    const setter = setterOf(object, text);
    const rejected = setter ? undefined : whyKept(object, text);
    if (setter) call(machine, setter, object, [value], span);
    else if (rejected === undefined) {
      if (!object.fields.has(text)) machine.spend(1, span);
      if (name instanceof Text) object.traced.set(text, name);
      object.fields.set(text, { value });
    }
    return rejected;
  }
  const classSetter = object instanceof CollectionValue ? findMember(object.class, 'setters', text) : undefined;
  if (classSetter) call(machine, classSetter, object, [value], span);
  else if (object instanceof CollectionValue && !hostHas(object, text)) {
    object.properties ??= new Map();
    object.properties.set(text, value);
  } else if (object instanceof RegExpValue && text === 'lastIndex') object.lastIndex = toPassive(machine, value, span);
  else if (object instanceof ClosureValue && text === 'prototype' && value instanceof RecordValue) object.prototype = value;
  else if (object instanceof ClosureValue && object.fixed.has(text)) return readOnly(text);
  else if (object instanceof ClosureValue) object.properties.set(text, value);
  else if (object instanceof ClassValue) return setStatic(machine, object, text, value, span);
  else if (isNullish(object)) throwError('TypeError', `Cannot set properties of ${object} (setting '${text}')`, span);
  else if (!isObject(object)) return `Cannot create property '${text}' on ${describe(object)}`;
  else refuse('BP4009', span, { what: `Setting the property "${text}" of this` });
  return undefined;
}

function setStatic(machine: Machine, object: ClassValue, name: string, value: Value, span: Span): string | undefined {
  for (let each: ClassValue | BuiltinValue | undefined = object; each instanceof ClassValue; each = each.parent) {
    const setter = each.staticSetters.get(name);
    if (setter) call(machine, setter, object, [value], span);
    if (setter) return undefined;
    if (each.staticGetters.has(name)) return onlyGetter(name);
    if (each.statics.has(name)) break;
  }
  object.statics.set(name, value);
  return undefined;
}

/** The function that assigning the property calls, if any. */
function setterOf(object: RecordValue, name: string): FunctionValue | undefined {
  const own = object.fields.get(name);
  if (own) return 'get' in own ? own.set : undefined;
  const ofClass = findMember(object.class, 'setters', name);
  if (ofClass) return ofClass;
  const inherited = inheritedSlot(object, name);
  return inherited && 'get' in inherited ? inherited.set : undefined;
}

/** A property that has only a getter, or that keeps its value, cannot be assigned: neither its own nor an inherited one. */
function whyKept(object: RecordValue, name: string): string | undefined {
  const own = object.fields.get(name);
  const slot = own ?? inheritedSlot(object, name);
  const computed = slot ? 'get' in slot : findMember(object.class, 'getters', name) !== undefined;
  if (computed) return onlyGetter(name);
  if (object.frozen || object.fixed.has(name)) return readOnly(name);
  if (object.sealed && !own) return `Cannot add property ${name}, object is not extensible`;
  for (let each = own ? undefined : object.prototype; each; each = each.prototype)
    if (each.frozen ? each.fields.has(name) : each.fixed.has(name)) return readOnly(name);
  return undefined;
}

function readOnly(name: string): string {
  return `Cannot assign to read only property '${name}' of object`;
}

function onlyGetter(name: string): string {
  return `Cannot set property ${name} of object which has only a getter`;
}

export function deleteMember(machine: Machine, object: Value, key: Value, span: Span): boolean {
  const name = plainText(toKey(machine, key, span));
  if (object instanceof ArrayValue && object.type === 'Array') return deleteElement(object, name);
  if (!(object instanceof RecordValue)) return refuse('BP4009', span, { what: 'Deleting this' });
  const kept = object.fields.has(name) && (object.frozen || object.sealed || object.fixed.has(name));
  if (kept && !machine.program.sloppy.has(span.file)) throwError('TypeError', `Cannot delete property '${name}' of object`, span);
  if (kept) return false;
  object.hidden.delete(name);
  return object.fields.delete(name) || true;
}

function deleteElement({ items, properties }: ArrayValue, name: string): boolean {
  if (/^\d+$/.test(name)) return Reflect.deleteProperty(items, name);
  properties?.delete(name);
  return true;
}

function setElement(machine: Machine, array: ArrayValue, key: Value, value: Value, span: Span): string | undefined {
  if (array.frozen) return readOnly(plainText(toKey(machine, key, span)));
  const index = indexOf(machine, key, span);
  if (index !== undefined) {
    store(machine, array, index, value, span);
    return undefined;
  }
  const text = toKey(machine, key, span);
  const name = plainText(text);
  const setter = findMember(array.class, 'setters', name);
  if (setter) call(machine, setter, array, [value], span);
  else if (findMember(array.class, 'getters', name)) return onlyGetter(name);
  else if (name === 'length') {
    const length = toPassive(machine, value, span);
    if (!Number.isInteger(length) || length < 0) throwError('RangeError', 'Invalid array length', span);
    machine.spend(Math.max(0, length - array.items.length), span);
    array.items.length = length;
  } else if (array.type !== 'Array' && /^-?\d/.test(name)) return undefined;
  else if (name === '__proto__') refuse('BP4009', span, { what: 'Setting the prototype of an array' });
  else {
    machine.spend(1, span);
    array.properties ??= new Map();
    array.properties.set(name, value);
    if (text instanceof Text) {
      array.traced ??= new Map();
      array.traced.set(name, text);
    }
  }
  return undefined;
}
