import type { Span } from '../../source/span.ts';
import { toBig } from '../interpreter/big-integers.ts';
import { plainText, toInteger, toPrimitive } from '../interpreter/convert.ts';
import { refuse, throwError } from '../interpreter/failure.ts';
import type { Machine } from '../interpreter/machine.ts';
import { Text, Traced, type Value } from '../interpreter/values.ts';

/** More bits than this are not kept. */
const mostBits = 1_000_000;

/** `BigInt` and its functions. Of a traced number only the value is taken: whole numbers have no slope. */
export function callBigInt(machine: Machine, member: string | undefined, args: readonly Value[], span: Span): Value {
  if (member === undefined) return bigIntegerOf(machine, args[0], span);
  const [bits, value] = [toInteger(machine, args[0], span), bigIntegerOf(machine, args[1], span)];
  if (bits < 0) return throwError('RangeError', 'Invalid value: not (convertible to) a safe integer', span);
  if (bits > mostBits) return refuse('BP4013', span, { limit: mostBits });
  return member === 'asIntN' ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
}

/** Methods of big integers: both of them that there are. */
export function callBigIntMethod(machine: Machine, receiver: bigint, name: string, [radix]: readonly Value[], span: Span): Value {
  if (name === 'valueOf') return receiver;
  const base = radix === undefined ? 10 : toInteger(machine, radix, span);
  if (base < 2 || base > 36) return throwError('RangeError', 'toString() radix must be between 2 and 36', span);
  return receiver.toString(base);
}

function bigIntegerOf(machine: Machine, value: Value, span: Span): bigint {
  const primitive = toPrimitive(machine, value, 'number', span);
  if (primitive instanceof Traced) return toBig(machine, machine.passive(primitive, span), span);
  if (primitive instanceof Text) return toBig(machine, plainText(primitive), span);
  if (primitive === undefined || primitive === null) return throwError('TypeError', `Cannot convert ${primitive} to a BigInt`, span);
  return toBig(machine, primitive, span);
}
