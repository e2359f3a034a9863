import { choose, reducesToRad } from './choice.ts';
import { alternativesAt, baseWeight, keep } from './keep.ts';
import { rad } from './rad.ts';
import type { Estimator, EstimatorSettings } from './types.ts';

/**
 * SPAD in practice (Algorithm 2): the largest of m candidates is used at all k_max iterations, scaled by 1/p of the draw that
 * proposed it. Two candidates are held at a time, whatever m.
 *
 * Unbiased only where it is RAD. With m > 1 the largest is not distributed as the draw that p belongs to. With m = 1 and
 * k_max > 1 it is unbiased at the iterations that choose, but not at those that keep: they evaluate g_I at a point to which the
 * updates with g_I itself have led, so that the mean over the draws is Σ g_i(θ⁽ⁱ⁾), each contribution at a point of its own.
 */
export function spad2(settings: EstimatorSettings): Estimator {
  if (reducesToRad(settings)) return { ...rad(settings), name: 'spad2' };
  return {
    name: 'spad2',
    unbiased: false,
    estimate(input) {
      const alternatives = alternativesAt(input, settings);
      const { chosen, reason, state, comparison } = choose(input, settings, alternatives);
      return keep(input, settings, alternatives, {
        chosen,
        weight: baseWeight(settings, chosen),
        reason,
        state,
        compared: comparison,
      });
    },
  };
}
