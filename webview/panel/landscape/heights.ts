/** How heights are spread over the ramp and the contour lines, so that valleys show beside walls. */
import { formatNumber } from '../../format.ts';
import type { Range } from '../charts/scale.ts';
import { evenTicks, logTicks } from '../charts/ticks.ts';

export interface Spread {
  readonly kind: 'linear' | 'log';
  /** Of the finite heights. */
  readonly min: number;
  readonly max: number;
  /** Where a height is on the ramp, in [0, 1]; NaN for what is not a number. */
  share(height: number): number;
  /** Heights of contour lines, ascending. */
  readonly levels: readonly number[];
}

/**
 * Linear where the heights are spread evenly; else by the logarithm of the height above the lowest ground: where the
 * middle one is less than a twentieth of the way up, a linear ramp would show one wall and nothing else. `floor` is the
 * known minimum, where there is one.
 */
export function spreadOf(heights: readonly number[], floor?: number): Spread {
  const finite = Float64Array.from(heights.filter((height) => Number.isFinite(height))).sort();
  const min = finite[0] ?? 0;
  const max = finite.at(-1) ?? 1;
  const middle = finite[finite.length >> 1] ?? min;
  if (max > min && (middle - min) / (max - min) < 1 / 20) return logarithmic(finite, min, max, floor);
  const levels = evenTicks(min, max, LINES);
  return { kind: 'linear', min, max, levels, share: (height) => (max > min ? (height - min) / (max - min) : 0) };
}

function logarithmic(finite: Float64Array, min: number, max: number, floor: number | undefined): Spread {
  const base = floor !== undefined && floor <= min ? floor : min;
  // The lowest two per cent are one colour: below, the logarithm would stretch the least differences without end.
  const low = Math.max((finite[Math.floor(finite.length / 50)] ?? min) - base, (max - base) * 1e-9);
  const span = Math.log(1 + (max - base) / low);
  const levels = logTicks(low, max - base, LINES).map((above) => base + above);
  return { kind: 'log', min, max, levels, share: (height) => Math.log(1 + Math.max(0, height - base) / low) / span };
}

/** About as many contour lines. */
const LINES = 10;

/** As many ticks as there is room for: `room` is what a label takes along the axis, in the pixels of `length`. */
export function ticksAlong({ min, max }: Range, length: number, room: (label: string) => number): number[] {
  for (let most = Math.min(12, Math.floor(length / 20)); most > 1; most--) {
    const ticks = evenTicks(min, max, most);
    const apart = (length * ((ticks[1] ?? max) - (ticks[0] ?? min))) / (max - min);
    if (ticks.every((tick) => room(formatNumber(tick)) <= apart)) return ticks;
  }
  return evenTicks(min, max, 1);
}
