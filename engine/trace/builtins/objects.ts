import type { Span } from '../../source/span.ts';
import { isNullish, plainText, toKey } from '../interpreter/convert.ts';
import { refuse, throwError } from '../interpreter/failure.ts';
import type { Machine } from '../interpreter/machine.ts';
import { getMember, keysOf, setMember } from '../interpreter/members.ts';
import { ArrayValue, RecordValue, type Value } from '../interpreter/values.ts';
import { sameValue } from './arrays.ts';
import { iterate } from './iterate.ts';

/** Functions of `Object`. */
export function callObject(machine: Machine, name: string, args: readonly Value[], span: Span): Value {
  const [first, second] = args;
  if (name === 'is') return sameValue(machine, first, second, span);
  if (name === 'create') return first === null ? new RecordValue() : refuse('BP4009', span, { what: 'Object.create with a prototype' });
  if (name === 'fromEntries') return fromEntries(machine, first, span);
  if (isNullish(first)) return throwError('TypeError', 'Cannot convert undefined or null to object', span);
  switch (name) {
    case 'assign':
      for (const source of args.slice(1)) {
        for (const key of keysOf(source)) setMember(machine, first, key, getMember(machine, source, key, span), span);
      }
      return first;
    case 'freeze':
    case 'seal':
      if (first instanceof RecordValue && name === 'freeze') first.frozen = true;
      return first;
    case 'isFrozen':
      return !(first instanceof RecordValue) || first.frozen;
  }
  const keys = keysOf(first);
  machine.spend(keys.length, span);
  const read = (key: Value) => getMember(machine, first, key, span);
  if (name === 'keys') return new ArrayValue(keys);
  if (name === 'values') return new ArrayValue(keys.map(read));
  return new ArrayValue(keys.map((key) => new ArrayValue([key, read(key)])));
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
  return receiver instanceof RecordValue && receiver.fields.has(plainText(toKey(machine, args[0], span)));
}
