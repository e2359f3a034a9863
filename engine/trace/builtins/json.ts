import type { Span } from '../../source/span.ts';
import { plainText, toPassive } from '../interpreter/convert.ts';
import { refuse, throwError } from '../interpreter/failure.ts';
import { keysOf } from '../interpreter/keys.ts';
import type { Machine } from '../interpreter/machine.ts';
import { getMember } from '../interpreter/members.ts';
import { call } from '../interpreter/rules.ts';
import { ArrayValue, DateValue, isFunction, isObject, RecordValue, Text, Traced, type Value } from '../interpreter/values.ts';
import { cloneOf } from './clone.ts';
import { callDateMethod } from './dates.ts';

/** `JSON.stringify` and `JSON.parse`: text that was made from traced numbers gives them back. */
export function callJson(machine: Machine, name: string, args: readonly Value[], span: Span): Value {
  return name === 'stringify' ? stringify(machine, args, span) : parse(machine, args, span);
}

function stringify(machine: Machine, [value, replacer, space]: readonly Value[], span: Span): Value {
  const writer = new Writer(machine, replacer, span);
  const plain = writer.plain(new RecordValue([['', value]]), '', value);
  const indent =
    typeof space === 'string' || space === undefined || space === null ? (space ?? undefined) : toPassive(machine, space, span);
  const text = JSON.stringify(hostOf(machine, plain, span), undefined, indent);
  if (text === undefined) return undefined;
  machine.spend(text.length, span);
  return writer.traced ? new Text(text, undefined, plain) : text;
}

/** Makes of any value what its text would be read back as. */
class Writer {
  traced = false;
  readonly #machine: Machine;
  readonly #replacer: Value;
  readonly #span: Span;
  readonly #around: Value[] = [];

  constructor(machine: Machine, replacer: Value, span: Span) {
    this.#machine = machine;
    this.#replacer = replacer;
    this.#span = span;
  }

  /** `undefined` for what is left out. */
  plain(holder: Value, key: string, given: Value): Value {
    const value = this.#replaced(holder, key, this.#ownText(key, given));
    if (value instanceof Traced || value instanceof Text) this.traced = true;
    if (typeof value === 'number' || value instanceof Traced) return this.#number(value);
    if (typeof value === 'bigint') return throwError('TypeError', 'Do not know how to serialize a BigInt', this.#span);
    if (!isObject(value)) return value;
    if (isFunction(value)) return undefined;
    if (this.#around.includes(value)) return throwError('TypeError', 'Converting circular structure to JSON', this.#span);
    this.#around.push(value);
    const made = this.#machine.inside(this.#span, () => this.#contents(value));
    this.#around.pop();
    return made;
  }

  #contents(value: Value): Value {
    if (value instanceof ArrayValue && value.type === 'Array') {
      this.#machine.spend(value.items.length, this.#span);
      return new ArrayValue(Array.from(value.items, (item, index) => this.plain(value, String(index), item) ?? null));
    }
    const listed = this.#replacer instanceof ArrayValue ? this.#replacer.items.map(String) : undefined;
    const keys = keysOf(value, this.#span).map(plainText);
    this.#machine.spend(keys.length, this.#span);
    const fields = (listed?.filter((key) => keys.includes(key)) ?? keys).flatMap((key): (readonly [string, Value])[] => {
      const made = this.plain(value, key, getMember(this.#machine, value, key, this.#span));
      return made === undefined ? [] : [[key, made]];
    });
    return new RecordValue(fields);
  }

  /** What is no number in JSON is null, and there is no negative zero. */
  #number(value: number | Traced): Value {
    const plain = this.#machine.passive(value, this.#span);
    if (!Number.isFinite(plain)) return null;
    return plain === 0 && !(value instanceof Traced && Object.is(plain, 0)) ? 0 : value;
  }

  #ownText(key: string, value: Value): Value {
    if (value instanceof DateValue) return callDateMethod(this.#machine, value, 'toJSON', [], this.#span);
    if (!(value instanceof RecordValue)) return value;
    const method = getMember(this.#machine, value, 'toJSON', this.#span);
    return isFunction(method) ? call(this.#machine, method, value, [key], this.#span) : value;
  }

  #replaced(holder: Value, key: string, value: Value): Value {
    return isFunction(this.#replacer) ? call(this.#machine, this.#replacer, holder, [key, value], this.#span) : value;
  }
}

function hostOf(machine: Machine, value: Value, span: Span): unknown {
  if (value instanceof Traced) return value.value;
  if (value instanceof Text) return value.text;
  if (value instanceof ArrayValue) return value.items.map((item) => hostOf(machine, item, span));
  if (!(value instanceof RecordValue)) return value;
  const host: Record<string, unknown> = Object.create(null);
  for (const [key, slot] of value.fields) host[key] = 'value' in slot ? hostOf(machine, slot.value, span) : undefined;
  return host;
}

function parse(machine: Machine, [source, reviver]: readonly Value[], span: Span): Value {
  if (isFunction(reviver)) return refuse('BP4009', span, { what: 'JSON.parse with a function' });
  if (source instanceof Text) return source.structure === undefined ? refuse('BP4014', span, {}) : cloneOf(machine, source.structure, span);
  if (source instanceof Traced) return source;
  machine.work(String(source).length, span);
  try {
    return toValue(machine, JSON.parse(typeof source === 'string' ? source : String(source)), span);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return throwError('SyntaxError', error.message, span);
  }
}

function toValue(machine: Machine, host: unknown, span: Span): Value {
  machine.spend(1, span);
  if (Array.isArray(host)) return new ArrayValue(host.map((item) => toValue(machine, item, span)));
  if (typeof host === 'object' && host !== null)
    return new RecordValue(Object.entries(host).map(([key, value]) => [key, toValue(machine, value, span)] as const));
  return typeof host === 'number' || typeof host === 'string' || typeof host === 'boolean' ? host : null;
}
