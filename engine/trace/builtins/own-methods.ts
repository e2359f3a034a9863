import type { Span } from '../../source/span.ts';
import { isNullish } from '../interpreter/convert.ts';
import { refuse, throwError } from '../interpreter/failure.ts';
import type { Machine } from '../interpreter/machine.ts';
import { ArrayValue, type MethodValue, type Value } from '../interpreter/values.ts';
import { kindOf } from './kinds.ts';
import { callMethod, writing } from './methods.ts';

/** Calls a method of JavaScript's own objects on whatever the call gives it: `[].slice.call(arguments)`. */
export function callOwnMethod(machine: Machine, receiver: Value, { owner, name }: MethodValue, args: readonly Value[], span: Span): Value {
  const kind = kindOf(receiver);
  if (owner === 'Object' && name === 'toString') return `[object ${kind}]`;
  if (isNullish(receiver)) return throwError('TypeError', `${owner}.prototype.${name} called on null or undefined`, span);
  if (owner === kind || owner === 'Object') return callMethod(machine, receiver, name, args, span);
  const list = owner === 'Array' && !writing.has(name) ? listOf(receiver) : undefined;
  return list ? callMethod(machine, list, name, args, span) : refuse('BP4009', span, { what: `${owner}.prototype.${name} of this` });
}

/** What the methods of arrays see of text and of typed arrays, and make their results of: a plain array. */
function listOf(value: Value): ArrayValue | undefined {
  if (typeof value === 'string') return new ArrayValue(value.split(''));
  return value instanceof ArrayValue ? new ArrayValue([...value.items]) : undefined;
}
