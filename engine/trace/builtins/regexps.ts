import type { Span } from '../../source/span.ts';
import { plainText, toInteger, toPlainText } from '../interpreter/convert.ts';
import { refuse } from '../interpreter/failure.ts';
import type { Machine } from '../interpreter/machine.ts';
import { call } from '../interpreter/rules.ts';
import { ArrayValue, isFunction, RecordValue, RegExpValue, Text, type Value } from '../interpreter/values.ts';
import { type Match, matchAt } from '../regexp/match.ts';
import { parseRegularExpression } from '../regexp/parse.ts';

/** A regular expression; refuses what our own matcher does not know. */
export function makeRegExp(source: string, flags: string, span: Span): RegExpValue {
  const expression = parseRegularExpression(source, flags);
  return expression
    ? new RegExpValue(source, flags, expression)
    : refuse('BP4009', span, { what: `The regular expression /${source}/${flags}` });
}

/** Methods of regular expressions. */
export function callRegExpMethod(machine: Machine, receiver: RegExpValue, name: string, args: readonly Value[], span: Span): Value {
  if (name === 'toString') return `/${receiver.source}/${receiver.flags}`;
  if (name !== 'exec' && name !== 'test') return refuse('BP4009', span, { what: `The method ${name} of a regular expression` });
  const text = toPlainText(machine, args[0], span);
  const moves = /[gy]/.test(receiver.flags);
  const match = find(machine, receiver, text, moves ? receiver.lastIndex : 0, span);
  if (moves) receiver.lastIndex = match ? match[0][1] : 0;
  if (name === 'test') return match !== undefined;
  return match ? matchValue(receiver, text, match, args[0] instanceof Text) : null;
}

/** Methods of text that take a regular expression; `undefined` where the name is not one of those. */
export function callWithRegExp(
  machine: Machine,
  receiver: string | Text,
  name: string,
  args: readonly Value[],
  span: Span,
): { readonly value: Value } | undefined {
  const [expression, second] = args;
  if (!(expression instanceof RegExpValue)) return undefined;
  const text = plainText(receiver);
  const traced = receiver instanceof Text;
  const mark = (part: string | undefined): Value => (traced && part !== undefined ? new Text(part) : part);
  const first = () => find(machine, expression, text, 0, span);
  const all = () => findAll(machine, expression, text, span);
  switch (name) {
    case 'search':
      return { value: first()?.[0][0] ?? -1 };
    case 'match': {
      if (!expression.flags.includes('g')) return { value: callRegExpMethod(machine, expression, 'exec', [receiver], span) };
      const found = all().map(([whole]) => mark(text.slice(...whole)));
      return { value: found.length > 0 ? new ArrayValue(found) : null };
    }
    case 'matchAll':
      return { value: new ArrayValue(all().map((match) => matchValue(expression, text, match, traced))) };
    case 'split': {
      const limit = second === undefined ? undefined : toInteger(machine, second, span);
      return { value: new ArrayValue(split(machine, expression, text, span).slice(0, limit).map(mark)) };
    }
    case 'replace':
    case 'replaceAll': {
      const matches = expression.flags.includes('g') ? all() : [first()].filter((match) => match !== undefined);
      const text2 = replaced(machine, expression, text, matches, second, span);
      machine.spend(text2.length, span);
      return { value: mark(text2) };
    }
    default:
      return undefined;
  }
}

type Found = Match & readonly [readonly [number, number], ...unknown[]];

function find(machine: Machine, { expression, flags }: RegExpValue, text: string, from: number, span: Span): Found | undefined {
  const last = flags.includes('y') ? from : text.length;
  for (let start = from; start <= last; start++) {
    const match = matchAt(expression, text, start, () => machine.step(span));
    if (match?.[0]) return match as Found;
  }
  return undefined;
}

function findAll(machine: Machine, expression: RegExpValue, text: string, span: Span): readonly Found[] {
  const found: Found[] = [];
  for (let from = 0; from <= text.length; ) {
    const match = find(machine, expression, text, from, span);
    if (!match) break;
    found.push(match);
    from = match[0][1] > match[0][0] ? match[0][1] : match[0][1] + 1;
  }
  return found;
}

/** Groups stand between the parts; an empty match at an end splits nothing. */
function split(machine: Machine, expression: RegExpValue, text: string, span: Span): (string | undefined)[] {
  const parts: (string | undefined)[] = [];
  let begin = 0;
  if (text === '') return find(machine, expression, text, 0, span) ? [] : [''];
  for (const match of findAll(machine, expression, text, span)) {
    const [start, end] = match[0];
    if (end === start && (start === begin || start === text.length)) continue;
    parts.push(text.slice(begin, start), ...match.slice(1).map((group) => group && text.slice(...group)));
    begin = end;
  }
  return [...parts, text.slice(begin)];
}

function replaced(machine: Machine, { expression }: RegExpValue, text: string, matches: readonly Found[], by: Value, span: Span): string {
  let made = '';
  let begin = 0;
  for (const match of matches) {
    const [start, end] = match[0];
    const groups = match.map((group) => group && text.slice(...group));
    const filled = isFunction(by)
      ? toPlainText(machine, call(machine, by, undefined, [...groups, start, text], span), span)
      : fill(toPlainText(machine, by, span), groups, text, start, end, expression.names);
    made += text.slice(begin, start) + filled;
    begin = end;
  }
  return made + text.slice(begin);
}

/** `$1`, `$&`, `$<name>` and their kin. */
function fill(
  pattern: string,
  groups: readonly (string | undefined)[],
  text: string,
  start: number,
  end: number,
  names: ReadonlyMap<string, number>,
): string {
  return pattern.replace(/\$(?:([$&`'])|(\d\d?)|<([\w$]+)>)/g, (whole, sign: string, digits: string, name: string) => {
    if (sign === '$') return '$';
    if (sign === '&') return groups[0] ?? '';
    if (sign === '`') return text.slice(0, start);
    if (sign === "'") return text.slice(end);
    const index = digits === undefined ? names.get(name) : Number(digits);
    return index === undefined || index === 0 || index >= groups.length ? whole : (groups[index] ?? '');
  });
}

function matchValue({ expression }: RegExpValue, text: string, match: Found, traced: boolean): Value {
  const part = (group: readonly [number, number] | undefined): Value => {
    const word = group && text.slice(...group);
    return traced && word !== undefined ? new Text(word) : word;
  };
  const value = new ArrayValue(match.map(part));
  const groups = [...expression.names].map(([name, index]) => [name, part(match[index])] as const);
  value.properties = new Map<string, Value>([
    ['index', match[0][0]],
    ['input', text],
    ['groups', groups.length > 0 ? new RecordValue(groups) : undefined],
  ]);
  return value;
}
