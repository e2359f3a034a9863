import type { Span } from '../../source/span.ts';
import { isNullish, plainText, toKey } from '../interpreter/convert.ts';
import { refuse, throwError } from '../interpreter/failure.ts';
import { hasOwn, keysOf } from '../interpreter/keys.ts';
import type { Machine } from '../interpreter/machine.ts';
import { getMember } from '../interpreter/members.ts';
import { setMember } from '../interpreter/set-member.ts';
import { ArrayValue, ClosureValue, isFunction, RecordValue, Text, type Value } from '../interpreter/values.ts';
import { sameValue } from './arrays.ts';
import { define } from './define-property.ts';
import { iterate } from './iterate.ts';

/** Functions of `Object`. */
export function callObject(machine: Machine, name: string, args: readonly Value[], span: Span): Value {
  const [first, second] = args;
  if (name === 'is') return sameValue(machine, first, second, span);
  if (name === 'create') return create(first, second, span);
  if (name === 'defineProperty') return define(machine, first, second, args[2], span);
  if (name === 'setPrototypeOf') return setPrototype(first, second, span);
  if (name === 'fromEntries') return fromEntries(machine, first, span);
  if (isNullish(first)) return throwError('TypeError', 'Cannot convert undefined or null to object', span);
  switch (name) {
    case 'assign':
      for (const source of args.slice(1)) {
        for (const key of keysOf(source, span)) setMember(machine, first, key, getMember(machine, source, key, span), span);
      }
      return first;
    case 'freeze':
    case 'seal':
      if (first instanceof RecordValue) first.sealed = true;
      if ((first instanceof RecordValue || first instanceof ArrayValue) && name === 'freeze') first.frozen = true;
      return first;
    case 'isFrozen':
      return !(first instanceof RecordValue || first instanceof ArrayValue) || first.frozen;
  }
  if (name === 'getPrototypeOf') return prototypeOf(first, span);
  if (name === 'hasOwn') return callRecordMethod(machine, first, 'hasOwnProperty', [second], span);
  const keys = keysOf(first, span);
  machine.spend(keys.length, span);
  const read = (key: Value) => getMember(machine, first, key, span);
  if (name === 'keys' || name === 'getOwnPropertyNames') return new ArrayValue(keys);
  if (name === 'values') return new ArrayValue(keys.map(read));
  return new ArrayValue(keys.map((key) => new ArrayValue([key, read(key)])));
}

function create(prototype: Value, properties: Value, span: Span): Value {
  if ((prototype !== null && !(prototype instanceof RecordValue)) || properties !== undefined) {
    return refuse('BP4009', span, { what: 'Object.create with this' });
  }
  const object = new RecordValue();
  givePrototype(object, prototype);
  return object;
}

function givePrototype(object: RecordValue, prototype: RecordValue | null): void {
  object.prototype = prototype ?? undefined;
  object.bare = prototype === null;
}

function setPrototype(object: Value, prototype: Value, span: Span): Value {
  if (object instanceof RecordValue && (prototype === null || prototype instanceof RecordValue)) givePrototype(object, prototype);
  else if (object instanceof ClosureValue && isFunction(prototype)) object.parent = prototype;
  else refuse('BP4009', span, { what: 'Setting this prototype' });
  return object;
}

function prototypeOf(object: Value, span: Span): Value {
  if (!(object instanceof RecordValue) || object.class) return refuse('BP4009', span, { what: 'The prototype of this' });
  return object.prototype ?? null;
}

function fromEntries(machine: Machine, entries: Value, span: Span): Value {
  const record = new RecordValue();
  for (const entry of iterate(machine, entries, span))
    setMember(machine, record, getMember(machine, entry, 0, span), getMember(machine, entry, 1, span), span);
  return record;
}

/** Methods that every object has. */
export function callRecordMethod(machine: Machine, receiver: Value, name: string, args: readonly Value[], span: Span): Value {
  if (name === 'toString') return receiver instanceof RecordValue ? '[object Object]' : String(receiver);
  if (name === 'valueOf') return receiver;
  if (name !== 'hasOwnProperty' && name !== 'propertyIsEnumerable') return refuse('BP4009', span, { what: `The method ${name} of this` });
  const key = plainText(toKey(machine, args[0], span));
  if (typeof receiver === 'string' || receiver instanceof Text)
    return key === 'length' || (/^\d+$/.test(key) && Number(key) < plainText(receiver).length);
  return hasOwn(receiver, key);
}
