import {
  ArrayValue,
  BufferValue,
  CollectionValue,
  DateValue,
  GeneratorValue,
  isFunction,
  RecordValue,
  RegExpValue,
  Text,
  Traced,
  type Value,
} from '../interpreter/values.ts';
import { dateNames } from './dates.ts';

/** Would a value of the kind have a property of that name in JavaScript, from its prototypes? */
export function hostHas(value: Value, name: string): boolean {
  return !(value instanceof RecordValue && value.bare) && (namesOf(value).has(name) || everywhere.has(name));
}

function namesOf(value: Value): ReadonlySet<string> {
  if (value instanceof ArrayValue) return value.type === 'Array' ? arrays : typedArrays;
  if (value instanceof RecordValue) return everywhere;
  if (typeof value === 'number' || value instanceof Traced) return numbers;
  if (typeof value === 'string' || value instanceof Text) return texts;
  if (value instanceof RegExpValue) return expressions;
  if (value instanceof BufferValue) return buffers;
  if (value instanceof DateValue) return dateNames;
  if (value instanceof GeneratorValue) return generators;
  if (value instanceof CollectionValue) return value.type === 'Map' || value.type === 'WeakMap' ? maps : sets;
  return isFunction(value) ? functions : everywhere;
}

function namesIn(prototype: object): ReadonlySet<string> {
  return new Set(Object.getOwnPropertyNames(prototype));
}

const arrays = namesIn(Array.prototype);
const typedArrays = new Set([...namesIn(Float64Array.prototype), ...namesIn(Object.getPrototypeOf(Float64Array.prototype))]);
const numbers = namesIn(Number.prototype);
const texts = namesIn(String.prototype);
const maps = namesIn(Map.prototype);
const buffers = namesIn(ArrayBuffer.prototype);
/** Younger hosts have more of them than older ones. */
const generators = new Set([
  ...['next', 'return', 'throw', 'drop', 'every', 'filter', 'find', 'flatMap', 'forEach', 'map', 'reduce', 'some', 'take', 'toArray'],
]);
const sets = namesIn(Set.prototype);
const expressions = namesIn(RegExp.prototype);
const functions = new Set([...namesIn(Function.prototype), 'prototype']);
/** Of every object. */
const everywhere = namesIn(Object.prototype);
