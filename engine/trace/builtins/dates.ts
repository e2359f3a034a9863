import type { Span } from '../../source/span.ts';
import { plainText, toNumber, toPassive } from '../interpreter/convert.ts';
import { refuse, throwError } from '../interpreter/failure.ts';
import type { Machine } from '../interpreter/machine.ts';
import { DateValue, isObject, Text, Traced, type Value } from '../interpreter/values.ts';

// The host's calendar, which is the same everywhere in universal time; never its clock, so `Date` is allowed in this file.

/** `new Date(…)` of something given: the clock is outside. The local time is that of Greenwich, so that the value is one everywhere. */
export function makeDate(machine: Machine, args: readonly Value[], span: Span): DateValue {
  const [first] = args;
  if (args.length === 0) return refuse('BP2027', span, { name: 'new Date()' });
  if (first instanceof DateValue) return new DateValue(first.time);
  if (args.length > 1) return new DateValue(utc(machine, args, span));
  if (typeof first === 'string') return new DateValue(parse(first, span));
  if (first instanceof Text || isObject(first)) return refuse('BP4009', span, { what: 'A date of this' });
  return new DateValue(clipped(machine, toNumber(machine, first, span), span));
}

/** `Date.UTC`, `Date.parse`. */
export function callDate(machine: Machine, name: string, args: readonly Value[], span: Span): Value {
  if (name === 'Date.UTC') return utc(machine, args, span);
  const [text] = args;
  if (name === 'Date.parse' && typeof text === 'string') return parse(text, span);
  return refuse('BP2027', span, { name });
}

export function callDateMethod(machine: Machine, date: DateValue, name: string, args: readonly Value[], span: Span): Value {
  if (name === 'getTime' || name === 'valueOf') return date.time;
  if (name === 'getTimezoneOffset') return 0;
  if (name === 'setTime') {
    date.time = clipped(machine, toNumber(machine, args[0], span), span);
    return date.time;
  }
  const host = new Date(machine.passive(date.time, span));
  const method = methods.get(name.replace(/^(get|set)(?!UTC)/, '$1UTC'));
  if (!method) return refuse('BP4009', span, { what: `The method ${name} of a date` });
  try {
    const made = method(
      host,
      args.map((arg) => toPassive(machine, arg, span)),
    );
    if (name.startsWith('set')) date.time = host.getTime();
    return made;
  } catch (error) {
    return throwError('RangeError', error instanceof Error ? error.message : name, span);
  }
}

type Method = (date: Date, args: readonly number[]) => Value;

const parts = ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'] as const;
const set = Date.prototype;

/** All in universal time. */
const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ...parts.map((part) => [`getUTC${part}`, (date: Date) => date[`getUTC${part}`]()] as const),
  ['setUTCFullYear', (date, args) => Reflect.apply(set.setUTCFullYear, date, args)],
  ['setUTCMonth', (date, args) => Reflect.apply(set.setUTCMonth, date, args)],
  ['setUTCDate', (date, args) => Reflect.apply(set.setUTCDate, date, args)],
  ['setUTCHours', (date, args) => Reflect.apply(set.setUTCHours, date, args)],
  ['setUTCMinutes', (date, args) => Reflect.apply(set.setUTCMinutes, date, args)],
  ['setUTCSeconds', (date, args) => Reflect.apply(set.setUTCSeconds, date, args)],
  ['setUTCMilliseconds', (date, args) => Reflect.apply(set.setUTCMilliseconds, date, args)],
  ['toISOString', (date) => date.toISOString()],
  ['toJSON', (date) => date.toJSON()],
]);

/** All that dates have in JavaScript. */
export const dateNames: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Date.prototype));

export const dateMethods: ReadonlySet<string> = new Set([
  ...['getTime', 'valueOf', 'getTimezoneOffset', 'setTime'],
  ...[...methods.keys()].flatMap((name) => [name, name.replace('UTC', '')]),
]);

function utc(machine: Machine, args: readonly Value[], span: Span): number {
  const [year = Number.NaN, month = 0, ...others] = args.map((arg) => toPassive(machine, arg, span));
  return Date.UTC(year, month, ...others);
}

/** Dates are whole milliseconds. */
function clipped(machine: Machine, time: number | Traced, span: Span): number | Traced {
  if (!(time instanceof Traced)) return new Date(time).getTime();
  const valid =
    !machine.decide('less', 8.64e15, machine.operate('abs', time, undefined, span), span) && machine.decide('equal', time, time, span);
  // A negative zero is zero.
  return valid ? machine.operate('add', machine.operate('trunc', time, undefined, span), 0, span) : Number.NaN;
}

/** Other texts are read differently in different places. */
function parse(text: string, span: Span): number {
  const [, time, zone] = /^[+-]?\d{4,6}(?:-\d\d(?:-\d\d)?)?(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?(Z|[+-]\d\d:\d\d)?$/.exec(plainText(text)) ?? [
    '',
    undefined,
    '',
  ];
  if (zone === '' && time === undefined) return refuse('BP4009', span, { what: `The date "${text}"` });
  return Date.parse(time !== undefined && zone === undefined ? `${text}Z` : text);
}
