import type { Span } from '../../source/span.ts';
import { throwError } from '../interpreter/failure.ts';
import type { Machine } from '../interpreter/machine.ts';
import { sameKey } from '../interpreter/operators.ts';
import { call } from '../interpreter/rules.ts';
import { type CollectionValue, isObject, Traced, type Value } from '../interpreter/values.ts';
import { iteratorOf, pairsOf, partsOf } from './iterate.ts';

/** Methods of `Map` and `Set`. A key that is a traced number is told from others by its value, and stays traced. */
export function callCollectionMethod(machine: Machine, receiver: CollectionValue, name: string, args: readonly Value[], span: Span): Value {
  const { entries, type } = receiver;
  const [key, value] = args;
  const weak = type === 'WeakMap' || type === 'WeakSet';
  if (weak && (name === 'add' || name === 'set') && !isObject(key)) throwError('TypeError', 'Invalid value used in weak collection', span);
  const host = keyOf(machine, key, span);
  switch (name) {
    case 'add':
      machine.spend(1, span);
      if (!entries.has(host)) entries.set(host, [key, key]);
      return receiver;
    case 'set':
      machine.spend(1, span);
      entries.set(host, [entries.get(host)?.[0] ?? key, value]);
      return receiver;
    case 'get':
      return entries.get(host)?.[1];
    case 'has':
      return entries.has(host);
    case 'delete':
      return entries.delete(host);
    case 'clear':
      entries.clear();
      return undefined;
    case 'keys':
      return iteratorOf(partsOf(entries.values(), 0));
    case 'values':
      return iteratorOf(partsOf(entries.values(), 1));
    case 'entries':
      return iteratorOf(pairsOf(entries.values()));
    default:
      for (const [each, held] of entries.values()) call(machine, key, value, [type === 'Map' ? held : each, each, receiver], span);
      return undefined;
  }
}

/** Zeros are one key, whatever their sign. */
function keyOf(machine: Machine, key: Value, span: Span): unknown {
  if (key instanceof Traced) machine.passive(key, span);
  const host = sameKey(key);
  return host === 0 ? 0 : host;
}
