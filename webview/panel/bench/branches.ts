/** Which branches were kept when: the rows of the raster. */
import type { RunSeries } from '../store/run-series.ts';

export interface BranchRow {
  readonly parameter: string;
  /** What was kept, by branch names; `undefined` for all the rarer ones together. */
  readonly label: string | undefined;
  /** In how many iterations. */
  readonly count: number;
  /** One entry an iteration: 1 where this was kept. */
  readonly kept: Uint8Array;
}

/** Entries `[from, to)`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The rows in the order of the parameters, then of the labels; at most `most` for each parameter, the commonest first to stay. */
export function branchRows(series: RunSeries, { from, to }: Stretch, most = 8): readonly BranchRow[] {
  return series.parameters.flatMap((parameter, index) => {
    const places = series.entry('labels', index).subarray(from, to);
    const counts = new Map<number, number>();
    for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
    const named = [...counts].map(([place, count]) => ({ place, count, label: series.labelTable[place] ?? '' }));
    const byCount = named.sort((a, b) => b.count - a.count || order(a.label, b.label));
    const shown = byCount.slice(0, named.length > most ? most - 1 : most);
    const rows: BranchRow[] = shown
      .sort((a, b) => order(a.label, b.label))
      .map(({ place, label, count }) => ({ parameter, label, count, kept: marks(places, (each) => each === place) }));
    if (shown.length === named.length) return rows;
    const known = new Set(shown.map(({ place }) => place));
    const kept = marks(places, (each) => !known.has(each));
    return [...rows, { parameter, label: undefined, count: kept.reduce((sum, mark) => sum + mark, 0), kept }];
  });
}

/** For each of `width` equal stretches of the entries, the fraction of them in which the row was kept. */
export function density(kept: Uint8Array, width: number): Float64Array {
  const result = new Float64Array(width);
  for (let cell = 0; cell < width; cell++) {
    const start = Math.floor((cell * kept.length) / width);
    const end = Math.max(start + 1, Math.floor(((cell + 1) * kept.length) / width));
    let count = 0;
    for (let index = start; index < end; index++) if (kept[index] === 1) count++;
    result[cell] = count / (end - start);
  }
  return result;
}

function marks(places: Float64Array, isKept: (place: number) => boolean): Uint8Array {
  return Uint8Array.from(places, (place) => (isKept(place) ? 1 : 0));
}

function order(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
