import type { Span } from '../../source/span.ts';
import { joined, toPlainText } from './convert.ts';
import { refuse } from './failure.ts';
import type { Machine } from './machine.ts';
import { call } from './rules.ts';
import {
  ArrayValue,
  CollectionValue,
  describe,
  isFunction,
  isObject,
  MethodValue,
  type ObjectValue,
  RecordValue,
  TensorValue,
  type Value,
} from './values.ts';

export type PrimitiveValue = Exclude<Value, ObjectValue | TensorValue>;

/** As arithmetic and concatenation convert objects: by the `valueOf` and the `toString` that the program gave them, else as text. */
export function toPrimitive(machine: Machine, value: Value, wanted: 'number' | 'text', span: Span): PrimitiveValue {
  if (value instanceof TensorValue) return refuse('BP4009', span, { what: 'Making a number or text of a tensor' });
  if (!isObject(value)) return value;
  if (value instanceof ArrayValue) return joined(machine, value, ',', span);
  if (value instanceof CollectionValue) return `[object ${value.type}]`;
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
