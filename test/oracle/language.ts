/**
 * Random functions over the whole language, as text that JavaScript runs as it stands: branches, loops, arrays, records,
 * closures, classes, early returns, destructuring, mutation. Numbers are squashed on the way, so that they stay finite.
 */
import { Dice } from './dice.ts';
import { StatementWriter } from './language-statements.ts';

export interface LanguageProgram {
  readonly text: string;
  readonly run: (...args: unknown[]) => unknown;
}

/** f(x, y, w, p): two numbers, an array of four, and the record { a, b, mode }. */
export function languageProgram(seed: number): LanguageProgram {
  const dice = new Dice(seed);
  const writer = new StatementWriter(dice);
  const text = [
    'const { sin, cos: cosine } = Math;',
    'const A = 1.5, TABLE = [0.25, -1, A];',
    'const squash = (u) => u / (1 + Math.abs(u));',
    'function pick(list, index = 0) { return list[((index % list.length) + list.length) % list.length]; }',
    'class Pair {',
    '  constructor(first, second = 1) { this.first = first; this.second = second; }',
    '  get total() { return this.first + this.second; }',
    '  scaled(k) { return new Pair(this.first * k, this.second * k); }',
    '}',
    writer.helper('helper'),
    'function f(x, y, w, p) {',
    ...writer.body(),
    '}',
  ].join('\n');
  return { text, run: new Function(`'use strict';\n${text}\nreturn f;`)() as LanguageProgram['run'] };
}

/** Arguments for such a function: neither tiny nor huge. */
export function languageArguments(seed: number): readonly [number, number, number[], { a: number; b: number; mode: string }] {
  const dice = new Dice(seed);
  const number = () => {
    const value = dice.real() * 4 - 2;
    return Math.abs(value) < 1e-3 ? 0.5 : value;
  };
  return [number(), number(), [number(), number(), number(), number()], { a: number(), b: number(), mode: dice.pick(['up', 'down']) }];
}
