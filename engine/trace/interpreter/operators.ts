import type { OperationName } from '../../operations/table.ts';
import { isNamespace, isSymbol } from '../../program/builtins.ts';
import type { BitSign, CompareSign } from '../../program/expressions.ts';
import type { Span } from '../../source/span.ts';
import { bitwiseBig, type Comparable, operateBig, orderedBig } from './big-integers.ts';
import { type PrimitiveValue, plainText, toInt32, toKey, toNumber, toPassive, toPrimitive, toText } from './convert.ts';
import { describe } from './describe.ts';
import { throwError } from './failure.ts';
import { isInstance } from './instances.ts';
import type { Machine } from './machine.ts';
import { hasMember } from './members.ts';
import { BuiltinValue, DateValue, isFunction, isObject, TensorValue, Text, Traced, type Value } from './values.ts';

type Texts = readonly (string | undefined)[];

/** An operation of the table on any values: text is joined by `+`, everything else becomes a number. */
export function operate(machine: Machine, name: OperationName, a: Value, b: Value, unary: boolean, span: Span, texts?: Texts): Value {
  if ((a instanceof TensorValue || b instanceof TensorValue) && machine.tensors) return machine.tensors.arithmetic(name, [a, b], span);
  if (name === 'add' && !unary)
    return add(machine, toPrimitive(machine, a, wanted(a), span), toPrimitive(machine, b, wanted(b), span), span, texts);
  if (typeof a === 'bigint' || typeof b === 'bigint') return operateBig(machine, name, a, b, span);
  const left = toNumber(machine, a, span);
  return machine.operate(name, left, unary ? undefined : toNumber(machine, b, span), span, texts);
}

function add(machine: Machine, a: PrimitiveValue, b: PrimitiveValue, span: Span, texts?: Texts): Value {
  if (isText(a) || isText(b)) return concatenate(machine, a, b, span);
  if (typeof a === 'bigint' || typeof b === 'bigint') return operateBig(machine, 'add', a, b, span);
  return machine.operate('add', toNumber(machine, a, span), toNumber(machine, b, span), span, texts);
}

export function concatenate(machine: Machine, a: Value, b: Value, span: Span): string | Text {
  const [left, right] = [toText(machine, a, span), toText(machine, b, span)];
  const text = plainText(left) + plainText(right);
  machine.spend(text.length, span);
  return left instanceof Text || right instanceof Text ? new Text(text, emptyOther(left, right)) : text;
}

export function compare(machine: Machine, sign: CompareSign, a: Value, b: Value, span: Span): boolean {
  switch (sign) {
    case '===':
      return strictlyEqual(machine, a, b, span);
    case '!==':
      return !strictlyEqual(machine, a, b, span);
    case '==':
      return looselyEqual(machine, a, b, span);
    case '!=':
      return !looselyEqual(machine, a, b, span);
    case 'in':
      if (!isObject(b)) throwError('TypeError', `Cannot use 'in' operator to search in ${describe(b)}`, span);
      return hasMember(b, plainText(toKey(machine, a, span)));
    case 'instanceof':
      return isInstance(a, b, span);
    default:
      return ordered(machine, sign, a, b, span);
  }
}

export function bitwise(machine: Machine, sign: BitSign, a: Value, b: Value, span: Span): number | bigint {
  if (typeof a === 'bigint' || typeof b === 'bigint') return bitwiseBig(machine, sign, a, b, span);
  const [left, right] = [toInt32(machine, a, span), toInt32(machine, b, span)];
  switch (sign) {
    case '&':
      return left & right;
    case '|':
      return left | right;
    case '^':
      return left ^ right;
    case '<<':
      return left << right;
    case '>>':
      return left >> right;
    case '>>>':
      return left >>> right;
  }
}

export function typeOf(value: Value): string {
  if (value instanceof Traced) return 'number';
  if (isSymbol(value)) return 'symbol';
  if (value instanceof Text) return 'string';
  if (value instanceof BuiltinValue && isNamespace(value.name)) return 'object';
  return isFunction(value) ? 'function' : typeof value;
}

export function strictlyEqual(machine: Machine, a: Value, b: Value, span: Span): boolean {
  if (isNumber(a) && isNumber(b)) return machine.decide('equal', a, b, span);
  if (isText(a) && isText(b)) return plainText(a) === plainText(b);
  return sameFunction(a, b) || a === b;
}

/** As `Object.is` and as keys of maps compare; NaN is NaN. */
export function sameKey(value: Value): unknown {
  if (value instanceof Traced) return value.value;
  return value instanceof Text ? value.text : value;
}

function looselyEqual(machine: Machine, a: Value, b: Value, span: Span): boolean {
  if (a === null || a === undefined || b === null || b === undefined) return (a ?? undefined) === (b ?? undefined);
  if (isObject(a) && isObject(b)) return sameFunction(a, b) || a === b;
  if (isObject(a)) return looselyEqual(machine, toPrimitive(machine, a, wanted(a), span), b, span);
  if (isObject(b)) return looselyEqual(machine, a, toPrimitive(machine, b, wanted(b), span), span);
  if ((isText(a) && isText(b)) || typeOf(a) === typeOf(b)) return strictlyEqual(machine, a, b, span);
  if (typeof a === 'bigint' || typeof b === 'bigint') return ordered(machine, '<=', a, b, span) && ordered(machine, '>=', a, b, span);
  return machine.decide('equal', toNumber(machine, a, span), toNumber(machine, b, span), span);
}

function ordered(machine: Machine, sign: '<' | '>' | '<=' | '>=', left: Value, right: Value, span: Span): boolean {
  return orderedPrimitives(machine, sign, toPrimitive(machine, left, 'number', span), toPrimitive(machine, right, 'number', span), span);
}

function orderedPrimitives(machine: Machine, sign: '<' | '>' | '<=' | '>=', a: PrimitiveValue, b: PrimitiveValue, span: Span): boolean {
  if (isText(a) && isText(b)) {
    const [left, right] = [plainText(a), plainText(b)];
    return sign === '<' ? left < right : sign === '>' ? left > right : sign === '<=' ? left <= right : left >= right;
  }
  if (typeof a === 'bigint' || typeof b === 'bigint') return orderedBig(sign, comparable(machine, a, span), comparable(machine, b, span));
  const [left, right] = [toNumber(machine, a, span), toNumber(machine, b, span)];
  const condition = sign === '<' || sign === '>' ? 'less' : 'atMost';
  return sign === '<' || sign === '<=' ? machine.decide(condition, left, right, span) : machine.decide(condition, right, left, span);
}

function comparable(machine: Machine, value: PrimitiveValue, span: Span): Comparable {
  if (typeof value === 'bigint' || typeof value === 'string') return value;
  return value instanceof Text ? value.text : toPassive(machine, value, span);
}

/** Dates are text where nothing says that a number is wanted. */
function wanted(value: Value): 'number' | 'text' {
  return value instanceof DateValue ? 'text' : 'number';
}

function isText(value: Value): value is string | Text {
  return typeof value === 'string' || value instanceof Text;
}

export function isNumber(value: Value): value is number | Traced {
  return typeof value === 'number' || value instanceof Traced;
}

/** Joined with nothing, the text is still that of the number alone. */
function emptyOther(left: string | Text, right: string | Text): Traced | undefined {
  if (left instanceof Text && plainText(right) === '') return left.source;
  return right instanceof Text && plainText(left) === '' ? right.source : undefined;
}

/** Functions of JavaScript's own have no identity but their name. */
function sameFunction(a: Value, b: Value): boolean {
  return isFunction(a) && isFunction(b) && 'name' in a && 'name' in b && a.name === b.name;
}
