import { reducesToRad } from '../estimators/choice.ts';
import { alternativesOf } from '../estimators/granularity/index.ts';
import { findEstimator } from '../estimators/index.ts';
import type { EstimatorSettings, EstimatorState } from '../estimators/types.ts';
import { at } from '../invariant.ts';
import type { TracedFunction } from '../pipeline.ts';
import { aroundMoments } from './almost-dirac.ts';
import { analyze } from './analyze.ts';

/** How an estimate is distributed at a point, given what is held: sums over the differentiated parameters. */
export interface Spread {
  /** Var[g]. NaN where there is no exact analysis (bandits). */
  readonly variance: number;
  /** ‖E[g] − ∇f‖². */
  readonly bias: number;
  /** The least variance of an unbiased estimate from one contribution a parameter. */
  readonly leastVariance: number;
}

/**
 * Exact. `state` is the estimator's after the iteration, so its choice is that which the iteration used; an estimate that follows
 * from it without a draw has no variance, and `gradient` is its mean.
 */
export function spreadOf(
  traced: TracedFunction,
  point: ArrayLike<number>,
  settings: EstimatorSettings,
  state: EstimatorState,
  gradient: ArrayLike<number>,
): Spread {
  const { parameters, estimators } = analyze(traced, point, settings);
  const leastVariance = sum(parameters.map((one) => one.leastVariance));
  const row = (name: string) => {
    const { variance, bias } = at(
      estimators.filter((one) => one.name === name),
      0,
    );
    return { variance: sum(variance), bias: sum(bias.map((b) => b * b)), leastVariance };
  };
  const name = reducesToRad(settings) && isSpad(settings) ? 'rad' : findEstimator(settings.name)?.name;
  switch (name) {
    case 'rad':
    case 'proportional':
      return row(name);
    case 'spad1':
    case 'closest': {
      const alternatives = alternativesOf(traced.graph, settings.granularity);
      if (state === null) return { variance: Number.NaN, bias: Number.NaN, leastVariance };
      const moments = aroundMoments(traced.evaluator.linearize(point), alternatives, state.chosen, settings);
      return {
        variance: sum(moments.map(({ mean, square }) => Math.max(0, square - mean * mean))),
        bias: sum(moments.map(({ mean }, i) => (mean - at(parameters, i).derivative) ** 2)),
        leastVariance,
      };
    }
    case 'thompson':
    case 'ucb':
    case 'epsilon-greedy':
      return { variance: Number.NaN, bias: Number.NaN, leastVariance };
    default:
      return { variance: 0, bias: sum(parameters.map(({ derivative }, i) => (at(gradient, i) - derivative) ** 2)), leastVariance };
  }
}

/** Those that SPAD's m and k_max make RAD. */
function isSpad(settings: EstimatorSettings): boolean {
  return ['spad1', 'spad2', 'closest'].includes(findEstimator(settings.name)?.name ?? '');
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
