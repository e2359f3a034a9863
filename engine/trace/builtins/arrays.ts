import type { Span } from '../../source/span.ts';
import { isNullish, joined, plainText, toInteger, toKey } from '../interpreter/convert.ts';
import { throwError } from '../interpreter/failure.ts';
import { hasOwn } from '../interpreter/keys.ts';
import type { Machine } from '../interpreter/machine.ts';
import { sameKey, strictlyEqual } from '../interpreter/operators.ts';
import { ArrayValue, isObject, Traced, type Value } from '../interpreter/values.ts';
import { iteratorOf, listOf, pairsOf } from './iterate.ts';
import { toElement } from './typed-arrays.ts';

/** Methods of arrays that call nothing back; `undefined` where the name is not one of those. */
export function callArrayMethod(
  machine: Machine,
  array: ArrayValue,
  name: string,
  args: readonly Value[],
  span: Span,
): { value: Value } | undefined {
  const { items } = array;
  const position = (index: number) => (args[index] === undefined ? undefined : toInteger(machine, args[index], span));
  const element = (value: Value) => toElement(machine, array.type, value, span);
  const made = (made: Value[], type = array.type) => {
    machine.spend(made.length, span);
    return { value: new ArrayValue(made, type) };
  };
  switch (name) {
    case 'at':
      return { value: items.at(position(0) ?? 0) };
    case 'concat':
      return made(args.reduce<Value[]>((all, one) => all.concat(isPlainArray(one) ? one.items : [one]), items.slice()));
    case 'copyWithin':
      items.copyWithin(position(0) ?? 0, position(1) ?? 0, position(2));
      return { value: array };
    case 'entries':
      return { value: iteratorOf(pairsOf(items.entries())) };
    case 'fill':
      items.fill(element(args[0]), position(1), position(2));
      return { value: array };
    case 'flat':
      return made(flatten(items, args[0] === undefined ? 1 : (position(0) ?? 1)));
    case 'hasOwnProperty':
      return { value: hasOwn(array, plainText(toKey(machine, args[0], span))) };
    case 'includes':
      return {
        value: [...items.slice(position(1))].some(
          (item) => Object.is(sameKey(item), sameKey(args[0])) || strictlyEqual(machine, item, args[0], span),
        ),
      };
    case 'indexOf': {
      const start = fromEnd(position(1) ?? 0, items.length);
      return { value: items.findIndex((item, index) => index >= start && index in items && strictlyEqual(machine, item, args[0], span)) };
    }
    case 'lastIndexOf': {
      const end = args.length < 2 ? items.length : fromEnd(position(1) ?? 0, items.length);
      return { value: items.findLastIndex((item, index) => index <= end && index in items && strictlyEqual(machine, item, args[0], span)) };
    }
    case 'join':
      return { value: joined(machine, array, args[0] === undefined ? ',' : plainText(toKey(machine, args[0], span)), span) };
    case 'toString':
      return { value: joined(machine, array, ',', span) };
    case 'keys':
      return { value: iteratorOf(items.keys()) };
    case 'values':
      return { value: iteratorOf(items.values()) };
    case 'pop':
      return { value: items.pop() };
    case 'push':
      machine.spend(args.length, span);
      for (const arg of args) items.push(arg);
      return { value: items.length };
    case 'shift':
      return { value: items.shift() };
    case 'unshift':
      machine.spend(args.length, span);
      return { value: items.unshift(...args) };
    case 'reverse':
      items.reverse();
      return { value: array };
    case 'toReversed':
      return made(items.toReversed());
    case 'set': {
      const offset = position(1) ?? 0;
      const values = listOf(machine, args[0], span);
      if (offset < 0 || offset + values.length > items.length) throwError('RangeError', 'offset is out of bounds', span);
      values.forEach((value, index) => {
        items[offset + index] = element(value);
      });
      return { value: undefined };
    }
    case 'slice':
      return made(items.slice(position(0), position(1)));
    case 'splice': {
      const start = position(0) ?? 0;
      const count = args.length < 2 ? items.length : (position(1) ?? 0);
      machine.spend(args.length, span);
      return made(args.length === 0 ? [] : items.splice(start, count, ...args.slice(2)));
    }
    case 'with': {
      const copy = [...items];
      const index = position(0) ?? 0;
      if (index >= copy.length || index < -copy.length) throwError('RangeError', `Invalid index : ${index}`, span);
      copy[index < 0 ? index + copy.length : index] = element(args[1]);
      return made(copy);
    }
    default:
      return undefined;
  }
}

/** Typed arrays stay whole in what they are joined to. */
function isPlainArray(value: Value): value is ArrayValue {
  return value instanceof ArrayValue && value.type === 'Array';
}

/** A position that may be counted from the end. */
function fromEnd(position: number, length: number): number {
  return position < 0 ? position + length : position;
}

function flatten(items: readonly Value[], depth: number): Value[] {
  return items.flatMap((item) => (isPlainArray(item) && depth > 0 ? flatten(item.items, depth - 1) : [item]));
}

/** `Object.is`, as far as values of ours have an identity. */
export function sameValue(machine: Machine, a: Value, b: Value, span: Span): boolean {
  if (isObject(a) || isObject(b) || isNullish(a) || isNullish(b)) return a === b;
  if (typeof sameKey(a) === 'number' && typeof sameKey(b) === 'number') {
    return Object.is(machine.passive(numberOf(a), span), machine.passive(numberOf(b), span));
  }
  return Object.is(sameKey(a), sameKey(b));
}

function numberOf(value: Value) {
  return typeof value === 'number' || value instanceof Traced ? value : Number.NaN;
}
