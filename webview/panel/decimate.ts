/** Fewer points, honestly: of every bucket of iterations the least and the largest value of each series stay. */

/** Series over common abscissae; `null` where a series has nothing. */
export interface Points {
  readonly x: readonly number[];
  readonly columns: readonly (readonly (number | null)[])[];
}

export interface Decimated extends Points {
  /** How many iterations one bucket holds; 1 when nothing was left out. */
  readonly bucket: number;
}

/**
 * At most about `limit` points a series. A bucket becomes two points, at its first and its last abscissa, that carry
 * the series' extremes in the order in which they occurred; so no peak is lost and none is invented.
 */
export function decimate(points: Points, limit = 2000): Decimated {
  const { x, columns } = points;
  if (x.length <= limit) return { ...points, bucket: 1 };
  const bucket = Math.ceil((2 * x.length) / limit);
  const starts = Array.from({ length: Math.ceil(x.length / bucket) }, (_, index) => index * bucket);
  const end = (start: number): number => Math.min(start + bucket, x.length);
  return {
    x: starts.flatMap((start) => x.slice(start, start + 1).concat(x.slice(end(start) - 1, end(start)))),
    columns: columns.map((column) => starts.flatMap((start) => extremes(column, start, end(start)))),
    bucket,
  };
}

/** The least and the largest of `column[start … end)`, in the order in which they stand. */
function extremes(column: readonly (number | null)[], start: number, end: number): readonly [number | null, number | null] {
  let least = -1;
  let largest = -1;
  for (let index = start; index < end; index++) {
    const value = column[index];
    if (value === null || value === undefined) continue;
    if (least < 0 || value < (column[least] ?? Number.POSITIVE_INFINITY)) least = index;
    if (largest < 0 || value > (column[largest] ?? Number.NEGATIVE_INFINITY)) largest = index;
  }
  const first = column[Math.min(least, largest)] ?? null;
  const second = column[Math.max(least, largest)] ?? null;
  return [first, second];
}
