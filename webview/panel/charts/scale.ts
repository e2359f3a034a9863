/** Axes that one wild value cannot ruin, and an account of whatever they cannot show. */
import type { Value } from './chart-spec.ts';

export type ScaleKind = 'linear' | 'log';

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** Why a value is not drawn where it belongs. */
export type FlawKind = 'nan' | 'above' | 'below' | 'zero';

export interface Flaw {
  readonly x: number;
  readonly kind: FlawKind;
}

type Column = readonly Value[];

/** Logarithmic when every value is positive and they span three decades or more. */
export function chooseScale(columns: readonly Column[]): ScaleKind {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const column of columns) {
    for (const value of column) {
      if (!drawable(value, 'linear')) continue;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
  }
  return least > 0 && most / least >= 1000 ? 'log' : 'linear';
}

/**
 * The range of the axis: all drawable values, save those that lie further from the bulk (5 % to 95 %) than many times
 * its width (on a logarithmic axis, further than its own height or three decades). Without any drawable value, [0, 1], or [0.1, 1] on a logarithmic axis.
 */
export function robustRange(columns: readonly Column[], kind: ScaleKind): Range {
  const found: number[] = [];
  for (const column of columns)
    for (const value of column) if (drawable(value, kind)) found.push(kind === 'log' ? Math.log10(value) : value);
  if (found.length === 0) return kind === 'log' ? { min: 0.1, max: 1 } : { min: 0, max: 1 };
  const values = Float64Array.from(found).sort();
  const at = (fraction: number): number => values[Math.round(fraction * (values.length - 1))] ?? 0;
  const bulk = at(0.95) - at(0.05);
  const reach = kind === 'log' ? Math.max(bulk, DECADES) : WIDTHS * bulk;
  const clip = bulk > 0 && values.length >= FEW;
  const min = clip ? Math.max(at(0), at(0.05) - reach) : at(0);
  const max = clip ? Math.min(at(1), at(0.95) + reach) : at(1);
  return kind === 'log' ? { min: 10 ** min, max: 10 ** max } : { min, max };
}

/** The values that can be drawn within the range, and the others with the reason. */
export function separate(x: readonly number[], column: Column, kind: ScaleKind, range: Range): { drawn: Value[]; flaws: Flaw[] } {
  const flaws: Flaw[] = [];
  const drawn = column.map((value, index) => {
    if (value === null || value === undefined) return value;
    const flaw = flawOf(value, kind, range);
    if (flaw === undefined) return value;
    flaws.push({ x: x[index] ?? index, kind: flaw });
    return null;
  });
  return { drawn, flaws };
}

/** How far from the bulk a linear axis reaches, in widths of the bulk: beyond that, the bulk would be a line a pixel high. */
const WIDTHS = 1000;

/** How far from the bulk a logarithmic axis reaches at least. */
const DECADES = 3;

/** With fewer values there is no bulk to speak of. */
const FEW = 20;

function flawOf(value: number, kind: ScaleKind, range: Range): FlawKind | undefined {
  if (Number.isNaN(value)) return 'nan';
  if (kind === 'log' && value === 0) return 'zero';
  // Rounding of the logarithms must not push the extremes themselves out.
  const slack = kind === 'log' ? 0 : 1e-9 * (range.max - range.min);
  if (value > range.max * (kind === 'log' ? 1 + 1e-9 : 1) + slack) return 'above';
  if (value < range.min * (kind === 'log' ? 1 - 1e-9 : 1) - slack) return 'below';
  return undefined;
}

function drawable(value: Value, kind: ScaleKind): value is number {
  return value !== null && value !== undefined && Number.isFinite(value) && (kind === 'linear' || value > 0);
}
