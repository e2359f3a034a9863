import type { EstimatorSettings } from '../estimators/types.ts';
import type { TapeBytes } from '../gradient/selection.ts';

/** Exact numbers about a function at a point, at a cost linear in its graph, however many paths there are. */
export interface Analysis {
  readonly value: number;
  readonly parameters: readonly ParameterAnalysis[];
  readonly estimators: readonly EstimatorAnalysis[];
}

export interface ParameterAnalysis {
  readonly name: string;
  /** N, the number of its paths. */
  readonly paths: bigint;
  /** Σg = ∂f/∂θ. */
  readonly derivative: number;
  /** Σ|g| over its contributions at the granularity analysed. */
  readonly total: number;
  /** (Σ|g|)² − (Σg)²: no unbiased estimate from one contribution has less variance. */
  readonly leastVariance: number;
}

export interface EstimatorAnalysis {
  readonly name: string;
  /** For which iteration the numbers are exact. */
  readonly given: Given;
  /** E[estimate] − ∂f/∂θ, one entry a differentiated parameter; NaN where `given` is `unknown`. */
  readonly bias: readonly number[];
  /** Var[estimate], one entry a differentiated parameter. */
  readonly variance: readonly number[];
  /** Of the full sweep for `full`; for the others of what they keep for certain or most likely, or of the largest contributions. */
  readonly tape: TapeBytes;
}

export type Given =
  /** Every iteration: it has no memory. */
  | 'always'
  /** One that chooses, with the m of the settings. */
  | 'choosing'
  /** One that chooses, in the limit of many candidates: the alternatives are too many to be listed. */
  | 'many candidates'
  /** One that keeps the choice of the state that was given. */
  | 'held'
  /** The first one of a bandit, which has learnt nothing. */
  | 'first'
  /** One of a bandit that has learnt what the state says. */
  | 'learnt'
  /** None: the alternatives are too many to be listed, and no recursion gives it. */
  | 'unknown';

/** How estimates are made: an estimator's settings, without its name. */
export type AnalysisSettings = Omit<EstimatorSettings, 'name'>;
