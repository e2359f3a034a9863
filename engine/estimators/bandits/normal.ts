import { at } from '../../invariant.ts';

/** Standard deviations from the mean beyond which nothing counts: less than 1e-18 is there. */
const REACH = 9;
/** The trapezoidal rule converges faster than any power for such integrands; this is ample for deviations that differ tenfold. */
const STEP = 1 / 64;

/**
 * The probability that each of several independent normal numbers is the largest, to about 1e-14: the i-th is
 * ∫ φ(z) Π_j Φ((mᵢ + sᵢz − mⱼ) / sⱼ) dz.
 */
export function largestOfNormals(means: readonly number[], deviations: readonly number[]): readonly number[] {
  return means.map((mean, i) => {
    let sum = 0;
    for (let z = -REACH; z <= REACH; z += STEP) {
      const value = mean + at(deviations, i) * z;
      let product = Math.exp(-0.5 * z * z);
      for (const [j, other] of means.entries()) if (j !== i) product *= normalCdf((value - other) / at(deviations, j));
      sum += product;
    }
    return (sum * STEP) / Math.sqrt(2 * Math.PI);
  });
}

/** Φ, by the series about 0 (Marsaglia, Journal of Statistical Software 11, 2004); to about 1e-15, absolutely. */
export function normalCdf(x: number): number {
  if (!(Math.abs(x) < REACH)) return x > 0 ? 1 : x < 0 ? 0 : Number.NaN;
  let sum = x;
  let term = x;
  let before = 0;
  for (let n = 3; sum !== before; n += 2) {
    before = sum;
    term *= (x * x) / n;
    sum += term;
  }
  return 0.5 + (sum * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI);
}
