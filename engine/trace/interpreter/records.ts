import type { ObjectLiteral, Property } from '../../program/expressions.ts';
import type { Span } from '../../source/span.ts';
import { closureOf } from './closures.ts';
import { isNullish, plainText, toKey } from './convert.ts';
import { refuse } from './failure.ts';
import type { Frame } from './frame.ts';
import { keysOf } from './keys.ts';
import { getMember } from './members.ts';
import { evaluate } from './rules.ts';
import { setMember } from './set-member.ts';
import { type Accessor, type ClosureValue, isObject, RecordValue, type Slot, Text, type Value } from './values.ts';

/** `{ … }`. */
export function evaluateObject(frame: Frame, { properties, span }: ObjectLiteral): RecordValue {
  const record = new RecordValue();
  frame.machine.spend(properties.length, span);
  for (const property of properties) add(frame, record, property, span);
  return record;
}

function add(frame: Frame, record: RecordValue, property: Property, span: Span): void {
  const { machine } = frame;
  switch (property.kind) {
    case 'spread': {
      const value = evaluate(frame, property.value);
      for (const key of isNullish(value) ? [] : keysOf(value, span))
        setMember(machine, record, key, getMember(machine, value, key, span), span);
      return;
    }
    case 'prototype':
      setLiteralPrototype(record, evaluate(frame, property.value), property.value.span);
      return;
    case 'accessor': {
      const key = plainText(toKey(machine, evaluate(frame, property.key), property.key.span));
      record.fields.set(key, accessorOf(record.fields.get(key), property.part, closureOf(frame, property.function)));
      return;
    }
    case 'value': {
      const key = toKey(machine, evaluate(frame, property.key), property.key.span);
      if (key instanceof Text) record.traced.set(key.text, key);
      record.fields.set(plainText(key), { value: evaluate(frame, property.value) });
    }
  }
}

/** Anything that is no object changes nothing. */
function setLiteralPrototype(record: RecordValue, prototype: Value, span: Span): void {
  if (prototype instanceof RecordValue) record.prototype = prototype;
  else if (prototype === null) record.bare = true;
  else if (isObject(prototype)) refuse('BP4009', span, { what: 'This prototype' });
}

/** The getter and the setter of one name stand apart in the text. */
function accessorOf(before: Slot | undefined, part: 'get' | 'set', made: ClosureValue): Accessor {
  const { get = undefined, set = undefined } = before && 'get' in before ? before : {};
  return part === 'get' ? { get: made, set } : { get, set: made };
}
