import type { Batch, ObservationSettings, ObservationState } from '../estimators/observations/types.ts';
import type { Candidate, EstimatorSettings, EstimatorState, Reason } from '../estimators/types.ts';
import type { TapeBytes } from '../gradient/selection.ts';
import type { EdgeId } from '../graph/types.ts';
import type { OptimizerSettings, OptimizerState } from '../optimizers/types.ts';

/** Everything that, with the function's text, reproduces a run. */
export interface RunSettings {
  readonly estimator: EstimatorSettings;
  readonly optimizer: OptimizerSettings;
  /** How rows are chosen, where the function has `@data`; every row where it is not given. */
  readonly observation?: ObservationSettings;
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
  /** Where the function has `@data`: what is kept instead of `estimator`. */
  readonly batch?: BatchState;
}

export interface BatchState {
  readonly observation: ObservationState;
  /** An estimator's memory for each trace of the function that rows have led to. */
  readonly estimators: Readonly<Record<string, EstimatorState>>;
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
  /** Where the function has `@data`: the rows that were drawn, from 0, and their weights. `point` has the first of them; `objective` is over all of them, `exact` over all rows. */
  readonly batch?: Batch;
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
