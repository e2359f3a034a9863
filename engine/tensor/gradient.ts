import { type Elements, item } from './operations/types.ts';

/** A row of a gradient: `scale` times the elements of `values` from `from` on. Valid until the next row is asked for. */
export interface GradientRow {
  readonly values: Elements;
  readonly from: number;
  readonly scale: number;
}

/**
 * A parameter's gradient, row by row, so that one of which most rows are 0 needs no memory for them. All rows together are the
 * parameter's elements in order.
 */
export interface GradientRows {
  readonly rows: number;
  /** Elements in a row. */
  readonly width: number;
  /** `undefined` where all of it is 0. */
  row(index: number): GradientRow | undefined;
}

/** A gradient that is there as a whole, as one row. */
export function wholeGradient(values: Elements): GradientRows {
  return { rows: 1, width: values.length, row: () => ({ values, from: 0, scale: 1 }) };
}

/** All of it. */
export function denseGradient({ rows, width, row }: GradientRows): Float32Array {
  const gradient = new Float32Array(rows * width);
  for (let index = 0; index < rows; index++) {
    const own = row(index);
    if (own) for (let i = 0; i < width; i++) gradient[index * width + i] = own.scale * item(own.values, own.from + i);
  }
  return gradient;
}

/** Σ g² */
export function squaredNorm({ rows, width, row }: GradientRows): number {
  let total = 0;
  for (let index = 0; index < rows; index++) {
    const own = row(index);
    if (own) total += squaredStretch(own, width);
  }
  return total;
}

/** Σ g² of a row. Four sums, so that none waits for the one before. */
export function squaredStretch({ values, from, scale }: GradientRow, width: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  const end = from + width;
  let i = from;
  for (; i + 3 < end; i += 4) {
    a += item(values, i) * item(values, i);
    b += item(values, i + 1) * item(values, i + 1);
    c += item(values, i + 2) * item(values, i + 2);
    d += item(values, i + 3) * item(values, i + 3);
  }
  for (; i < end; i++) a += item(values, i) * item(values, i);
  return (a + b + c + d) * scale * scale;
}
