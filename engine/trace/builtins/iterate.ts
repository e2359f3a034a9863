import type { Span } from '../../source/span.ts';
import { throwError } from '../interpreter/failure.ts';
import type { Machine } from '../interpreter/machine.ts';
import { ArrayValue, CollectionValue, describe, Text, type Value } from '../interpreter/values.ts';

/** What `for…of`, spread and array patterns go through. Arrays that grow on the way are followed. */
export function iterate(machine: Machine, value: Value, span: Span): readonly Value[] {
  if (value instanceof ArrayValue) return value.items;
  if (typeof value === 'string') {
    machine.work(value.length, span);
    return [...value];
  }
  if (value instanceof Text) return Array.from(value.text, (character) => new Text(character));
  if (value instanceof CollectionValue) {
    machine.spend(value.entries.size, span);
    const pairs = [...value.entries.values()];
    return value.type === 'Set' ? pairs.map(([key]) => key) : pairs.map((pair) => new ArrayValue([...pair]));
  }
  return throwError('TypeError', `${describe(value)} is not iterable`, span);
}
