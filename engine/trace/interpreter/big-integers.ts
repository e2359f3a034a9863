import type { OperationName } from '../../operations/table.ts';
import type { BitSign, CompareSign } from '../../program/expressions.ts';
import type { Span } from '../../source/span.ts';
import { refuse, throwError } from './failure.ts';
import type { Machine } from './machine.ts';

/** More bits than this are not computed: shifts and powers could take more memory than there is. */
const mostBits = 1_000_000;

/** Arithmetic on big integers, which have no derivative: both sides must be ones, as in JavaScript. */
export function operateBig(machine: Machine, name: OperationName, a: unknown, b: unknown, span: Span): bigint {
  if (name === 'neg' && typeof a === 'bigint') return -a;
  const [left, right] = both(a, b, span);
  machine.work(bitsOf(left) + bitsOf(right), span);
  switch (name) {
    case 'add':
      return left + right;
    case 'sub':
      return left - right;
    case 'mul':
      return left * right;
    case 'div':
      return right === 0n ? throwError('RangeError', 'Division by zero', span) : left / right;
    case 'rem':
      return right === 0n ? throwError('RangeError', 'Division by zero', span) : left % right;
    case 'pow':
      if (right < 0n) return throwError('RangeError', 'Exponent must be non-negative', span);
      checkSize(bitsOf(left) * Number(right), span);
      return left ** right;
    default:
      return throwError('TypeError', 'Cannot convert a BigInt value to a number', span);
  }
}

export function bitwiseBig(machine: Machine, sign: BitSign, a: unknown, b: unknown, span: Span): bigint {
  const [left, right] = both(a, b, span);
  machine.work(bitsOf(left) + bitsOf(right), span);
  switch (sign) {
    case '&':
      return left & right;
    case '|':
      return left | right;
    case '^':
      return left ^ right;
    case '<<':
      checkSize(bitsOf(left) + Number(right), span);
      return left << right;
    case '>>':
      checkSize(bitsOf(left) - Number(right), span);
      return left >> right;
    case '>>>':
      return throwError('TypeError', 'BigInts have no unsigned right shift, use >> instead', span);
  }
}

/** A big integer and a number, or text, in order, as JavaScript compares them. */
export function orderedBig(sign: Extract<CompareSign, '<' | '>' | '<=' | '>='>, a: Comparable, b: Comparable): boolean {
  switch (sign) {
    case '<':
      return a < b;
    case '>':
      return a > b;
    case '<=':
      return a <= b;
    case '>=':
      return a >= b;
  }
}

/** What a big integer is compared with: not the derivative of a number, only its value. */
export type Comparable = bigint | number | string;

/** `BigInt(value)`. */
export function toBig(machine: Machine, value: number | string | boolean | bigint, span: Span): bigint {
  if (typeof value === 'string') machine.work(value.length, span);
  try {
    return BigInt(value);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return throwError(error instanceof SyntaxError ? 'SyntaxError' : 'RangeError', error.message, span);
  }
}

function both(a: unknown, b: unknown, span: Span): readonly [bigint, bigint] {
  if (typeof a === 'bigint' && typeof b === 'bigint') return [a, b];
  return throwError('TypeError', 'Cannot mix BigInt and other types, use explicit conversions', span);
}

function checkSize(bits: number, span: Span): void {
  if (bits > mostBits) refuse('BP4013', span, { limit: mostBits });
}

/** At least as many as it has, and at most about twice that. */
function bitsOf(value: bigint): number {
  let bits = 64;
  while (BigInt.asIntN(bits, value) !== value) bits *= 2;
  return bits;
}
