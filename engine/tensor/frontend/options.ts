/** What a call may give behind its operands: the values that make sense, and how they are described to who wrote another. */
interface Option {
  accepts(value: number): boolean;
  readonly expected: string;
}

const positive: Option = { accepts: (value) => Number.isSafeInteger(value) && value > 0, expected: 'a whole number above 0' };

const options: ReadonlyMap<string, Option> = new Map([
  ['size', positive],
  ['stride', positive],
  ['padding', { accepts: (value) => Number.isSafeInteger(value) && value >= 0, expected: 'a whole number, 0 or more' }],
  ['keep', { accepts: (value) => value > 0 && value <= 1, expected: 'a probability above 0, at most 1' }],
  ['epsilon', { accepts: (value) => value > 0 && Number.isFinite(value), expected: 'a number above 0' }],
]);

/** What is expected in the place of a value; `undefined` where the value will do. */
export function expectedOption(name: string, value: unknown): string | undefined {
  const option = options.get(name) ?? positive;
  return typeof value === 'number' && option.accepts(value) ? undefined : option.expected;
}
