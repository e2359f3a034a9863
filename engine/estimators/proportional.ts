import { at } from '../invariant.ts';
import { alternativesAt, keep } from './keep.ts';
import { foundCandidates, fullBytes, worthOf } from './ranking.ts';
import type { Estimator, EstimatorSettings } from './types.ts';

/**
 * Draws each contribution with p_i = |g_i| / Σ|g|, exactly: descends from the parameter and takes each branch with the share of
 * Σ|g| that is behind it (the sum-product recursion over |partials|). g_i / p_i is then ±Σ|g|: among all unbiased estimates from
 * one contribution this one has the least variance, (Σ|g|)² − (Σg)². It reads every partial: it holds what the full gradient
 * holds. Where all contributions are 0 it draws uniformly, and the estimate is 0, as it should be.
 */
export function proportional(settings: EstimatorSettings): Estimator {
  return {
    name: 'proportional',
    unbiased: settings.normalize,
    estimate(input) {
      const { traced, point } = input;
      const alternatives = alternativesAt(input, settings);
      const worth = worthOf(traced.evaluator.linearize(point), settings.granularity);
      const chosen = alternatives.spaces.map((space, s) => {
        const random = input.random(s, 0);
        return space.follow((branches) => random.choose(branches.map((edge) => at(worth.total, edge))));
      });
      return keep(input, settings, alternatives, {
        chosen,
        weight: (_space, _s, parameter, contribution) => inverse(Math.abs(contribution), at(worth.totals, parameter)),
        reason: 'drawn',
        state: null,
        candidates: foundCandidates(input, alternatives, chosen),
        candidateBytes: fullBytes(input),
      });
    },
  };
}

/** Σ|g| / |g|; a contribution of 0 is 0 whatever its scale. */
function inverse(size: number, total: number): number {
  return size === 0 ? 1 : total / size;
}
