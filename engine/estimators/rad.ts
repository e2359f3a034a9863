import { alternativesAt, baseWeight, drawAll, keep } from './keep.ts';
import type { Estimator, EstimatorSettings } from './types.ts';

/**
 * Randomized automatic differentiation: a fresh draw at each iteration, scaled by 1/p (paper, Definition 1). Normalized it is
 * unbiased: the draw does not depend on the point, and Σ p · g/p over the contributions of a parameter is its derivative.
 */
export function rad(settings: EstimatorSettings): Estimator {
  return {
    name: 'rad',
    unbiased: settings.normalize,
    estimate(input) {
      const alternatives = alternativesAt(input, settings);
      const chosen = drawAll(input, alternatives, settings, 0);
      return keep(input, settings, alternatives, { chosen, weight: baseWeight(settings, chosen), reason: 'drawn', state: null });
    },
  };
}
