import { almostDiracProbability } from '../estimators/almost-dirac.ts';
import { reducesToRad } from '../estimators/choice.ts';
import { toNumber } from '../estimators/fraction.ts';
import { findEstimator } from '../estimators/index.ts';
import type { Space } from '../estimators/spaces.ts';
import type { EstimatorSettings, Reason } from '../estimators/types.ts';

/** A contribution that a parameter could get at an iteration. */
export interface Draw {
  readonly settings: EstimatorSettings;
  readonly reason: Reason;
  readonly space: Space;
  readonly parameter: number;
  /** An alternative that gives it, where one is known. */
  readonly index: bigint | undefined;
  /** What SPAD prefers: the choice of the estimator's state. */
  readonly likely: bigint | undefined;
  /** |g| / Σ|g|. */
  readonly share: number;
  readonly kept: boolean;
}

/**
 * Its probability, given the state before the iteration. While a choice is held, and where it follows from the graph (best,
 * adaptive, fixed), that is 1 or 0. At an iteration that compares candidates it is that of one candidate. `undefined` where there
 * is no closed form (bandits), or no alternative is known.
 */
export function drawProbability({ settings, reason, space, parameter, index, likely, share, kept }: Draw): number | undefined {
  const name = findEstimator(settings.name)?.name;
  const almostDirac = (name === 'spad1' || name === 'closest') && !reducesToRad(settings);
  if (almostDirac && likely !== undefined) {
    return index === undefined ? undefined : almostDiracProbability(space, likely, settings.epsilon, index, parameter);
  }
  if (name === 'proportional') return Number.isNaN(share) ? undefined : share;
  if (reason === 'held' || name === 'fixed' || name === 'best' || name === 'adaptive') return kept ? 1 : 0;
  if (reason === 'learnt' || index === undefined) return undefined;
  return 1 / toNumber(space.inverseProbability(settings.draw, index, parameter));
}
