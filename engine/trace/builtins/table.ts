import { collectionNames, errorNames, symbolKey, typedArrayNames } from '../../program/builtins.ts';
import type { Span } from '../../source/span.ts';
import { isNullish, toLength, toPassive, toPlainText, toText, truthy } from '../interpreter/convert.ts';
import { errorValue, refuse, throwError } from '../interpreter/failure.ts';
import type { Machine } from '../interpreter/machine.ts';
import { getMember } from '../interpreter/members.ts';
import { call } from '../interpreter/rules.ts';
import { callTensor, isTensorFunction } from '../interpreter/tensors.ts';
import {
  ArrayValue,
  BufferValue,
  type CollectionType,
  CollectionValue,
  isFunction,
  MethodValue,
  RecordValue,
  RegExpValue,
  Text,
  Traced,
  type Value,
} from '../interpreter/values.ts';
import { callBase64 } from './base64.ts';
import { callBigInt } from './big-integers.ts';
import { viewOf } from './buffers.ts';
import { cloneOf } from './clone.ts';
import { callDate, makeDate } from './dates.ts';
import { iterate, listOf } from './iterate.ts';
import { callJson } from './json.ts';
import { callMath } from './math.ts';
import { callNumber } from './numbers.ts';
import { callObject } from './objects.ts';
import { makeRegExp } from './regexps.ts';
import { toElement } from './typed-arrays.ts';

/** Calls a function of JavaScript's own. */
export function callBuiltin(machine: Machine, name: string, args: readonly Value[], span: Span): Value {
  const [owner = '', member] = name.split('.');
  if (owner === 'Function') return refuse('BP2027', span, { name });
  if (owner === 'Date') return callDate(machine, name, args, span);
  if (name === 'Symbol') return symbolKey(args[0] === undefined ? '' : toPlainText(machine, args[0], span));
  if (name === 'Symbol.for') return symbolKey(`for ${toPlainText(machine, args[0], span)}`);
  if (owner === 'Symbol') return refuse('BP2025', span, { name });
  if (isTensorFunction(name)) return callTensor(machine, name, args, span);
  if (owner === 'BigInt') return callBigInt(machine, member, args, span);
  if (owner === 'JSON') return callJson(machine, member ?? '', args, span);
  if (name === 'structuredClone') return cloneOf(machine, args[0], span);
  if (name === 'atob' || name === 'btoa') return callBase64(machine, name, args[0], span);
  if (name === 'ArrayBuffer.isView') return args[0] instanceof ArrayValue && args[0].type !== 'Array';
  if (owner === 'Math') return callMath(machine, member ?? '', args, span);
  if (owner === 'Object' && member) return callObject(machine, member, args, span);
  if (owner === 'RegExp') return constructBuiltin(machine, owner, args, span);
  if (owner === 'Object') return isNullish(args[0]) ? new RecordValue() : args[0];
  if (member === 'isArray') return args[0] instanceof ArrayValue && args[0].type === 'Array';
  if (member === 'of') return arrayOf(machine, owner, args, span);
  if (member === 'from') return arrayFrom(machine, owner, args, span);
  if (owner === 'Boolean') return truthy(machine, args[0], span);
  if (owner === 'String') return member ? fromCharCode(machine, args, span) : args.length === 0 ? '' : toText(machine, args[0], span);
  if (owner === 'Array' || isErrorName(owner)) return constructBuiltin(machine, owner, args, span);
  if (isTypedName(owner) || collectionTypeOf(owner)) return throwError('TypeError', `Constructor ${owner} requires 'new'`, span);
  return callNumber(machine, name, args, span);
}

/** `new` and a name of JavaScript's own. */
export function constructBuiltin(machine: Machine, name: string, args: readonly Value[], span: Span): Value {
  const [first] = args;
  machine.spend(1, span);
  if (name === 'Function') return refuse('BP2027', span, { name });
  if (name === 'Array')
    return args.length === 1 && isNumeric(first) ? filled(machine, 'Array', first, span) : arrayOf(machine, 'Array', args, span);
  if (isTypedName(name)) {
    if (first instanceof BufferValue) return viewOf(machine, name, first, args.slice(1), span);
    if (first === undefined || isNumeric(first)) return filled(machine, name, first ?? 0, span);
    return arrayOf(machine, name, listOf(machine, first, span), span);
  }
  if (name === 'ArrayBuffer') return bufferOfLength(machine, first, span);
  if (name === 'Date') return makeDate(machine, args, span);
  const type = collectionTypeOf(name);
  if (type) return collection(machine, type, first, span);
  if (isErrorName(name)) return errorValue(name, first === undefined ? '' : toText(machine, first, span));
  if (name === 'Object') return new RecordValue();
  if (name === 'RegExp') {
    const flags = args[1] === undefined ? undefined : toPlainText(machine, args[1], span);
    if (first instanceof RegExpValue) return makeRegExp(first.source, flags ?? first.flags, span);
    return makeRegExp(first === undefined ? '(?:)' : toPlainText(machine, first, span), flags ?? '', span);
  }
  return refuse('BP4009', span, { what: `new ${name}` });
}

function filled(machine: Machine, type: string, length: Value, span: Span): Value {
  const items = new Array<Value>(toLength(machine, length, span));
  return new ArrayValue(type === 'Array' ? items : items.fill(0), type);
}

function arrayOf(machine: Machine, type: string, values: readonly Value[], span: Span): Value {
  machine.spend(values.length, span);
  return new ArrayValue(
    values.map((value) => toElement(machine, type, value, span)),
    type,
  );
}

function arrayFrom(machine: Machine, type: string, [source, callback]: readonly Value[], span: Span): Value {
  const values = listOf(machine, source, span);
  if (!isFunction(callback)) return arrayOf(machine, type, values, span);
  return arrayOf(
    machine,
    type,
    values.map((value, index) => call(machine, callback, undefined, [value, index], span)),
    span,
  );
}

function bufferOfLength(machine: Machine, length: Value, span: Span): Value {
  const bytes = toLength(machine, length ?? 0, span);
  return new BufferValue(bytes);
}

function collection(machine: Machine, type: CollectionType, source: Value, span: Span): Value {
  const made = new CollectionValue(type);
  const single = type === 'Set' || type === 'WeakSet';
  for (const entry of isNullish(source) ? [] : iterate(machine, source, span)) {
    const method = single ? 'add' : 'set';
    const args = single ? [entry] : [getMember(machine, entry, 0, span), getMember(machine, entry, 1, span)];
    call(machine, new MethodValue(type, method), made, args, span);
  }
  return made;
}

function fromCharCode(machine: Machine, args: readonly Value[], span: Span): Value {
  const text = String.fromCharCode(...args.map((arg) => toPassive(machine, arg, span)));
  return args.some((arg) => arg instanceof Traced) ? new Text(text) : text;
}

function isNumeric(value: Value): value is number | Traced {
  return typeof value === 'number' || value instanceof Traced;
}

function isTypedName(name: string): boolean {
  return typedArrayNames.some((one) => one === name);
}

/** The kind of collection that a name is of. */
export function collectionTypeOf(name: string): CollectionType | undefined {
  return collectionNames.find((one) => one === name);
}

function isErrorName(name: string): boolean {
  return errorNames.some((one) => one === name);
}
