import {
  ArrayValue,
  BufferValue,
  CollectionValue,
  DateValue,
  GeneratorValue,
  isFunction,
  RegExpValue,
  Text,
  Traced,
  type Value,
} from '../interpreter/values.ts';

/** What kind of object a value is, or would be wrapped in, as `Object.prototype.toString` tells it: `Array`, `Number`, … */
export function kindOf(value: Value): string {
  if (value === undefined || value === null) return value === null ? 'Null' : 'Undefined';
  if (value instanceof ArrayValue || value instanceof CollectionValue) return value.type;
  if (value instanceof RegExpValue) return 'RegExp';
  if (value instanceof BufferValue) return 'ArrayBuffer';
  if (value instanceof DateValue) return 'Date';
  if (value instanceof GeneratorValue) return 'Generator';
  if (typeof value === 'boolean') return 'Boolean';
  if (typeof value === 'bigint') return 'BigInt';
  if (typeof value === 'number' || value instanceof Traced) return 'Number';
  if (typeof value === 'string' || value instanceof Text) return 'String';
  return isFunction(value) ? 'Function' : 'Object';
}
