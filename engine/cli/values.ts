/** Options' values: text in, typed values out; what is not one is a `UsageError` that says what is. */
import type { Given } from './command.ts';
import { UsageError } from './errors.ts';

export function choice<T extends string>(given: Given, option: string, allowed: readonly T[]): T | undefined {
  const text = given.text(option);
  if (text === undefined) return undefined;
  const found = allowed.find((one) => one === text);
  if (found === undefined) throw new UsageError(`--${option} must be one of ${allowed.join(', ')}; it is ${text}`);
  return found;
}

export function number(given: Given, option: string): number | undefined {
  const text = given.text(option);
  return text === undefined ? undefined : parseNumber(text, `--${option}`);
}

/** A whole number that is exact as a double. */
export function wholeNumber(given: Given, option: string, least: number): number | undefined {
  const value = number(given, option);
  if (value !== undefined && (!Number.isSafeInteger(value) || value < least)) {
    throw new UsageError(`--${option} must be a whole number from ${least} to ${Number.MAX_SAFE_INTEGER}; it is ${value}`);
  }
  return value;
}

/** `x=1,y=2`. */
export function assignments(given: Given, option: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const part of (given.text(option) ?? '').split(',').filter((piece) => piece.trim() !== '')) {
    const [name = '', text, ...rest] = part.split('=').map((piece) => piece.trim());
    if (name === '' || text === undefined || rest.length > 0) throw new UsageError(`--${option} is written x=1,y=2; ${part} is not`);
    if (found.has(name)) throw new UsageError(`--${option} gives ${name} twice`);
    found.set(name, parseNumber(text, `--${option} ${name}`));
  }
  return found;
}

/** As JavaScript writes numbers, `NaN` and `Infinity` included. */
export function parseNumber(text: string, what: string): number {
  const value = Number(text);
  if (text.trim() === '' || (Number.isNaN(value) && text !== 'NaN')) throw new UsageError(`${what} must be a number; it is "${text}"`);
  return value;
}

/** `{"x": 1, "w": [1, 2]}`. Numbers that JSON lacks are texts: "NaN", "Infinity", "-Infinity". */
export function jsonObject(text: string, option: string): ReadonlyMap<string, unknown> {
  const revive = (_: string, value: unknown) => (value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : value);
  try {
    const parsed: unknown = JSON.parse(text, revive);
    return new Map(Object.entries(parsed ?? {}));
  } catch {
    throw new UsageError(`--${option} is neither x=1,y=2 nor JSON: ${text}`);
  }
}
