import type { Span } from '../../source/span.ts';
import { plainText, toInteger, toNumber, toPassive, toText } from '../interpreter/convert.ts';
import { refuse, throwError } from '../interpreter/failure.ts';
import type { Machine } from '../interpreter/machine.ts';
import { isNumber } from '../interpreter/operators.ts';
import { Text, Traced, type Value } from '../interpreter/values.ts';

/** Functions of `Number`, and the global ones that are like them. */
export function callNumber(machine: Machine, name: string, args: readonly Value[], span: Span): Value {
  const [first, second] = args;
  switch (name) {
    case 'Number':
      if (typeof first === 'bigint') return Number(first);
      return args.length === 0 ? 0 : toNumber(machine, first, span);
    case 'isNaN':
      return isNotANumber(machine, toNumber(machine, first, span), span);
    case 'Number.isNaN':
      return isNumber(first) && isNotANumber(machine, first, span);
    case 'isFinite':
      return machine.decide('finite', toNumber(machine, first, span), 1, span);
    case 'Number.isFinite':
      return isNumber(first) && machine.decide('finite', first, 1, span);
    case 'Number.isInteger':
      return isNumber(first) && machine.decide('integer', first, 1, span);
    case 'Number.isSafeInteger':
      return isNumber(first) && Number.isSafeInteger(toPassive(machine, first, span));
    case 'parseInt':
    case 'Number.parseInt':
      return parseWhole(machine, first, second, span);
    default:
      return parseReal(machine, first, span);
  }
}

/** Methods of numbers: all make text. */
export function callNumberMethod(machine: Machine, receiver: number | Traced, name: string, args: readonly Value[], span: Span): Value {
  if (name === 'valueOf') return receiver;
  const [digits] = args;
  if (name === 'toString' && digits === undefined) return toText(machine, receiver, span);
  const value = machine.passive(receiver, span);
  const count = digits === undefined ? undefined : toInteger(machine, digits, span);
  try {
    if (name === 'toFixed') return value.toFixed(count);
    if (name === 'toPrecision') return value.toPrecision(count);
    if (name === 'toExponential') return value.toExponential(count);
    const text = value.toString(count);
    return receiver instanceof Traced ? new Text(text) : text;
  } catch (error) {
    return throwError('RangeError', error instanceof Error ? error.message : name, span);
  }
}

function isNotANumber(machine: Machine, value: number | Traced, span: Span): boolean {
  return !machine.decide('equal', value, value, span);
}

/** `parseFloat` of a number is the number, but for a negative zero. */
function parseReal(machine: Machine, value: Value, span: Span): Value {
  const source = value instanceof Text ? value.source : value;
  if (source instanceof Traced) return machine.decide('same', source, -0, span) ? 0 : source;
  if (value instanceof Text) return refuse('BP4014', span, {});
  return Number.parseFloat(plainText(toText(machine, value, span)));
}

/** Whole numbers have no slope. */
function parseWhole(machine: Machine, value: Value, radix: Value, span: Span): Value {
  if (value instanceof Text && !value.source) return refuse('BP4014', span, {});
  const base = radix === undefined ? undefined : toInteger(machine, radix, span);
  return Number.parseInt(plainText(toText(machine, value, span)), base);
}
