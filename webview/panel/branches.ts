/** Which branches were kept when: the rows of the raster. */
import type { IterationRecord } from '../../engine/index.ts';

export interface BranchRow {
  readonly parameter: string;
  /** What was kept, by branch names; `undefined` for all the rarer ones together. */
  readonly label: string | undefined;
  /** In how many iterations. */
  readonly count: number;
  /** One entry a record. */
  readonly kept: readonly boolean[];
}

/** The rows in the order of the parameters, then of the labels; at most `most` for each parameter, the commonest first to stay. */
export function branchRows(records: readonly IterationRecord[], parameters: readonly string[], most = 8): readonly BranchRow[] {
  return parameters.flatMap((parameter, index) => {
    const labels = records.map((record) => record.labels[index] ?? '');
    const counts = new Map<string, number>();
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
    const byCount = [...counts].sort(([a, m], [b, n]) => n - m || order(a, b));
    const shown = byCount.slice(0, counts.size > most ? most - 1 : most);
    const rows: BranchRow[] = shown
      .sort(([a], [b]) => order(a, b))
      .map(([label, count]) => ({ parameter, label, count, kept: labels.map((each) => each === label) }));
    if (shown.length === counts.size) return rows;
    const named = new Set(shown.map(([label]) => label));
    const kept = labels.map((label) => !named.has(label));
    return [...rows, { parameter, label: undefined, count: kept.filter(Boolean).length, kept }];
  });
}

/** For each of `width` equal stretches of the records, the fraction of them in which the row was kept. */
export function density(kept: readonly boolean[], width: number): Float64Array {
  const result = new Float64Array(width);
  for (let cell = 0; cell < width; cell++) {
    const start = Math.floor((cell * kept.length) / width);
    const end = Math.max(start + 1, Math.floor(((cell + 1) * kept.length) / width));
    let count = 0;
    for (let index = start; index < end; index++) if (kept[index] === true) count++;
    result[cell] = count / (end - start);
  }
  return result;
}

function order(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
