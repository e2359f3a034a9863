import type { Span } from '../../source/span.ts';
import { toInteger } from '../interpreter/convert.ts';
import { refuse } from '../interpreter/failure.ts';
import type { Machine } from '../interpreter/machine.ts';
import type { ArrayValue, Value } from '../interpreter/values.ts';

/** A part of a typed array that shares its elements: only the whole can be shared. */
export function subarray(machine: Machine, array: ArrayValue, args: readonly Value[], span: Span): Value {
  const [start, end] = args.map((arg) => (arg === undefined ? undefined : toInteger(machine, arg, span)));
  const whole = (start ?? 0) === 0 && (end === undefined || end >= array.items.length);
  if (whole) return array;
  return refuse('BP4009', span, { what: 'subarray, which shares the elements of another array,' });
}
