import type { Draw } from '../estimators/types.ts';
import type { Granularity, TapeBytes } from '../gradient/selection.ts';

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
  /** E[estimate] − ∂f/∂θ, one entry a differentiated parameter. */
  readonly bias: readonly number[];
  /** Var[estimate], one entry a differentiated parameter. */
  readonly variance: readonly number[];
  /** Of the full sweep for `full`; for the others of the largest contributions, which `best` and SPAD keep. */
  readonly tape: TapeBytes;
}

/** How estimates are made: an estimator's settings, as far as its distribution at a point depends on them. */
export interface AnalysisSettings {
  readonly granularity: Granularity;
  readonly draw: Draw;
  readonly normalize: boolean;
  readonly epsilon: number;
}
