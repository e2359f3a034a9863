import { iteratorKey } from '../../program/builtins.ts';
import type { Span } from '../../source/span.ts';
import { toPassive, truthy } from '../interpreter/convert.ts';
import { describe } from '../interpreter/describe.ts';
import { throwError } from '../interpreter/failure.ts';
import { findMember } from '../interpreter/instances.ts';
import type { Machine } from '../interpreter/machine.ts';
import { call } from '../interpreter/rules.ts';
import { ArrayValue, CollectionValue, GeneratorValue, isFunction, RecordValue, Text, Traced, type Value } from '../interpreter/values.ts';

/** All that spread, array patterns and `Array.from` go through; what is not there in a hole is `undefined`. */
export function iterate(machine: Machine, value: Value, span: Span): readonly Value[] {
  const own = ownIterator(machine, value, span);
  const known = own ? undefined : itemsOf(machine, value, span);
  if (known) return Array.from(known);
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
  return value instanceof Text ? Array.from(value.text, (character) => new Text(character)) : undefined;
}

/** What `for…of` goes through, one by one. What grows on the way is followed, and an object with an iterator of its own is asked for no more than is used. */
export function iterateLazily(machine: Machine, value: Value, span: Span): Iterable<Value> {
  const own = ownIterator(machine, value, span);
  if (own) return own;
  if (value instanceof GeneratorValue) return valuesOf(value);
  if (value instanceof CollectionValue && value.type === 'Set') return partsOf(value.entries.values(), 0);
  if (value instanceof CollectionValue && value.type === 'Map') return pairsOf(value.entries.values());
  const items = itemsOf(machine, value, span);
  if (items) return items;
  const start = value instanceof RecordValue ? machine.rules.member(machine, value, iteratorKey, span) : undefined;
  if (!isFunction(start)) return throwError('TypeError', `${describe(value)} is not iterable`, span);
  const iterator = call(machine, start, value, [], span);
  return iterator instanceof GeneratorValue ? valuesOf(iterator) : ask(machine, iterator, span);
}

/** That of a class which extends arrays or collections. */
function ownIterator(machine: Machine, value: Value, span: Span): Iterable<Value> | undefined {
  const cls = value instanceof ArrayValue || value instanceof CollectionValue ? value.class : undefined;
  const start = cls && findMember(cls, 'methods', iteratorKey);
  if (!start) return undefined;
  const iterator = call(machine, start, value, [], span);
  return iterator instanceof GeneratorValue ? valuesOf(iterator) : ask(machine, iterator, span);
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

/** The elements of something that can be gone through, or of an object with a length. */
export function listOf(machine: Machine, source: Value, span: Span): readonly Value[] {
  // As an object each of these has no length.
  if (typeof source === 'number' || source instanceof Traced || typeof source === 'boolean' || typeof source === 'bigint') return [];
  const member = (name: string) => machine.rules.member(machine, source, name, span);
  if (!(source instanceof RecordValue) || isFunction(member(iteratorKey))) return iterate(machine, source, span);
  return elementsOf(machine, source, span);
}

/** Those of an object with a length alone. */
export function elementsOf(machine: Machine, source: RecordValue, span: Span): readonly Value[] {
  const member = (name: string | number) => machine.rules.member(machine, source, name, span);
  const length = Math.max(0, Math.trunc(toPassive(machine, member('length'), span)) || 0);
  machine.spend(length, span);
  return Array.from({ length }, (_, index) => member(index));
}

/** What `values`, `keys` and `entries` give: gone through once, on demand. Left early, it goes on where it was. */
export function iteratorOf(values: Iterator<Value>): GeneratorValue {
  const end = { done: true, value: undefined } as const;
  const next = () => {
    const { done, value } = values.next();
    return done === true ? end : { done: false as const, value };
  };
  return new GeneratorValue({ next, return: () => end, throw: () => end });
}

/** The keys of a collection, or what it holds, one after the other. */
export function* partsOf(entries: Iterable<readonly [Value, Value]>, part: 0 | 1): Generator<Value> {
  for (const entry of entries) yield entry[part];
}

/** `[key, value]`, one after the other. */
export function* pairsOf(entries: Iterable<readonly [Value, Value]>): Generator<Value> {
  for (const [key, value] of entries) yield new ArrayValue([key, value]);
}
