/** An interval for a proportion. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The quantile of the standard normal distribution that leaves 2.5 % above it. */
const Z = 1.959963984540054;

/** Wilson's score interval of 95 % for `successes` of `trials` (Wilson 1927): right also near 0 and 1. */
export function wilson(successes: number, trials: number): Interval {
  if (trials === 0) return { low: 0, high: 1 };
  const rate = successes / trials;
  const scale = 1 + Z ** 2 / trials;
  const centre = (rate + Z ** 2 / (2 * trials)) / scale;
  const half = (Z / scale) * Math.sqrt((rate * (1 - rate)) / trials + Z ** 2 / (4 * trials ** 2));
  return { low: successes === 0 ? 0 : Math.max(0, centre - half), high: successes === trials ? 1 : Math.min(1, centre + half) };
}
