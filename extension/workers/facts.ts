import type { DifferentiableFunction, RunSettings, RunState } from '../../engine/index.ts';
import { factsAt, spreadOf } from '../../engine/index.ts';

/** What the exact analysis says at a point, and how an estimate that was made there was distributed. */
export function factsOf(
  fn: DifferentiableFunction,
  { estimator }: RunSettings,
  point: readonly number[],
  used?: { readonly estimator: RunState['estimator']; readonly gradient: readonly number[] },
) {
  const traced = fn.at(point);
  const facts = factsAt(traced, point, estimator);
  return used === undefined ? { facts } : { facts, spread: spreadOf(traced, point, estimator, used.estimator, used.gradient) };
}
