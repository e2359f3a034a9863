import { at } from '../invariant.ts';
import { type Comparison, type Criterion, compare } from './compare.ts';
import type { Alternatives } from './spaces.ts';
import type { EstimatorInput, EstimatorSettings, EstimatorState, Reason } from './types.ts';

/** What SPAD prefers at an iteration: just chosen, or kept from an earlier one. */
export interface Choice {
  readonly chosen: readonly bigint[];
  readonly reason: Reason;
  readonly state: EstimatorState;
  readonly comparison?: Comparison;
}

/** The choice of the state, where it is kept at this iteration: not one at t ≡ 0 mod k_max, nor one that this graph does not have. */
export function heldChoice({ iteration, state }: EstimatorInput, kMax: number, alternatives: Alternatives): readonly bigint[] | undefined {
  return state !== null && iteration % kMax !== 0 && fits(state.chosen, alternatives) ? state.chosen : undefined;
}

/**
 * At iterations t ≡ 0 mod k_max the largest of m candidates, and that one until the next such iteration. A choice that this
 * graph does not have (the source was edited, the trace changed) is made anew.
 */
export function choose(
  input: EstimatorInput,
  settings: EstimatorSettings,
  alternatives: Alternatives,
  criterion: Criterion = 'largest',
): Choice {
  const held = heldChoice(input, settings.kMax, alternatives);
  if (held) return { chosen: held, reason: 'held', state: input.state };
  const comparison = compare(input, settings, alternatives, criterion);
  const { chosen } = comparison;
  return { chosen, reason: settings.m === 1 ? 'drawn' : criterion, state: { since: input.iteration, chosen }, comparison };
}

/**
 * With m = 1 and k_max = 1 nothing is compared and nothing is kept, and SPAD reduces to RAD (paper, §II.B). Algorithm 1 read to
 * the letter would still draw from the almost-Dirac around its one candidate; the paper's words decide.
 */
export function reducesToRad(settings: Pick<EstimatorSettings, 'm' | 'kMax'>): boolean {
  return settings.m === 1 && settings.kMax === 1;
}

/** Does the graph have these alternatives? */
export function fits(chosen: readonly bigint[], { spaces }: Alternatives): boolean {
  return chosen.length === spaces.length && spaces.every(({ size }, s) => at(chosen, s) < size || size === 0n);
}
