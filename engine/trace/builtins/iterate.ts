import { iteratorKey } from '../../program/builtins.ts';
import type { Span } from '../../source/span.ts';
import { truthy } from '../interpreter/convert.ts';
import { describe } from '../interpreter/describe.ts';
import { throwError } from '../interpreter/failure.ts';
import { findMember } from '../interpreter/instances.ts';
import type { Machine } from '../interpreter/machine.ts';
import { call } from '../interpreter/rules.ts';
import { ArrayValue, CollectionValue, GeneratorValue, isFunction, RecordValue, Text, type Value } from '../interpreter/values.ts';

/** All that `for…of`, spread and array patterns go through. Arrays that grow on the way are followed. */
export function iterate(machine: Machine, value: Value, span: Span): readonly Value[] {
  const own = ownIterator(machine, value, span);
  const known = own ? undefined : itemsOf(machine, value, span);
  if (known) return known;
  const values: Value[] = [];
  for (const each of own ?? iterateLazily(machine, value, span)) {
    machine.spend(1, span);
    values.push(each);
  }
  return values;
}

/** What the language itself goes through. */
function itemsOf(machine: Machine, value: Value, span: Span): readonly Value[] | undefined {
  if (value instanceof ArrayValue) return value.items;
  if (typeof value === 'string') {
    machine.work(value.length, span);
    return [...value];
  }
  if (value instanceof Text) return Array.from(value.text, (character) => new Text(character));
  if (!(value instanceof CollectionValue) || (value.type !== 'Map' && value.type !== 'Set')) return undefined;
  machine.spend(value.entries.size, span);
  const pairs = [...value.entries.values()];
  return value.type === 'Set' ? pairs.map(([key]) => key) : pairs.map((pair) => new ArrayValue([...pair]));
}

/** The same one by one: an object with an iterator of its own is asked for no more than is used. */
export function iterateLazily(machine: Machine, value: Value, span: Span): Iterable<Value> {
  const own = ownIterator(machine, value, span);
  if (own) return own;
  if (value instanceof GeneratorValue) return valuesOf(value);
  const items = itemsOf(machine, value, span);
  if (items) return items;
  const start = value instanceof RecordValue ? machine.rules.member(machine, value, iteratorKey, span) : undefined;
  if (!isFunction(start)) return throwError('TypeError', `${describe(value)} is not iterable`, span);
  return ask(machine, call(machine, start, value, [], span), span);
}

/** That of a class which extends arrays or collections. */
function ownIterator(machine: Machine, value: Value, span: Span): Iterable<Value> | undefined {
  const cls = value instanceof ArrayValue || value instanceof CollectionValue ? value.class : undefined;
  const start = cls && findMember(cls, 'methods', iteratorKey);
  if (!start) return undefined;
  const iterator = call(machine, start, value, [], span);
  if (iterator instanceof GeneratorValue) return valuesOf(iterator);
  // What the language's own `values` gives.
  return iterator instanceof ArrayValue && !iterator.class ? iterator.items : ask(machine, iterator, span);
}

/** A generator that is left early is ended. */
function* valuesOf({ steps }: GeneratorValue): Generator<Value> {
  let over = false;
  try {
    for (;;) {
      const { done, value } = steps.next(undefined);
      over = done === true;
      if (over) return;
      yield value;
    }
  } finally {
    if (!over) steps.return(undefined);
  }
}

function* ask(machine: Machine, iterator: Value, span: Span): Generator<Value> {
  const member = (object: Value, name: string) => machine.rules.member(machine, object, name, span);
  const next = member(iterator, 'next');
  let done = false;
  try {
    for (;;) {
      const result = call(machine, next, iterator, [], span);
      done = truthy(machine, member(result, 'done'), span);
      if (done) return;
      yield member(result, 'value');
    }
  } finally {
    const close = done ? undefined : member(iterator, 'return');
    if (isFunction(close)) call(machine, close, iterator, [], span);
  }
}
