/**
 * The almost-Dirac distribution (paper, Eq. 5) over the N alternatives of a space: 1 − ε on one of them, ε/(N − 1) on
 * every other, drawn or not. A space with one alternative leaves nothing to explore: its probability is 1.
 */
import type { RandomStream } from '../random/stream.ts';
import { toNumber } from './fraction.ts';
import type { Space } from './spaces.ts';

export function drawAlmostDirac(space: Space, likely: bigint, epsilon: number, random: RandomStream): bigint {
  if (space.size <= 1n || random.uniform() >= epsilon) return likely;
  const other = random.below(space.size - 1n);
  return other < likely ? other : other + 1n;
}

/** The probability that the parameter gets the contribution of alternative `index`: the marginal, as in `Space.inverseProbability`. */
export function almostDiracProbability(space: Space, likely: bigint, epsilon: number, index: bigint, parameter: number): number {
  if (space.size <= 1n) return 1;
  const same = space.multiplicity(index, parameter);
  const others = space.size - 1n;
  if (space.contribution(index, parameter) !== space.contribution(likely, parameter)) {
    return epsilon * toNumber({ numerator: same, denominator: others });
  }
  return 1 - epsilon * toNumber({ numerator: space.size - same, denominator: others });
}
