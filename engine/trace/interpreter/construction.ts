import { typedArrayNames } from '../../program/builtins.ts';
import type { Span } from '../../source/span.ts';
import { collectionTypeOf, constructBuiltin } from '../builtins/table.ts';
import { refuse } from './failure.ts';
import { Frame } from './frame.ts';
import { isError, rootOf } from './instances.ts';
import type { Machine } from './machine.ts';
import { call } from './rules.ts';
import {
  ArrayValue,
  BuiltinValue,
  ClassValue,
  CollectionValue,
  type Instance,
  isInstanceValue,
  RecordValue,
  type Value,
} from './values.ts';

export function instantiate(machine: Machine, cls: ClassValue, args: readonly Value[], span: Span): Instance {
  const object = blankOf(cls);
  machine.spend(1, span);
  initialize(machine, cls, object, args, span);
  return object;
}

/** Can classes extend it? */
export function isExtensible(name: string): boolean {
  return isError(name) || isArray(name) || collectionTypeOf(name) !== undefined || name === 'Object';
}

function isArray(name: string): boolean {
  return name === 'Array' || typedArrayNames.some((one) => one === name);
}

/** What is filled in when an object of the class is made. */
function blankOf(cls: ClassValue): Instance {
  const name = rootOf(cls) ?? 'Object';
  if (isArray(name)) return new ArrayValue([], name, cls);
  const type = collectionTypeOf(name);
  return type ? new CollectionValue(type, cls) : new RecordValue([], cls);
}

/** `super(…)`: fills in what is being made. */
export function superCall(frame: Frame, args: readonly Value[], span: Span): Value {
  const parent = frame.home?.parent;
  const { receiver, machine } = frame;
  if (!isInstanceValue(receiver)) return refuse('BP4009', span, { what: 'super' });
  if (parent instanceof ClassValue) initialize(machine, parent, receiver, args, span);
  else if (receiver instanceof RecordValue && parent && isError(parent.name)) receiver.fields.set('message', { value: args[0] ?? '' });
  else if (parent && !(receiver instanceof RecordValue)) fill(receiver, constructBuiltin(machine, parent.name, args, span));
  if (frame.home) initializeFields(machine, frame.home, receiver, span);
  return undefined;
}

/** What the constructor of JavaScript's own makes goes into the object that is there already. */
function fill(object: ArrayValue | CollectionValue, made: Value): void {
  if (object instanceof ArrayValue && made instanceof ArrayValue) {
    object.items = made.items;
    object.buffer = made.buffer;
  } else if (object instanceof CollectionValue && made instanceof CollectionValue) {
    for (const [key, entry] of made.entries) object.entries.set(key, entry);
  }
}

/** Runs a class's constructor, or that of its parent, on a new object. */
export function initialize(machine: Machine, cls: ClassValue, object: Instance, args: readonly Value[], span: Span): void {
  const { parent } = cls;
  if (parent instanceof BuiltinValue && isError(parent.name) && object instanceof RecordValue && !object.fields.has('name'))
    object.fields.set('name', { value: parent.name });
  if (!parent) initializeFields(machine, cls, object, span);
  if (cls.construct) call(machine, cls.construct, object, args, span);
  else if (parent) superCall(new Frame(machine, object, cls), args, span);
}

function initializeFields(machine: Machine, cls: ClassValue, object: Instance, span: Span): void {
  for (const [name, initial] of cls.fields) {
    const value = initial && call(machine, initial, object, [], span);
    if (object instanceof RecordValue) object.fields.set(name, { value });
    else {
      object.properties ??= new Map();
      object.properties.set(name, value);
    }
  }
}
