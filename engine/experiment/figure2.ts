/** The paper's Figure 2: f₁ over its domain, and the valleys between which a gradient is caught. */
import type { DifferentiableFunction } from '../function.ts';
import { at } from '../invariant.ts';

export interface Landscape {
  readonly points: readonly CurvePoint[];
  /** Where the derivative goes from below 0 to 0 or above. */
  readonly minima: readonly CurvePoint[];
}

export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

/** Points between which nothing can be seen at the size of a page. */
const POINTS = 721;

/** A function of one number on a range. Minima are found between the points where f′ changes its sign, by halving to the last bit. */
export function figure2(fn: DifferentiableFunction, [low, high]: readonly [number, number]): Landscape {
  const valueAt = (x: number) => fn.value(x);
  const slopeAt = (x: number) => Number(at(fn.gradient(x), 0));
  const xs = Array.from({ length: POINTS }, (_, i) => low + ((high - low) * i) / (POINTS - 1));
  const minima = xs.flatMap((x, i) => {
    const next = xs[i + 1];
    return next !== undefined && slopeAt(x) < 0 && slopeAt(next) >= 0 ? [rootBetween(slopeAt, x, next)] : [];
  });
  const point = (x: number): CurvePoint => ({ x, y: valueAt(x) });
  return { points: xs.map(point), minima: minima.map(point) };
}

/** `slope` is below 0 at `low` and not at `high`. */
function rootBetween(slope: (x: number) => number, low: number, high: number): number {
  let [below, above] = [low, high];
  for (let middle = (below + above) / 2; middle > below && middle < above; middle = (below + above) / 2) {
    if (slope(middle) < 0) below = middle;
    else above = middle;
  }
  return above;
}
