import { at } from '../invariant.ts';
import { almostDiracProbability, drawAlmostDirac } from './almost-dirac.ts';
import { choose, reducesToRad } from './choice.ts';
import type { Criterion } from './compare.ts';
import { alternativesAt, keep } from './keep.ts';
import { rad } from './rad.ts';
import type { Estimator, EstimatorSettings } from './types.ts';

/**
 * SPAD as in Algorithm 1: i_max is the largest of m candidates, chosen every k_max iterations; each iteration draws I from the
 * almost-Dirac around it and uses g_I / p_I (paper, Eq. 4 to 6).
 *
 * Normalized and with 0 < ε < 1 it is unbiased: I is drawn after i_max and the point are settled, with a key of its own, every
 * contribution has p > 0, and whatever i_max is, Σ p · g/p is ∇f at the point. At ε = 0 nothing but i_max is ever used, at
 * ε = 1 never i_max: both are biased.
 */
export function spad1(settings: EstimatorSettings): Estimator {
  return aroundTheChosen('spad1', settings, 'largest');
}

/** Draws from the almost-Dirac around the candidate that the criterion prefers. */
export function aroundTheChosen(name: string, settings: EstimatorSettings, criterion: Criterion): Estimator {
  if (reducesToRad(settings)) return { ...rad(settings), name };
  const { epsilon } = settings;
  return {
    name,
    unbiased: settings.normalize && epsilon > 0 && epsilon < 1,
    estimate(input) {
      const alternatives = alternativesAt(input, settings);
      const likely = choose(input, settings, alternatives, criterion);
      const chosen = alternatives.spaces.map((space, s) =>
        drawAlmostDirac(space, at(likely.chosen, s), epsilon, input.random(s, ALMOST_DIRAC_DRAW)),
      );
      return keep(input, settings, alternatives, {
        chosen,
        weight: (space, s, parameter) => 1 / almostDiracProbability(space, at(likely.chosen, s), epsilon, at(chosen, s), parameter),
        reason: chosen.every((index, s) => index === at(likely.chosen, s)) ? likely.reason : 'explored',
        state: likely.state,
        compared: likely.comparison,
      });
    },
  };
}

/** Not the number of any candidate, whatever m is. */
export const ALMOST_DIRAC_DRAW = 2 ** 32 - 1;
