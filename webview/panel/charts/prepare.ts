/** From a chart's numbers to what is drawn of them: axis, points, and what has no place on the axis. */
import type { ChartColumns, ChartSpec, Value } from './chart-spec.ts';
import type { Flaw, FlawKind, Range, ScaleKind } from './scale.ts';
import { chooseScale, robustRange, separate } from './scale.ts';

/** Everything that is on a chart at one time. */
export interface ChartData {
  readonly spec: ChartSpec;
  readonly scale: ScaleKind;
  readonly range: Range;
  /** First and last iteration on the axis. */
  readonly extent: Range;
  readonly bucket: number;
  readonly x: readonly number[];
  readonly lines: readonly (readonly Value[])[];
  /** For each line, what could not be drawn. */
  readonly flaws: readonly (readonly Flaw[])[];
  /** What must be explained below the chart. */
  readonly kinds: ReadonlySet<FlawKind>;
  /** Where the person stands, and each line's value there. */
  readonly marker?: { readonly x: number; readonly values: readonly Value[] };
}

/** `at` is the iteration where the person stands. */
export function prepare({ spec, x, columns, extent, bucket }: ChartColumns, at?: number): ChartData {
  const scale: ScaleKind = spec.scale === 'auto' ? chooseScale(columns) : spec.scale === 'log' ? 'log' : 'linear';
  const bulk = robustRange(columns, scale);
  const separated = columns.map((column) => separate(x, column, scale, bulk));
  const marked = at === undefined ? -1 : nearest(x, at);
  return {
    spec,
    scale,
    range: rangeOf(spec, bulk, scale),
    extent: { min: extent.min, max: Math.max(extent.max, extent.min + 5) },
    bucket,
    x,
    lines: separated.map(({ drawn }) => drawn),
    flaws: separated.map(({ flaws }) => flaws),
    kinds: new Set(separated.flatMap(({ flaws }) => flaws.map(({ kind }) => kind))),
    ...(at !== undefined &&
      at >= extent.min &&
      at <= extent.max && { marker: { x: at, values: separated.map(({ drawn }) => drawn[marked]) } }),
  };
}

/** The place of the abscissa that is nearest to an iteration; −1 where there is none. */
export function nearest(x: readonly number[], iteration: number): number {
  let low = 0;
  let high = x.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((x[middle] ?? 0) < iteration) low = middle + 1;
    else high = middle;
  }
  return low > 0 && iteration - (x[low - 1] ?? 0) < (x[low] ?? 0) - iteration ? low - 1 : Math.min(low, x.length - 1);
}

/** What a line shows at a place: its own point there, or the last one before, where the place belongs to another line. */
export function valueAt(column: readonly Value[], place: number): Value {
  for (let index = place; index >= 0; index--) if (column[index] !== undefined) return column[index];
  return undefined;
}

function rangeOf(spec: ChartSpec, bulk: Range, scale: ScaleKind): Range {
  if (spec.scale === 'cosine') return { min: -1.05, max: 1.05 };
  return spec.scale === 'zero' ? { min: 0, max: roomAbove(bulk.max) } : airAround(bulk, scale);
}

/** A twentieth of the height above and below, so that no line runs along the frame. */
function airAround({ min, max }: Range, scale: ScaleKind): Range {
  if (scale === 'log') {
    const air = Math.max(0.05 * Math.log10(max / min), min === max ? 0.5 : 0.02);
    return { min: min / 10 ** air, max: max * 10 ** air };
  }
  const air = max === min ? Math.max(1, Math.abs(max)) / 2 : (max - min) / 20;
  return { min: min - air, max: max + air };
}

function roomAbove(max: number): number {
  return max > 0 ? max * 1.1 : 1;
}
