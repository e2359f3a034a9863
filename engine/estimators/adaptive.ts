import { at } from '../invariant.ts';
import { fits } from './choice.ts';
import { alternativesAt, keep } from './keep.ts';
import { bestOf, foundBest, type Worth } from './ranking.ts';
import { worthAt } from './rows.ts';
import type { Alternatives } from './spaces.ts';
import type { Estimate, Estimator, EstimatorInput, EstimatorSettings, EstimatorState } from './types.ts';

/** A choice is given up when a parameter's share |g| / Σ|g| has fallen below this fraction of what it was when chosen. */
export const KEPT_FRACTION = 0.5;
/** The longest that a choice is kept, in iterations. */
export const LONGEST_HOLD = 256;

/**
 * The largest contribution, found exactly, kept for as long as it matters: neither m nor k_max. It is scaled by Σ|g| / |g| at
 * the time of the choice, which is 1/p of `proportional`: the estimate starts at ±Σ|g|.
 *
 * The share is tracked cheaply. Σ|g| costs a sweep over all partials, so it is looked at 1, 2, 4, 8, … iterations after the
 * choice only: the logarithm of the hold in sweeps. Biased, as every estimator that keeps one path is.
 */
export function adaptive(settings: EstimatorSettings): Estimator {
  return {
    name: 'adaptive',
    unbiased: false,
    estimate(input) {
      const { iteration, state } = input;
      const alternatives = alternativesAt(input, settings);
      const age = state === null ? LONGEST_HOLD : iteration - state.since;
      const fresh = state === null || state.shares?.length !== input.traced.graph.parameters.length || !fits(state.chosen, alternatives);
      if (!fresh && !looksAt(age)) return hold(input, settings, alternatives, state);
      const worth = worthAt(input, settings.granularity);
      if (!fresh && age > 0 && age < LONGEST_HOLD && stillMatters(input, alternatives, state, worth)) {
        return hold(input, settings, alternatives, state, true);
      }
      return select(input, settings, alternatives, worth);
    },
  };
}

/** Iterations from a look to the next, where the choice is `age` iterations old: Σ|g| is looked at when it is 0, 1, 2, 4, 8, … old. */
export function nextLook(age: number): number {
  return age === 0 ? 1 : Math.min(age, LONGEST_HOLD - age);
}

type Chosen = NonNullable<EstimatorState>;

function hold(input: EstimatorInput, settings: EstimatorSettings, alternatives: Alternatives, state: Chosen, looked = false): Estimate {
  return keep(input, settings, alternatives, {
    chosen: state.chosen,
    weight: (_space, _s, parameter) => inverseShare(at(state.shares ?? [], parameter)),
    reason: 'held',
    state,
    compared: looked ? foundBest(input, alternatives, state.chosen) : undefined,
  });
}

function select(input: EstimatorInput, settings: EstimatorSettings, alternatives: Alternatives, worth: Worth): Estimate {
  const chosen = bestOf(alternatives, worth);
  const shares = sharesOf(input, alternatives, chosen, worth);
  return keep(input, settings, alternatives, {
    chosen,
    weight: (_space, _s, parameter) => inverseShare(at(shares, parameter)),
    reason: 'largest',
    state: { since: input.iteration, chosen, shares },
    compared: foundBest(input, alternatives, chosen),
  });
}

/** A parameter whose contributions are all 0 says nothing against the choice. */
function stillMatters(input: EstimatorInput, alternatives: Alternatives, state: Chosen, worth: Worth): boolean {
  const shares = sharesOf(input, alternatives, state.chosen, worth);
  return shares.every((share, i) => !(share < KEPT_FRACTION * at(state.shares ?? [], i)));
}

/** |g| / Σ|g| a parameter; 1 where Σ|g| is 0. */
function sharesOf({ traced, point }: EstimatorInput, { select: selectionOf }: Alternatives, chosen: readonly bigint[], worth: Worth) {
  const gradient = new Float64Array(traced.graph.parameters.length);
  traced.evaluator.gradient(selectionOf(chosen), point, gradient);
  return Array.from(gradient, (g, parameter) => (at(worth.totals, parameter) === 0 ? 1 : Math.abs(g) / at(worth.totals, parameter)));
}

function inverseShare(share: number): number {
  return share > 0 ? 1 / share : 1;
}

function looksAt(age: number): boolean {
  return age >= LONGEST_HOLD || (age & (age - 1)) === 0;
}
