/** From a chart's numbers to what is drawn of them: axis, points, and what has no place on the axis. */
import type { ChartData } from './chart.ts';
import { decimate } from './decimate.ts';
import type { FlawKind, Range, ScaleKind } from './scale.ts';
import { chooseScale, robustRange, separate } from './scale.ts';
import type { ChartColumns } from './series.ts';

export interface Prepared extends ChartData {
  /** What must be explained below the chart. */
  readonly kinds: ReadonlySet<FlawKind>;
}

export function prepare(iterations: readonly number[], { spec, columns }: ChartColumns): Prepared {
  const scale: ScaleKind = spec.scale === 'auto' ? chooseScale(columns) : spec.scale === 'log' ? 'log' : 'linear';
  const bulk = robustRange(columns, scale);
  const separated = columns.map((column) => separate(iterations, column, scale, bulk));
  const points = decimate({ x: iterations, columns: separated.map(({ drawn }) => drawn) });
  const last = iterations.length - 1;
  const marker = iterations[last];
  return {
    spec,
    scale,
    range: spec.scale === 'zero' ? { min: 0, max: roomAbove(bulk.max) } : airAround(bulk, scale),
    extent: { min: iterations[0] ?? 0, max: Math.max(iterations[last] ?? 0, (iterations[0] ?? 0) + 5) },
    points,
    flaws: separated.map(({ flaws }) => flaws),
    ...(marker !== undefined && { marker: { x: marker, values: separated.map(({ drawn }) => drawn[last] ?? null) } }),
    kinds: new Set(separated.flatMap(({ flaws }) => flaws.map(({ kind }) => kind))),
  };
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
