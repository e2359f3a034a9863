/** Numerical differentiation with an error estimate: the answer that knows no calculus at all. */

export interface Difference {
  readonly value: number;
  /** How far the two best extrapolations are apart: an estimate of the error, not a bound. */
  readonly error: number;
}

/**
 * f′(x) by Ridders' method (C. J. F. Ridders, Advances in Engineering Software 4, 1982): central differences at steps
 * that shrink by 1.4, extrapolated to step 0 by Neville's scheme in powers of the squared step, stopped where rounding
 * takes over. `f` must be smooth on [x - step, x + step].
 */
export function centralDifference(f: (x: number) => number, x: number, step: number): Difference {
  let previous = [slope(f, x, step)];
  let best: Difference = { value: previous[0] ?? Number.NaN, error: Number.POSITIVE_INFINITY };
  for (let row = 1, width = step / shrink; row < rows; row++, width /= shrink) {
    const current = [slope(f, x, width)];
    for (let order = 1; order <= row; order++) {
      const [finer, coarser] = [current[order - 1] ?? Number.NaN, previous[order - 1] ?? Number.NaN];
      const factor = shrink ** (2 * order);
      const value = (finer * factor - coarser) / (factor - 1);
      current.push(value);
      const error = Math.max(Math.abs(value - finer), Math.abs(value - coarser));
      if (error <= best.error) best = { value, error };
    }
    // Once an extrapolation of higher order is much worse, only rounding is left to see.
    if (Math.abs((current[row] ?? 0) - (previous[row - 1] ?? 0)) >= 2 * best.error) break;
    previous = current;
  }
  return best;
}

const shrink = 1.4;
const rows = 10;

function slope(f: (x: number) => number, x: number, width: number): number {
  // The step that is really taken, after rounding.
  const [right, left] = [x + width, x - width];
  return (f(right) - f(left)) / (right - left);
}
