import { at } from '../../invariant.ts';
import type { RandomStream } from '../../random/stream.ts';
import type { Estimator, EstimatorSettings } from '../types.ts';
import { argmax, bandit, type Rule } from './bandit.ts';
import { largestOfNormals } from './normal.ts';

/**
 * Thompson sampling (Thompson 1933; the paper's [19]) with Gaussian beliefs (Agrawal and Goyal 2013): draws a belief
 * N(mean, 1/(nᵢ + 1)) about each branch and takes the largest. The probability of a branch is an integral, too dear
 * for every step: the estimate is not scaled by it, and is biased.
 */
export function thompson(settings: EstimatorSettings): Estimator {
  return bandit(thompsonRule, settings, false);
}

export const thompsonRule: Rule = {
  name: 'thompson',
  scaled: false,
  choose: ({ pulls, means }, random) => argmax(means.map((mean, i) => mean + normal(random) / Math.sqrt(at(pulls, i) + 1))),
  chances: ({ pulls, means }) =>
    largestOfNormals(
      means,
      pulls.map((count) => 1 / Math.sqrt(count + 1)),
    ),
};

/** A standard normal number (Box and Muller 1958); 1 − u is in (0, 1], where the logarithm is finite. */
function normal(random: RandomStream): number {
  return Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
}
