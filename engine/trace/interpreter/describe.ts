import { ArrayValue, isFunction, isObject, TensorValue, Text, Traced, type Value } from './values.ts';

/** What a value is, for messages. */
export function describe(value: Value): string {
  if (value instanceof Traced || typeof value === 'number') return 'a number';
  if (value instanceof Text || typeof value === 'string') return 'text';
  if (typeof value === 'bigint') return 'a big integer';
  if (value instanceof TensorValue) return 'a tensor';
  if (value instanceof ArrayValue) return 'an array';
  if (isFunction(value)) return 'a function';
  return typeof value === 'boolean' ? 'a truth value' : isObject(value) ? 'an object' : String(value);
}
