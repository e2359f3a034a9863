import type { Candidate, EstimatorSettings, EstimatorState, Reason } from '../estimators/types.ts';
import type { TapeBytes } from '../gradient/selection.ts';
import type { EdgeId } from '../graph/types.ts';
import type { OptimizerSettings, OptimizerState } from '../optimizers/types.ts';

/** Everything that, with the function's text, reproduces a run. */
export interface RunSettings {
  readonly estimator: EstimatorSettings;
  readonly optimizer: OptimizerSettings;
  /** An unsigned 53-bit integer. */
  readonly seed: number;
  /** One number a scalar parameter, passive ones too. */
  readonly start: readonly number[];
}

/** Plain, immutable, cloneable. Stepping back means keeping the old one. */
export interface RunState {
  readonly iteration: number;
  readonly point: readonly number[];
  readonly optimizer: OptimizerState;
  readonly estimator: EstimatorState;
}

/** What happened in one iteration. */
export interface IterationRecord {
  readonly iteration: number;
  /** Where the gradient was estimated (before the update). */
  readonly point: readonly number[];
  readonly objective: number;
  /** The estimate that the optimizer got, one entry a differentiated parameter. */
  readonly gradient: readonly number[];
  readonly norm: number;
  /** ∇f at the point. Observed for the views; not used by the run and not counted in its memory. */
  readonly exact: readonly number[];
  readonly exactNorm: number;
  /** The edges kept for each parameter's estimate, all together. */
  readonly edges: readonly EdgeId[];
  /** What was kept for each parameter, by branch names. */
  readonly labels: readonly string[];
  readonly scale: readonly number[];
  readonly reason: Reason;
  readonly candidates: readonly Candidate[];
  readonly tape: {
    readonly selected: TapeBytes;
    readonly full: TapeBytes;
    /** The most that comparing candidates held: the best so far and the one being evaluated. 0 between selections. */
    readonly candidates: number;
  };
}
