import type { Span } from '../../source/span.ts';
import { toInteger } from '../interpreter/convert.ts';
import type { Machine } from '../interpreter/machine.ts';
import { ArrayValue, type Value } from '../interpreter/values.ts';

/** A part of a typed array that shares its elements. */
export function subarray(machine: Machine, array: ArrayValue, args: readonly Value[], span: Span): Value {
  const { length } = array.items;
  const [start = 0, end = length] = args.map((arg) => (arg === undefined ? undefined : toInteger(machine, arg, span)));
  const clamp = (index: number) => Math.min(Math.max(index < 0 ? index + length : index, 0), length);
  const first = clamp(start);
  const count = Math.max(0, clamp(end) - first);
  machine.spend(count, span);
  return new ArrayValue(shared(array.items, first, count), array.type);
}

/** An array whose elements are those of another, from a position on. Typed arrays keep their length, so that of the part is fixed. */
function shared(items: Value[], first: number, count: number): Value[] {
  const indexOf = (key: string | symbol) => (typeof key === 'string' && /^\d+$/.test(key) ? Number(key) : undefined);
  return new Proxy(new Array<Value>(count).fill(0), {
    get(target, key, receiver) {
      const index = indexOf(key);
      return index === undefined ? Reflect.get(target, key, receiver) : index < count ? items[first + index] : undefined;
    },
    set(target, key, value, receiver) {
      const index = indexOf(key);
      if (index === undefined) return Reflect.set(target, key, value, receiver);
      if (index < count) items[first + index] = value;
      return true;
    },
  });
}
