import type { Span } from '../../source/span.ts';
import { throwError } from '../interpreter/failure.ts';
import { keysOf } from '../interpreter/keys.ts';
import type { Machine } from '../interpreter/machine.ts';
import { getMember } from '../interpreter/members.ts';
import {
  ArrayValue,
  CollectionValue,
  DateValue,
  GeneratorValue,
  isFunction,
  isObject,
  type ObjectValue,
  RecordValue,
  RegExpValue,
  type Value,
} from '../interpreter/values.ts';

/** `structuredClone`: everything inside is copied once, however often it is mentioned; what made an object is forgotten. */
export function cloneOf(machine: Machine, value: Value, span: Span, known = new Map<Value, Value>()): Value {
  if (!isObject(value)) return value;
  const before = known.get(value);
  if (before !== undefined) return before;
  if (isFunction(value) || value instanceof GeneratorValue) return throwError('Error', 'A function could not be cloned.', span);
  const made = blankFor(value);
  known.set(value, made);
  machine.spend(1, span);
  machine.inside(span, () => fill(machine, value, made, (part) => cloneOf(machine, part, span, known), span));
  return made;
}

function blankFor(value: ObjectValue): ObjectValue {
  if (value instanceof ArrayValue) return new ArrayValue([], value.type);
  if (value instanceof CollectionValue) return new CollectionValue(value.type);
  if (value instanceof DateValue) return new DateValue(value.time);
  return value instanceof RecordValue ? new RecordValue() : value;
}

function fill(machine: Machine, from: ObjectValue, to: ObjectValue, copy: (part: Value) => Value, span: Span): void {
  if (from instanceof ArrayValue && to instanceof ArrayValue) {
    machine.spend(from.items.length, span);
    // Holes stay holes.
    to.items = from.items.map(copy);
  } else if (from instanceof CollectionValue && to instanceof CollectionValue) {
    for (const [key, [name, value]] of from.entries) {
      const copied = copy(name);
      to.entries.set(isObject(copied) ? copied : key, [copied, copy(value)]);
    }
  } else if (from instanceof RegExpValue) return;
  else if (from instanceof RecordValue && to instanceof RecordValue) {
    for (const key of keysOf(from, span)) {
      to.fields.set(typeof key === 'string' ? key : key.text, { value: copy(getMember(machine, from, key, span)) });
    }
  }
}
