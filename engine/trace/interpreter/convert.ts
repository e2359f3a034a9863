import type { Span } from '../../source/span.ts';
import { refuse, throwError } from './failure.ts';
import type { Machine } from './machine.ts';
import { ArrayValue, describe, isObject, RecordValue, TensorValue, Text, Traced, type Value } from './values.ts';

/** As arithmetic converts its operands. Objects are refused: what they would give is seldom meant. */
export function toNumber(value: Value, span: Span): number | Traced {
  if (typeof value === 'number' || value instanceof Traced) return value;
  if (value instanceof Text) return value.source ?? refuse('BP4014', span, {});
  if (value instanceof ArrayValue) return arrayToNumber(value, span);
  if (isObject(value) || value instanceof TensorValue) return refuse('BP4009', span, { what: `Arithmetic with ${describe(value)}` });
  return Number(value);
}

/** A number of which only the value is wanted: an index, a length, a count. */
export function toPassive(machine: Machine, value: Value, span: Span): number {
  return machine.passive(toNumber(value, span), span);
}

/** As array methods convert positions and counts. */
export function toInteger(machine: Machine, value: Value, span: Span): number {
  const number = Math.trunc(toPassive(machine, value, span));
  return Number.isNaN(number) ? 0 : number;
}

/** As the bit operators convert: the same trace holds wherever the 32 bits are the same. */
export function toInt32(machine: Machine, value: Value, span: Span): number {
  const number = toNumber(value, span);
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
  if (value instanceof ArrayValue) return joined(machine, value, ',', span);
  if (value instanceof RecordValue && value.fields.has('message')) return errorText(machine, value, span);
  if (isObject(value) || value instanceof TensorValue)
    return value instanceof RecordValue ? '[object Object]' : refuse('BP4009', span, { what: `${describe(value)} as text` });
  return String(value);
}

export function joined(machine: Machine, { items }: ArrayValue, separator: string, span: Span): string | Text {
  const parts = items.map((item) => (item === undefined || item === null ? '' : toText(machine, item, span)));
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

function arrayToNumber({ items }: ArrayValue, span: Span): number | Traced {
  const [only] = items;
  if (items.length === 0) return 0;
  return items.length === 1 && (only instanceof Traced || typeof only === 'number')
    ? only
    : refuse('BP4009', span, { what: 'Arithmetic with an array' });
}

function errorText(machine: Machine, error: RecordValue, span: Span): string | Text {
  const field = (name: string) => {
    const slot = error.fields.get(name);
    return slot && 'value' in slot && slot.value !== undefined ? toPlainText(machine, slot.value, span) : '';
  };
  return [field('name'), field('message')].filter((part) => part !== '').join(': ');
}
