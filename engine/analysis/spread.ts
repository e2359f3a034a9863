import { reducesToRad } from '../estimators/choice.ts';
import { findEstimator } from '../estimators/index.ts';
import type { EstimatorSettings, EstimatorState } from '../estimators/types.ts';
import { at } from '../invariant.ts';
import type { TracedFunction } from '../pipeline.ts';
import { analyze } from './analyze.ts';
import { type Analysed, analysed } from './estimates.ts';

/** How an estimate is distributed at a point, given what is held: sums over the differentiated parameters. */
export interface Spread {
  /** Var[g]. */
  readonly variance: number;
  /** ‖E[g] − ∇f‖². */
  readonly bias: number;
  /** The least variance of an unbiased estimate from one contribution a parameter. */
  readonly leastVariance: number;
}

/**
 * Exact. `state` is the estimator's after the iteration, so its choice is that which the iteration used; an estimate that follows
 * from it without a draw has no variance, and `gradient` is its mean. What a bandit learns in one iteration changes its
 * probabilities little: they are those of the next.
 */
export function spreadOf(
  traced: TracedFunction,
  point: ArrayLike<number>,
  settings: EstimatorSettings,
  state: EstimatorState,
  gradient: ArrayLike<number>,
): Spread {
  const name = analysed.find((one) => one === findEstimator(settings.name)?.name);
  const drawn = name !== undefined && (DRAWN.has(name) || (name === 'spad2' && reducesToRad(settings)));
  const { parameters, estimators } = analyze(traced, point, settings, { of: drawn ? [name] : [], state });
  const leastVariance = sum(parameters.map((one) => one.leastVariance));
  const [row] = estimators;
  if (row) return { variance: sum(row.variance), bias: sum(row.bias.map((b) => b * b)), leastVariance };
  return { variance: 0, bias: sum(parameters.map(({ derivative }, i) => (at(gradient, i) - derivative) ** 2)), leastVariance };
}

/** Those that draw at every iteration, whatever they keep. */
const DRAWN: ReadonlySet<Analysed> = new Set(['rad', 'proportional', 'spad1', 'closest', 'thompson', 'ucb', 'epsilon-greedy']);

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
