/** How an estimate is distributed at a point: what the analyses of all estimators start from. */
import { alternativesOf } from '../estimators/granularity/index.ts';
import { bestOf, type Worth, worthOf } from '../estimators/ranking.ts';
import type { Alternatives } from '../estimators/spaces.ts';
import type { EstimatorState } from '../estimators/types.ts';
import { countPaths, type PathCounts } from '../graph/paths.ts';
import type { Linearization } from '../graph/types.ts';
import { at } from '../invariant.ts';
import type { TracedFunction } from '../pipeline.ts';
import { branchProbabilities, type Moments } from './moments.ts';
import type { AnalysisSettings, Given } from './types.ts';

export interface Situation {
  readonly traced: TracedFunction;
  readonly point: ArrayLike<number>;
  readonly settings: AnalysisSettings;
  /** What the estimator remembers; null where it begins. */
  readonly state: EstimatorState;
  readonly linearization: Linearization;
  readonly alternatives: Alternatives;
  readonly counts: PathCounts;
  readonly worth: Worth;
  /** ∂f/∂θ, one a differentiated parameter. */
  readonly exact: readonly number[];
  /** The alternative of largest ‖g‖ in every space. */
  readonly largest: readonly bigint[];
  /** The probability of each branch under the settings' draw, by `EdgeId`. */
  readonly base: Float64Array;
}

export interface Distribution {
  /** One a differentiated parameter. */
  readonly moments: readonly Moments[];
  readonly given: Given;
  /** What is kept for certain, or is the likeliest, where that is known. */
  readonly chosen?: readonly bigint[];
}

export function situationAt(
  traced: TracedFunction,
  point: ArrayLike<number>,
  settings: AnalysisSettings,
  state: EstimatorState,
): Situation {
  const { graph, evaluator } = traced;
  const linearization = evaluator.linearize(point);
  const alternatives = alternativesOf(graph, settings.granularity);
  const worth = worthOf(linearization, settings.granularity);
  const counts = countPaths(graph);
  return {
    traced,
    point,
    settings,
    state,
    linearization,
    alternatives,
    counts,
    worth,
    exact: graph.parameters.map((node) => at(linearization.adjoints, node)),
    largest: bestOf(alternatives, worth),
    base: branchProbabilities(graph, counts, settings.draw),
  };
}

/** What each parameter gets of a choice, unscaled. */
export function contributionsTo({ traced, point, alternatives }: Situation, chosen: readonly bigint[]): Float64Array {
  const gradient = new Float64Array(traced.graph.parameters.length);
  traced.evaluator.gradient(alternatives.select(chosen), point, gradient);
  return gradient;
}

/** The space that drives a parameter, and its number. */
export function spaceOf({ spaces }: Alternatives, parameter: number) {
  const s = spaces.findIndex(({ parameters }) => parameters.includes(parameter));
  return { s, space: at(spaces, s) };
}

export function certain(mean: number): Moments {
  return { mean, square: mean * mean };
}
