/** The iteration bench: one run, where the person stands in it, and why things are as they are there. */
import type { IterationRecord, StopCondition } from '../../engine/index.ts';
import type { Comparison } from './session.ts';

/** Where the person stands: after `iteration` iterations. */
export interface Position {
  readonly iteration: number;
  /** One number a leaf of the parameters, after the update. */
  readonly point: readonly number[];
  /** The iteration that led here: number `iteration` − 1, counted from 0. Absent at the start. */
  readonly record?: IterationRecord;
  readonly comparison?: Comparison;
  readonly explanation?: Explanation;
  /** The iteration led to where the function takes other branches. */
  readonly branchedOff: boolean;
}

/** Why the selection of an iteration is what it is. Computed by the engine at the record's point. */
export interface Explanation {
  /** One entry a differentiated parameter; empty where nothing was left out. */
  readonly choices: readonly ParameterExplanation[];
  /** What moved: one entry a differentiated parameter, in the order of the gradient's entries. */
  readonly updates: readonly ParameterUpdate[];
}

/** What one parameter could have kept. */
export interface ParameterExplanation {
  /** How many different contributions it has. */
  readonly size: bigint;
  /** Those of the largest norm, at most 12; always with the one that was kept. */
  readonly alternatives: readonly Alternative[];
}

export interface Alternative {
  /** By branch names. */
  readonly label: string;
  /**
   * Of being drawn at this iteration: 1 while it is held, that of one candidate where candidates are compared. Absent where the
   * estimator does not draw from a known distribution.
   */
  readonly probability?: number;
  /** ‖g‖ of its unscaled contribution. */
  readonly norm: number;
  readonly kept: boolean;
}

export interface ParameterUpdate {
  readonly before: number;
  readonly after: number;
  readonly delta: number;
}

/** What the person wishes of the session's run, beyond the transport buttons. */
export type BenchWish =
  /** Go to where `iteration` iterations are done; beyond the known ones they are computed. */
  | { readonly kind: 'jump'; readonly iteration: number }
  /** Iterations a second while playing; up to 10,000. */
  | { readonly kind: 'speed'; readonly perSecond: number }
  /** Iterate until the condition holds, at most `most` more iterations; pause stops it. */
  | { readonly kind: 'until'; readonly stop: StopCondition; readonly most: number }
  /** Begin anew from here: another start, the same settings. Without a point: from the function's own start. */
  | { readonly kind: 'startAt'; readonly point?: readonly number[] };
