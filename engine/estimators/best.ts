import { heldChoice } from './choice.ts';
import { alternativesAt, baseWeight, keep } from './keep.ts';
import { bestOf, foundBest } from './ranking.ts';
import { worthAt } from './rows.ts';
import type { Estimator, EstimatorSettings } from './types.ts';

/**
 * SPAD 2 with every alternative as a candidate: the largest |g|, found exactly by the max-product recursion over the partials
 * instead of m draws, and kept for k_max iterations. Scaled as SPAD 2 scales, by 1/p of the settings' draw. Biased as SPAD 2 is.
 * Choosing reads every partial once, so it holds what the full gradient holds.
 */
export function best(settings: EstimatorSettings): Estimator {
  return {
    name: 'best',
    unbiased: false,
    estimate(input) {
      const { iteration, state } = input;
      const alternatives = alternativesAt(input, settings);
      const held = heldChoice(input, settings.kMax, alternatives);
      if (held) return keep(input, settings, alternatives, { chosen: held, weight: baseWeight(settings, held), reason: 'held', state });
      const chosen = bestOf(alternatives, worthAt(input, settings.granularity));
      return keep(input, settings, alternatives, {
        chosen,
        weight: baseWeight(settings, chosen),
        reason: 'largest',
        state: { since: iteration, chosen },
        compared: foundBest(input, alternatives, chosen),
      });
    },
  };
}
