import { series } from './elementary/numbers.ts';

/** The function that generated text returns; the text may name what `named` names, and the numbers of elementary functions. */
export function makeFunction(text: string, named: Readonly<Record<string, unknown>> = {}): unknown {
  return new Function('series', ...Object.keys(named), text)(series, ...Object.values(named));
}
