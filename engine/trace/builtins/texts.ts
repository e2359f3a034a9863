import type { Span } from '../../source/span.ts';
import { plainText, toInteger, toPassive, toPlainText } from '../interpreter/convert.ts';
import { refuse, throwError } from '../interpreter/failure.ts';
import type { Machine } from '../interpreter/machine.ts';
import { call } from '../interpreter/rules.ts';
import { ArrayValue, isFunction, isObject, Text, type Value } from '../interpreter/values.ts';

/** Methods of text. What comes from text that was made of a traced number remembers that, too. */
export function callTextMethod(machine: Machine, receiver: string | Text, name: string, args: readonly Value[], span: Span): Value {
  if (name === 'toString' || name === 'valueOf') return receiver;
  for (const arg of args) if (isObject(arg) && !isFunction(arg)) refuse('BP4009', span, { what: `An object as an argument of ${name}` });
  const text = plainText(receiver);
  const result = apply(machine, text, name, args, span);
  // What stays as it is, is still the text of the number.
  if (result === text && receiver instanceof Text) return receiver;
  const traced = receiver instanceof Text || args.some((arg) => arg instanceof Text);
  if (typeof result === 'string') machine.spend(result.length, span);
  if (!traced) return typeof result === 'object' ? new ArrayValue([...result]) : result;
  if (typeof result === 'object') return new ArrayValue(result.map((part) => new Text(part)));
  return typeof result === 'string' ? new Text(result) : result;
}

type Result = string | number | boolean | undefined | readonly string[];

function apply(machine: Machine, text: string, name: string, args: readonly Value[], span: Span): Result {
  const plain = (value: Value) => toPlainText(machine, value, span);
  const word = (index: number) => plain(args[index]);
  const position = (index: number) => (args[index] === undefined ? undefined : toInteger(machine, args[index], span));
  switch (name) {
    case 'at':
      return text.at(position(0) ?? 0);
    case 'charAt':
      return text.charAt(position(0) ?? 0);
    case 'charCodeAt':
      return text.charCodeAt(position(0) ?? 0);
    case 'codePointAt':
      return text.codePointAt(position(0) ?? 0);
    case 'concat':
      return args.reduce<string>((all, _, index) => all + word(index), text);
    case 'endsWith':
      return text.endsWith(word(0), position(1));
    case 'includes':
      return text.includes(word(0), position(1));
    case 'indexOf':
      return text.indexOf(word(0), position(1));
    case 'lastIndexOf':
      return text.lastIndexOf(word(0), position(1));
    case 'padEnd':
    case 'padStart':
    case 'repeat':
      return lengthened(machine, text, name, args, span);
    case 'search':
    case 'match':
    case 'matchAll':
      return refuse('BP4009', span, { what: `${name} without a regular expression` });
    case 'replace':
    case 'replaceAll': {
      const replaceIn = (part: string) => {
        if (!isFunction(args[1])) return name === 'replace' ? text.replace(part, word(1)) : text.replaceAll(part, word(1));
        const by = (found: string, at: number) => plain(call(machine, args[1], undefined, [found, at, text], span));
        return name === 'replace' ? text.replace(part, by) : text.replaceAll(part, by);
      };
      return replaceIn(word(0));
    }
    case 'slice':
      return text.slice(position(0), position(1));
    case 'split':
      return args[0] === undefined ? [text] : text.split(word(0), position(1));
    case 'startsWith':
      return text.startsWith(word(0), position(1));
    case 'substr':
      return text.slice(position(0) ?? 0).slice(0, Math.max(0, position(1) ?? text.length));
    case 'substring':
      return text.substring(position(0) ?? 0, position(1));
    case 'toLowerCase':
      return text.toLowerCase();
    case 'toUpperCase':
      return text.toUpperCase();
    case 'trim':
      return text.trim();
    case 'trimEnd':
      return text.trimEnd();
    default:
      return text.trimStart();
  }
}

function lengthened(machine: Machine, text: string, name: 'padEnd' | 'padStart' | 'repeat', args: readonly Value[], span: Span): string {
  const count = toPassive(machine, args[0], span);
  if (name === 'repeat' && (count < 0 || count === Number.POSITIVE_INFINITY))
    return throwError('RangeError', `Invalid count value: ${count}`, span);
  machine.spend(name === 'repeat' ? count * text.length || 0 : count || 0, span);
  if (name === 'repeat') return text.repeat(count);
  const filler = args[1] === undefined ? ' ' : toPlainText(machine, args[1], span);
  return name === 'padEnd' ? text.padEnd(count, filler) : text.padStart(count, filler);
}
