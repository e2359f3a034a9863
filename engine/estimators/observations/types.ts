import type { RandomStream } from '../../random/stream.ts';

/** How the rows of an iteration are chosen: the observation level of the paper's Table 3. */
export interface ObservationSettings {
  readonly name: string;
  /** Rows an iteration; `gd` takes all. */
  readonly batch: number;
  /** `bandit` only: how fast probabilities follow what is seen; above 0. */
  readonly rate: number;
  /** `bandit` only: the least probability of a row, as a part of 1/n; in (0, 1]. */
  readonly floor: number;
}

/** Rows with weights: the objective, the mean over all rows, is estimated by Σ weight · f(row). */
export interface Batch {
  /** Positions, from 0; one that was drawn twice stands here twice. */
  readonly rows: readonly number[];
  readonly weights: readonly number[];
}

/** What was learnt of the rows: plain, immutable, cloneable. */
export type ObservationState = null | {
  /** With which each row is drawn. */
  readonly probabilities: readonly number[];
  /** The largest ‖g‖ of a row so far. */
  readonly largest: number;
};

/** Draws batches and learns from them. Pure. */
export interface Observer {
  readonly name: string;
  /** E[Σ weight · f(row)] is the mean over the rows: true of every one; what `biased` is about is the code level. */
  draw(rows: number, state: ObservationState, random: RandomStream): Batch;
  /** `norms`: ‖g‖ of each row of the batch. */
  learn(rows: number, state: ObservationState, batch: Batch, norms: readonly number[]): ObservationState;
}
