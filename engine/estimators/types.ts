import type { Granularity, Selection } from '../gradient/selection.ts';
import type { EdgeId } from '../graph/types.ts';
import type { TracedFunction } from '../pipeline.ts';
import type { RandomStream } from '../random/stream.ts';

/** How candidates are drawn: uniformly over the N paths, or uniformly at each tuple node (design §5, "draw"). */
export type Draw = 'paths' | 'branches';

/** The settings that every estimator understands; each reads what it needs. */
export interface EstimatorSettings {
  readonly name: string;
  readonly granularity: Granularity;
  readonly draw: Draw;
  /** Scale by 1/p (paper, Definition 1). */
  readonly normalize: boolean;
  /** Candidates compared at a selection; at least 1. */
  readonly m: number;
  /** Iterations that a selection is kept; at least 1. */
  readonly kMax: number;
  /** Exploration of Algorithm 1 and of the ε-greedy bandit, in [0, 1]. */
  readonly epsilon: number;
  /** `fixed` only: the alternative to keep in each space, by index; missing entries are 0. */
  readonly fixed: readonly number[];
}

/** An estimator's memory between iterations: plain, immutable, cloneable. */
export type EstimatorState = null | {
  /** The iteration at which the choice was made. */
  readonly since: number;
  /** The alternative chosen in each space. */
  readonly chosen: readonly bigint[];
  /** Bandits: what was learnt so far. */
  readonly arms?: Arms;
  /** Adaptive: |g| / Σ|g| of each parameter when the choice was made. */
  readonly shares?: readonly number[];
};

/** What a bandit knows of the branches: discounted sums, by `EdgeId`, and what it compares contributions with. */
export interface Arms {
  /** How often each edge was on a chosen path. */
  readonly pulls: readonly number[];
  /** The rewards that it got, each in [0, 1]. */
  readonly rewards: readonly number[];
  /** A running mean of ‖g‖ in each space. */
  readonly typical: readonly number[];
}

/** A selection that was evaluated to be compared. */
export interface Candidate {
  /** The parameters that this candidate drives: indices into `Lcg.parameters`. One of them, or all (granularity `graph`). */
  readonly parameters: readonly number[];
  readonly index: bigint;
  /** For people: the branches it takes, by name (`x2`, `x1 · t2`). */
  readonly label: string;
  /** ‖g‖ of its unscaled contribution. */
  readonly norm: number;
  readonly chosen: boolean;
  readonly edges: readonly EdgeId[];
}

export type Reason =
  /** Nothing was left out. */
  | 'full'
  /** The settings name it. */
  | 'fixed'
  /** A fresh draw. */
  | 'drawn'
  /** The largest of the m candidates just compared. */
  | 'largest'
  /** The closest to ∇f of the m candidates just compared. */
  | 'closest'
  /** Chosen at an earlier iteration and kept. */
  | 'held'
  /** By what a bandit has learnt. */
  | 'learnt'
  /** Algorithm 1 explored: not the chosen one, with probability ε. */
  | 'explored';

/** What an estimator is given: the function traced at the point, and keyed randomness. */
export interface EstimatorInput {
  readonly iteration: number;
  readonly state: EstimatorState;
  readonly traced: TracedFunction;
  readonly point: ArrayLike<number>;
  /** Where the estimate is one over several rows of data: all of them. `traced.evaluator` then gives sums over them. */
  readonly rows?: readonly WeightedPoint[];
  /** The stream of (seed, this iteration, space, draw): always the same for the same key. */
  random(space: number, draw: number): RandomStream;
}

/** A point with the numbers of one row in it, and how much the row counts. */
export interface WeightedPoint {
  readonly weight: number;
  readonly point: readonly number[];
}

export interface Estimate {
  readonly value: number;
  /** The estimate, scaled: one entry a differentiated parameter. */
  readonly gradient: Float64Array;
  readonly selection: Selection;
  /** 1/p for each parameter; 1 where normalization is off. */
  readonly scale: readonly number[];
  /** What was compared at this iteration; empty between selections. */
  readonly candidates: readonly Candidate[];
  /** The most bytes that comparing them held: the best so far and the one being evaluated. 0 between selections. */
  readonly candidateBytes: number;
  readonly reason: Reason;
  /** For people: what was kept for each parameter, by branch names. */
  readonly labels: readonly string[];
  readonly state: EstimatorState;
}

/** Draws selections and scales what they give. Pure: the same input gives the same estimate. */
export interface Estimator {
  readonly name: string;
  /** E[estimate] = ∇f at every iteration, over the draws (and the state's distribution). */
  readonly unbiased: boolean;
  estimate(input: EstimatorInput): Estimate;
}
