export type UnitTest = (unit: string) => boolean;

interface Found<T> {
  readonly unit: T;
  /** Where the text goes on. */
  readonly end: number;
}

/** What stands behind a backslash: one unit, or a class of them; `undefined` where that is not supported. */
export function escapedUnit(source: string, position: number): Found<string | UnitTest> | undefined {
  const sign = source[position] ?? '';
  const set = sets.get(sign);
  if (set) return { unit: set, end: position + 1 };
  const control = controls.get(sign);
  if (control !== undefined) return { unit: control, end: position + 1 };
  const [code, long, short] = /^(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))/.exec(source.slice(position, position + 5)) ?? [];
  if (code !== undefined) return { unit: String.fromCharCode(Number.parseInt(long ?? short ?? '', 16)), end: position + code.length };
  return /[A-Za-z0-9]/.test(sign) || sign === '' ? undefined : { unit: sign, end: position + 1 };
}

/** What stands between brackets, from behind the opening one. */
export function parseClass(
  source: string,
  start: number,
  ignoreCase: boolean,
): { readonly test: UnitTest; readonly end: number } | undefined {
  const negative = source[start] === '^';
  const tests: UnitTest[] = [];
  let position = start + (negative ? 1 : 0);
  while (source[position] !== ']') {
    const first = classUnit(source, position);
    if (!first) return undefined;
    position = first.end;
    const range = source[position] === '-' && source[position + 1] !== ']' ? classUnit(source, position + 1) : undefined;
    if (range && typeof first.unit === 'string' && typeof range.unit === 'string') {
      const [low, high] = [first.unit, range.unit];
      tests.push((unit) => unit >= low && unit <= high);
      position = range.end;
    } else {
      const { unit: only } = first;
      tests.push(typeof only === 'string' ? (unit) => unit === only : only);
    }
  }
  const plain = (unit: string) => tests.some((test) => test(unit));
  const any = ignoreCase ? (unit: string) => plain(unit) || plain(unit.toUpperCase()) || plain(unit.toLowerCase()) : plain;
  return { test: (unit) => any(unit) !== negative, end: position + 1 };
}

function classUnit(source: string, position: number): Found<string | UnitTest> | undefined {
  const sign = source[position];
  if (sign === undefined) return undefined;
  if (sign !== '\\') return { unit: sign, end: position + 1 };
  return source[position + 1] === 'b' ? { unit: '\b', end: position + 2 } : escapedUnit(source, position + 1);
}

const sets = new Map<string, UnitTest>([
  ['d', (unit) => /\d/.test(unit)],
  ['D', (unit) => /\D/.test(unit)],
  ['w', (unit) => /\w/.test(unit)],
  ['W', (unit) => /\W/.test(unit)],
  ['s', (unit) => /\s/.test(unit)],
  ['S', (unit) => /\S/.test(unit)],
]);

const controls = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['f', '\f'],
  ['0', '\0'],
]);
