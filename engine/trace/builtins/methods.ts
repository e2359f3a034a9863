import type { Span } from '../../source/span.ts';
import { isNullish, plainText } from '../interpreter/convert.ts';
import { Thrown, throwError } from '../interpreter/failure.ts';
import type { Machine } from '../interpreter/machine.ts';
import { call } from '../interpreter/rules.ts';
import {
  ArrayValue,
  BoundValue,
  CollectionValue,
  DateValue,
  GeneratorValue,
  isFunction,
  RecordValue,
  RegExpValue,
  Text,
  Traced,
  type Value,
} from '../interpreter/values.ts';
import { callArrayMethod } from './arrays.ts';
import { callBigIntMethod } from './big-integers.ts';
import { callArrayCallback } from './callbacks.ts';
import { callCollectionMethod } from './collections.ts';
import { callDateMethod } from './dates.ts';
import { elementsOf, iteratorOf, listOf } from './iterate.ts';
import { ofEveryObject } from './members.ts';
import { callNumberMethod } from './numbers.ts';
import { callRecordMethod } from './objects.ts';
import { callRegExpMethod, callWithRegExp } from './regexps.ts';
import { ofSameClass } from './species.ts';
import { callTextMethod } from './texts.ts';
import { subarray } from './views.ts';

/** Methods of arrays that change what they are called on. */
export const writing: ReadonlySet<string> = new Set([
  ...['copyWithin', 'fill', 'pop', 'push', 'reverse', 'set', 'shift', 'sort', 'splice', 'unshift'],
]);

const constantTime: ReadonlySet<string> = new Set([
  ...['at', 'push', 'pop', 'hasOwnProperty', 'charAt', 'charCodeAt', 'codePointAt', 'startsWith'],
]);

/** A method of JavaScript's own objects, which `members.ts` has found to be one. */
export function callMethod(machine: Machine, receiver: Value, name: string, args: readonly Value[], span: Span): Value {
  if (receiver instanceof ArrayValue) {
    if (!constantTime.has(name)) machine.work(receiver.items.length, span);
    if (receiver.frozen && writing.has(name)) throwError('TypeError', 'Cannot assign to read only property of an array', span);
    if (name === 'subarray' && !receiver.class) return subarray(machine, receiver, args, span);
    const plain = callArrayMethod(machine, receiver, name, args, span);
    return ofSameClass(machine, receiver, name, plain ? plain.value : callArrayCallback(machine, receiver, name, args, span), span);
  }
  if (ofEveryObject.has(name)) return callRecordMethod(machine, receiver, name, args, span);
  if (receiver instanceof DateValue) return callDateMethod(machine, receiver, name, args, span);
  if (receiver instanceof GeneratorValue && name === 'values') return receiver;
  if (receiver instanceof GeneratorValue) return callGeneratorMethod(receiver, name, args[0], span);
  if (receiver instanceof RegExpValue) return callRegExpMethod(machine, receiver, name, args, span);
  if (receiver instanceof CollectionValue) return callCollectionMethod(machine, receiver, name, args, span);
  if (typeof receiver === 'string' || receiver instanceof Text) {
    if (!constantTime.has(name)) machine.work(plainText(receiver).length, span);
    if (name === 'values') return iteratorOf(listOf(machine, receiver, span).values());
    const found = callWithRegExp(machine, receiver, name, args, span);
    if (found) return found.value;
    return callTextMethod(machine, receiver, name, args, span);
  }
  if (typeof receiver === 'number' || receiver instanceof Traced) return callNumberMethod(machine, receiver, name, args, span);
  if (typeof receiver === 'bigint') return callBigIntMethod(machine, receiver, name, args, span);
  return isFunction(receiver)
    ? callFunctionMethod(machine, receiver, name, args, span)
    : callRecordMethod(machine, receiver, name, args, span);
}

/** `next`, `return`, `throw`, and the iterator that a generator is itself. */
function callGeneratorMethod({ steps }: GeneratorValue, name: string, value: Value, span: Span): Value {
  const result = name === 'next' ? steps.next(value) : name === 'return' ? steps.return(value) : steps.throw(new Thrown(value, span));
  return new RecordValue([
    ['value', result.value],
    ['done', result.done === true],
  ]);
}

/** `call`, `apply` and `bind`. */
function callFunctionMethod(machine: Machine, receiver: Value, name: string, args: readonly Value[], span: Span): Value {
  const [self, ...others] = args;
  if (name === 'call') return call(machine, receiver, self, others, span);
  if (name === 'apply') return call(machine, receiver, self, argumentsOf(machine, others[0], span), span);
  return isFunction(receiver) ? new BoundValue(self, receiver, others) : undefined;
}

/** What `apply` passes: the elements of a list, or of an object like one. */
function argumentsOf(machine: Machine, list: Value, span: Span): readonly Value[] {
  if (isNullish(list)) return [];
  return list instanceof RecordValue ? elementsOf(machine, list, span) : listOf(machine, list, span);
}
