import { builtinNames, iteratorKey, supportedMembers } from '../../program/builtins.ts';
import type { Span } from '../../source/span.ts';
import { bufferOf } from '../builtins/buffers.ts';
import { dateMethods } from '../builtins/dates.ts';
import { hostHas } from '../builtins/host-names.ts';
import { builtinMember, builtinValue, methodOf } from '../builtins/members.ts';
import {
  arrayMethods,
  collectionMethods,
  functionMethods,
  generatorMethods,
  numberMethods,
  recordMethods,
  textMethods,
  weakMethods,
} from '../builtins/names.ts';
import { isNullish, plainText, toKey } from './convert.ts';
import { refuse, throwError } from './failure.ts';
import type { Frame } from './frame.ts';
import { findMember } from './instances.ts';
import { hasOwn } from './keys.ts';
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
  GeneratorValue,
  type Instance,
  isFunction,
  isInstanceValue,
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
  const own = (object instanceof ArrayValue || object instanceof CollectionValue) && ownMember(machine, object, name, span);
  if (own) return own.value;
  return builtinPart(machine, object, name, span);
}

/** What an array or a collection has been given besides its elements, and what its class has. */
function ownMember(
  machine: Machine,
  object: ArrayValue | CollectionValue,
  name: string,
  span: Span,
): { readonly value: Value } | undefined {
  if (object.properties?.has(name)) return { value: object.properties.get(name) };
  const { class: cls } = object;
  if (!cls) return undefined;
  const getter = findMember(cls, 'getters', name);
  if (getter) return { value: call(machine, getter, object, [], span) };
  const method = findMember(cls, 'methods', name);
  if (method) return { value: method };
  return name === 'constructor' ? { value: cls } : undefined;
}

/** What the language itself gives a value under a name. */
function builtinPart(machine: Machine, object: Value, name: string, span: Span): Value {
  if (name === iteratorKey && hasIterator(object)) return methodOf(object, 'values');
  if (object instanceof ArrayValue) {
    if (name === 'length') return object.items.length;
    if (name === 'buffer' && object.type !== 'Array') return bufferOf(machine, object, span);
    return arrayMethods.has(name) ? methodOf(object, name) : absent(object, name, span);
  }
  if (object instanceof RecordValue) return recordMember(machine, object, name, span);
  if (isNullish(object)) return throwError('TypeError', `Cannot read properties of ${object} (reading '${name}')`, span);
  if (typeof object === 'string' || object instanceof Text) return textMember(object, name, span);
  if (typeof object === 'number' || object instanceof Traced)
    return numberMethods.has(name) ? methodOf(object, name) : absent(object, name, span);
  if (object instanceof CollectionValue) {
    const weak = object.type === 'WeakMap' || object.type === 'WeakSet';
    if (name === 'size' && !weak) return object.entries.size;
    return (weak ? weakMethods : collectionMethods).has(name) ? methodOf(object, name) : absent(object, name, span);
  }
  if (object instanceof BufferValue) return name === 'byteLength' ? object.bytes.byteLength : absent(object, name, span);
  if (object instanceof DateValue) return dateMethods.has(name) ? methodOf(object, name) : absent(object, name, span);
  if (object instanceof GeneratorValue) return generatorMethods.has(name) ? methodOf(object, name) : absent(object, name, span);
  if (object instanceof RegExpValue) return regExpMember(object, name, span);
  if (object instanceof TensorValue) return machine.tensors?.property(object, name, span);
  if (typeof object === 'boolean' || typeof object === 'bigint')
    return name === 'toString' || name === 'valueOf' ? methodOf(object, name) : absent(object, name, span);
  return functionMember(machine, object, name, span);
}

function hasIterator(value: Value): boolean {
  const goesThrough = value instanceof ArrayValue || value instanceof CollectionValue || value instanceof GeneratorValue;
  return goesThrough || typeof value === 'string' || value instanceof Text;
}

/** `super.name`. */
export function superMember(frame: Frame, key: Value, span: Span): Value {
  const name = plainText(toKey(frame.machine, key, span));
  const parent = frame.home?.parent instanceof ClassValue ? frame.home.parent : undefined;
  if (frame.receiver instanceof ClassValue) return parent ? functionMember(frame.machine, parent, name, span) : undefined;
  const getter = findMember(parent, 'getters', name);
  if (getter) return call(frame.machine, getter, frame.receiver, [], span);
  const method = findMember(parent, 'methods', name);
  if (method || frame.receiver instanceof RecordValue) return method;
  return builtinPart(frame.machine, frame.receiver, name, span);
}

/** `in`. */
export function hasMember(object: Value, name: string): boolean {
  if (hasOwn(object, name) || hostHas(object, name)) return true;
  if (isInstanceValue(object) && ofClass(object, name)) return true;
  if (object instanceof RecordValue) return inheritedSlot(object, name) !== undefined;
  return (object instanceof ClosureValue || object instanceof ClassValue) && object.parent !== undefined && hasMember(object.parent, name);
}

function ofClass({ class: cls }: Instance, name: string): boolean {
  return (['methods', 'getters', 'setters'] as const).some((table) => findMember(cls, table, name) !== undefined);
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
  if (object === machine.globalObject) return builtinNames.includes(name) ? builtinValue(name) : undefined;
  if (name === 'constructor') return constructorOf(object) ?? absent(object, name, span);
  return recordMethods.has(name) && !object.bare ? methodOf(object, name) : absent(object, name, span);
}

function readSlot(machine: Machine, object: RecordValue, slot: Slot, span: Span): Value {
  if (!('get' in slot)) return slot.value;
  return slot.get && call(machine, slot.get, object, [], span);
}

/** What the prototypes of an object, or of its classes, were given under a name. */
export function inheritedSlot(object: RecordValue, name: string): Slot | undefined {
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
      if (each.parent instanceof BuiltinValue && supportedMembers.get(each.parent.name)?.has(name))
        refuse('BP4009', span, { what: `${each.parent.name}.${name} of a class that extends it` });
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
  if (isFunction(object) && functionMethods.has(name)) return methodOf(object, name);
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

/** The position that a key means; `undefined` where it is another property. */
export function indexOf(machine: Machine, key: Value, span: Span): number | undefined {
  const plain = key instanceof Traced ? machine.passive(key, span) : typeof key === 'bigint' ? String(key) : key;
  if (typeof plain === 'number') return Number.isInteger(plain) && plain >= 0 ? plain : undefined;
  return typeof plain === 'string' && /^(?:0|[1-9]\d*)$/.test(plain) ? Number(plain) : undefined;
}
