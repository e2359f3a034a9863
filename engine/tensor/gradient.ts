import type { Elements } from './operations/types.ts';

/**
 * A parameter's gradient, row by row, so that one of which most rows are 0 needs no memory for them. All rows together are the
 * parameter's elements in order.
 */
export interface GradientRows {
  readonly rows: number;
  /** Elements in a row. */
  readonly width: number;
  /** Writes a row; answers false where all of it is 0, and then writes nothing. */
  read(row: number, into: Elements): boolean;
}

/** A gradient that is there as a whole, as one row. */
export function wholeGradient(gradient: Elements): GradientRows {
  return {
    rows: 1,
    width: gradient.length,
    read(_row, into) {
      into.set(gradient);
      return true;
    },
  };
}

/** All of it. */
export function denseGradient({ rows, width, read }: GradientRows): Float32Array {
  const gradient = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) read(row, gradient.subarray(row * width, (row + 1) * width));
  return gradient;
}
