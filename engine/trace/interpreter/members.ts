import { iteratorKey } from '../../program/builtins.ts';
import type { Span } from '../../source/span.ts';
import { bufferOf } from '../builtins/buffers.ts';
import { dateMethods } from '../builtins/dates.ts';
import { hostHas } from '../builtins/host-names.ts';
import { builtinMember, methodOf } from '../builtins/members.ts';
import { arrayMethods, collectionMethods, numberMethods, recordMethods, textMethods } from '../builtins/names.ts';
import { store } from '../builtins/typed-arrays.ts';
import { isNullish, plainText, toKey, toPassive } from './convert.ts';
import { refuse, throwError } from './failure.ts';
import type { Frame } from './frame.ts';
import { findMember } from './instances.ts';
import type { Machine } from './machine.ts';
import { call } from './rules.ts';
import {
  ArrayValue,
  BufferValue,
  BuiltinValue,
  ClassValue,
  ClosureValue,
  CollectionValue,
  DateValue,
  describe,
  type FunctionValue,
  isFunction,
  isObject,
  RecordValue,
  RegExpValue,
  type Slot,
  TensorValue,
  Text,
  Traced,
  type Value,
} from './values.ts';

/** `object[key]`. No property leads to the host: what is not ours is undefined, or refused. */
export function getMember(machine: Machine, object: Value, key: Value, span: Span): Value {
  if (object instanceof ArrayValue) {
    const index = indexOf(machine, key, span);
    if (index !== undefined) return object.items[index];
  }
  const name = plainText(toKey(machine, key, span));
  if (name === iteratorKey && hasIterator(object)) return methodOf(object, 'values');
  if (object instanceof ArrayValue) {
    if (name === 'length') return object.items.length;
    if (name === 'buffer' && object.type !== 'Array') return bufferOf(machine, object, span);
    if (object.properties?.has(name)) return object.properties.get(name);
    return arrayMethods.has(name) ? methodOf(object, name) : absent(object, name, span);
  }
  if (object instanceof RecordValue) return recordMember(machine, object, name, span);
  if (isNullish(object)) return throwError('TypeError', `Cannot read properties of ${object} (reading '${name}')`, span);
  if (typeof object === 'string' || object instanceof Text) return textMember(object, name, span);
  if (typeof object === 'number' || object instanceof Traced)
    return numberMethods.has(name) ? methodOf(object, name) : absent(object, name, span);
  if (object instanceof CollectionValue) {
    if (name === 'size') return object.entries.size;
    return collectionMethods.has(name) ? methodOf(object, name) : absent(object, name, span);
  }
  if (object instanceof BufferValue) return name === 'byteLength' ? object.bytes.byteLength : absent(object, name, span);
  if (object instanceof DateValue) return dateMethods.has(name) ? methodOf(object, name) : absent(object, name, span);
  if (object instanceof RegExpValue) return regExpMember(object, name, span);
  if (object instanceof TensorValue) return machine.tensors?.property(object, name, span);
  if (typeof object === 'boolean') return name === 'toString' || name === 'valueOf' ? methodOf(object, name) : absent(object, name, span);
  return functionMember(machine, object, name, span);
}

function hasIterator(value: Value): boolean {
  return value instanceof ArrayValue || value instanceof CollectionValue || typeof value === 'string' || value instanceof Text;
}

export function setMember(machine: Machine, object: Value, key: Value, value: Value, span: Span): void {
  if (object instanceof ArrayValue) return setElement(machine, object, key, value, span);
  const name = toKey(machine, key, span);
  const text = plainText(name);
  if (object instanceof RecordValue) {
    const setter = setterOf(object, text);
    if (setter) call(machine, setter, object, [value], span);
    else {
      checkWritable(object, text, span);
      if (!object.fields.has(text)) machine.spend(1, span);
      if (name instanceof Text) object.traced.set(text, name);
      object.fields.set(text, { value });
    }
    return;
  }
  if (object instanceof RegExpValue && text === 'lastIndex') object.lastIndex = toPassive(machine, value, span);
  else if (object instanceof ClosureValue && text === 'prototype' && value instanceof RecordValue) object.prototype = value;
  else if (object instanceof ClosureValue && object.fixed.has(text)) throwReadOnly(text, span);
  else if (object instanceof ClosureValue) object.properties.set(text, value);
  else if (object instanceof ClassValue) object.statics.set(text, value);
  else if (isNullish(object)) throwError('TypeError', `Cannot set properties of ${object} (setting '${text}')`, span);
  else if (!isObject(object)) throwError('TypeError', `Cannot create property '${text}' on ${describe(object)}`, span);
  else refuse('BP4009', span, { what: `Setting the property "${text}" of this` });
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
function checkWritable(object: RecordValue, name: string, span: Span): void {
  const own = object.fields.get(name);
  const slot = own ?? inheritedSlot(object, name);
  const computed = slot ? 'get' in slot : findMember(object.class, 'getters', name) !== undefined;
  if (computed) throwError('TypeError', `Cannot set property ${name} of object which has only a getter`, span);
  if (object.frozen || object.fixed.has(name)) throwReadOnly(name, span);
  if (object.sealed && !own) throwError('TypeError', `Cannot add property ${name}, object is not extensible`, span);
  for (let each = own ? undefined : object.prototype; each; each = each.prototype)
    if (each.frozen ? each.fields.has(name) : each.fixed.has(name)) throwReadOnly(name, span);
}

function throwReadOnly(name: string, span: Span): never {
  return throwError('TypeError', `Cannot assign to read only property '${name}' of object`, span);
}

export function deleteMember(machine: Machine, object: Value, key: Value, span: Span): boolean {
  const name = plainText(toKey(machine, key, span));
  if (object instanceof ArrayValue && object.type === 'Array') return deleteElement(object, name);
  if (!(object instanceof RecordValue)) return refuse('BP4009', span, { what: 'Deleting this' });
  const kept = object.fields.has(name) && (object.frozen || object.sealed || object.fixed.has(name));
  if (kept) throwError('TypeError', `Cannot delete property '${name}' of object`, span);
  object.hidden.delete(name);
  return object.fields.delete(name) || true;
}

function deleteElement({ items, properties }: ArrayValue, name: string): boolean {
  if (/^\d+$/.test(name)) return Reflect.deleteProperty(items, name);
  properties?.delete(name);
  return true;
}

/** `super.name`. */
export function superMember(frame: Frame, key: Value, span: Span): Value {
  const name = plainText(toKey(frame.machine, key, span));
  const parent = frame.home?.parent instanceof ClassValue ? frame.home.parent : undefined;
  if (frame.receiver instanceof ClassValue) return parent ? functionMember(frame.machine, parent, name, span) : undefined;
  const getter = findMember(parent, 'getters', name);
  return getter ? call(frame.machine, getter, frame.receiver, [], span) : findMember(parent, 'methods', name);
}

/** `in`. */
export function hasMember(object: Value, name: string): boolean {
  if (object instanceof ArrayValue) return name === 'length' || Number(name) in object.items;
  if (object instanceof RecordValue) {
    return object.fields.has(name) || findMember(object.class, 'methods', name) !== undefined || inheritedSlot(object, name) !== undefined;
  }
  return false;
}

function recordMember(machine: Machine, object: RecordValue, name: string, span: Span): Value {
  const slot = object.fields.get(name);
  if (slot) return readSlot(machine, object, slot, span);
  const getter = findMember(object.class, 'getters', name);
  if (getter) return call(machine, getter, object, [], span);
  const method = findMember(object.class, 'methods', name);
  if (method) return method;
  const inherited = inheritedSlot(object, name);
  if (inherited) return readSlot(machine, object, inherited, span);
  if (name === 'constructor') return constructorOf(object) ?? absent(object, name, span);
  return recordMethods.has(name) ? methodOf(object, name) : absent(object, name, span);
}

function readSlot(machine: Machine, object: RecordValue, slot: Slot, span: Span): Value {
  if (!('get' in slot)) return slot.value;
  return slot.get && call(machine, slot.get, object, [], span);
}

/** What the prototypes of an object, or of its classes, were given under a name. */
function inheritedSlot(object: RecordValue, name: string): Slot | undefined {
  for (let each = object.prototype; each; each = each.prototype) {
    const slot = each.fields.get(name);
    if (slot) return slot;
    const method = findMember(each.class, 'methods', name);
    if (method) return { value: method };
  }
  for (let each: ClassValue | BuiltinValue | undefined = object.class; each instanceof ClassValue; each = each.parent) {
    const slot = each.prototype?.fields.get(name);
    if (slot) return slot;
  }
  return undefined;
}

function constructorOf(object: RecordValue): Value {
  if (object.class) return object.class;
  for (let each: RecordValue | undefined = object; each; each = each.prototype) if (each.maker) return each.maker;
  return undefined;
}

function functionMember(machine: Machine, object: Value, name: string, span: Span): Value {
  if (object instanceof BuiltinValue) return builtinMember(object.name, name, span);
  if (object instanceof ClassValue) {
    for (let each: ClassValue | BuiltinValue | undefined = object; each instanceof ClassValue; each = each.parent) {
      const getter = each.staticGetters.get(name);
      if (getter) return call(machine, getter, object, [], span);
      if (each.statics.has(name)) return each.statics.get(name);
    }
    if (name === 'prototype') {
      object.prototype ??= new RecordValue([], object);
      return object.prototype;
    }
    if (name === 'name') return object.definition.name;
  }
  if (object instanceof ClosureValue) {
    for (let each: Value = object; each instanceof ClosureValue; each = each.parent) {
      if (each.properties.has(name)) return each.properties.get(name);
    }
    if (name === 'prototype') return object.prototype;
    if (name === 'length') return lengthOf(object);
    if (name === 'name') return object.definition.name;
  }
  if (isFunction(object) && (name === 'call' || name === 'apply' || name === 'bind')) return methodOf(object, name);
  return absent(object, name, span);
}

function lengthOf({ definition }: ClosureValue): number {
  const first = definition.parameters.findIndex((parameter) => parameter.rest || parameter.defaultValue !== undefined);
  return first < 0 ? definition.parameters.length : first;
}

function textMember(text: string | Text, name: string, span: Span): Value {
  const plain = plainText(text);
  if (name === 'length') return plain.length;
  if (/^\d+$/.test(name)) {
    const character = plain[Number(name)];
    return text instanceof Text && character !== undefined ? new Text(character) : character;
  }
  return textMethods.has(name) ? methodOf(text, name) : absent(text, name, span);
}

function regExpMember(object: RegExpValue, name: string, span: Span): Value {
  if (name === 'source' || name === 'flags' || name === 'lastIndex') return object[name];
  if (name === 'global') return object.flags.includes('g');
  return name === 'exec' || name === 'test' || name === 'toString' ? methodOf(object, name) : absent(object, name, span);
}

/** Properties that the host's objects of the kind would have are refused, so that none is taken for absent by mistake. */
function absent(object: Value, name: string, span: Span): undefined {
  if (hostHas(object, name)) refuse('BP4009', span, { what: `The property "${name}"` });
  return undefined;
}

function setElement(machine: Machine, array: ArrayValue, key: Value, value: Value, span: Span): void {
  if (array.frozen) throwReadOnly(plainText(toKey(machine, key, span)), span);
  const index = indexOf(machine, key, span);
  if (index !== undefined) return store(machine, array, index, value, span);
  const name = plainText(toKey(machine, key, span));
  if (name === 'length') {
    const length = toPassive(machine, value, span);
    if (!Number.isInteger(length) || length < 0) throwError('RangeError', 'Invalid array length', span);
    machine.spend(Math.max(0, length - array.items.length), span);
    array.items.length = length;
  } else if (array.type !== 'Array' && /^-?\d/.test(name)) return;
  else if (hostHas(array, name) || /^-?\d/.test(name)) refuse('BP4009', span, { what: `Setting the property "${name}" of an array` });
  else {
    machine.spend(1, span);
    array.properties ??= new Map();
    array.properties.set(name, value);
  }
}

/** The position that a key means; `undefined` where it is another property. */
function indexOf(machine: Machine, key: Value, span: Span): number | undefined {
  const plain = key instanceof Traced ? machine.passive(key, span) : key;
  if (typeof plain === 'number') return Number.isInteger(plain) && plain >= 0 ? plain : undefined;
  return typeof plain === 'string' && /^(?:0|[1-9]\d*)$/.test(plain) ? Number(plain) : undefined;
}
