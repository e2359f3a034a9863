import type { Span } from '../../source/span.ts';
import { describe } from './describe.ts';
import { refuse, throwError } from './failure.ts';
import type { Machine } from './machine.ts';
import { call } from './rules.ts';
import {
  ArrayValue,
  CollectionValue,
  DateValue,
  isFunction,
  isObject,
  MethodValue,
  type ObjectValue,
  RecordValue,
  TensorValue,
  Text,
  Traced,
  type Value,
} from './values.ts';

/** As arithmetic converts its operands. */
export function toNumber(machine: Machine, value: Value, span: Span): number | Traced {
  if (typeof value === 'number' || value instanceof Traced) return value;
  const primitive = toPrimitive(machine, value, 'number', span);
  if (primitive instanceof Traced) return primitive;
  if (typeof primitive === 'bigint') return throwError('TypeError', 'Cannot convert a BigInt value to a number', span);
  if (!(primitive instanceof Text)) return Number(primitive);
  const plain = Number(primitive.text);
  return primitive.source ?? (Number.isNaN(plain) ? plain : refuse('BP4014', span, {}));
}

/** A number of which only the value is wanted: an index, a length, a count. */
export function toPassive(machine: Machine, value: Value, span: Span): number {
  return machine.passive(toNumber(machine, value, span), span);
}

/** As array methods convert positions and counts. */
export function toInteger(machine: Machine, value: Value, span: Span): number {
  const number = Math.trunc(toPassive(machine, value, span));
  return Number.isNaN(number) ? 0 : number;
}

/** As the bit operators convert: the same trace holds wherever the 32 bits are the same. */
export function toInt32(machine: Machine, value: Value, span: Span): number {
  const number = toNumber(machine, value, span);
  if (!(number instanceof Traced)) return number | 0;
  const bits = number.value | 0;
  machine.decide('int32', number, bits, span);
  return bits;
}

/** As conditions convert. */
export function truthy(machine: Machine, value: Value, span: Span): boolean {
  if (!(value instanceof Traced)) return value instanceof Text ? value.text !== '' : Boolean(value);
  // NaN is not equal to itself, and is false.
  return machine.decide('equal', value, value, span) && !machine.decide('equal', value, 0, span);
}

/** As concatenation converts. What a traced number becomes remembers that. */
export function toText(machine: Machine, value: Value, span: Span): string | Text {
  if (value instanceof Traced) return new Text(String(machine.passive(value, span)), value);
  if (value instanceof Text) return value;
  return isObject(value) ? toText(machine, toPrimitive(machine, value, 'text', span), span) : String(value);
}

export function joined(machine: Machine, { items }: ArrayValue, separator: string, span: Span): string | Text {
  const parts = items.map((item) => (item === undefined || item === null ? '' : toText(machine, item, span)));
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const text = parts.map(plainText).join(separator);
  machine.spend(text.length, span);
  return parts.some((part) => part instanceof Text) ? new Text(text) : text;
}

/** The characters; whether they came from a traced number is forgotten. */
export function toPlainText(machine: Machine, value: Value, span: Span): string {
  return plainText(toText(machine, value, span));
}

export function plainText(text: string | Text): string {
  return text instanceof Text ? text.text : text;
}

/** The name of a property; remembers a traced number. */
export function toKey(machine: Machine, value: Value, span: Span): string | Text {
  return typeof value === 'string' ? value : toText(machine, value, span);
}

export function isNullish(value: Value): value is null | undefined {
  return value === null || value === undefined;
}

/** A whole number of elements to make. */
export function toLength(machine: Machine, value: Value, span: Span): number {
  const length = toPassive(machine, value, span);
  if (!Number.isInteger(length) || length < 0 || length > 2 ** 32 - 1) return throwError('RangeError', 'Invalid array length', span);
  machine.spend(length, span);
  return length;
}

export type PrimitiveValue = Exclude<Value, ObjectValue | TensorValue>;

/** As arithmetic and concatenation convert objects: by the `valueOf` and the `toString` that the program gave them, else as text. */
export function toPrimitive(machine: Machine, value: Value, wanted: 'number' | 'text', span: Span): PrimitiveValue {
  if (value instanceof TensorValue) return refuse('BP4009', span, { what: 'Making a number or text of a tensor' });
  if (!isObject(value)) return value;
  if (value instanceof ArrayValue) return joined(machine, value, ',', span);
  if (value instanceof CollectionValue) return `[object ${value.type}]`;
  if (value instanceof DateValue && wanted === 'number') return value.time;
  if (!(value instanceof RecordValue)) return refuse('BP4009', span, { what: `Making a number or text of ${describe(value)}` });
  for (const name of wanted === 'number' ? ['valueOf', 'toString'] : ['toString', 'valueOf']) {
    const method = machine.rules.member(machine, value, name, span);
    const made = isFunction(method) ? call(machine, method, value, [], span) : value;
    // `toString` of an error that has none of its own.
    if (name === 'toString' && method instanceof MethodValue && value.fields.has('message')) return errorText(machine, value, span);
    if (!isObject(made)) return toPrimitive(machine, made, wanted, span);
  }
  return '[object Object]';
}

function errorText(machine: Machine, error: RecordValue, span: Span): string {
  const field = (name: string) => {
    const slot = error.fields.get(name);
    return slot && 'value' in slot && slot.value !== undefined ? toPlainText(machine, slot.value, span) : '';
  };
  return [field('name'), field('message')].filter((part) => part !== '').join(': ');
}
