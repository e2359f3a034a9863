import { unreachable } from '../invariant.ts';
import { predicateOf } from './predicate.ts';
import type { RunState } from './types.ts';

/** When a run ends. Plain data, so that it can be sent to a worker. */
export type StopCondition =
  /** How many iterations are done in all. */
  | { readonly kind: 'iterations'; readonly iterations: number }
  /** The objective is at most this. */
  | { readonly kind: 'objective'; readonly at: number }
  /** The estimate's norm is at most this. */
  | { readonly kind: 'gradient'; readonly norm: number }
  /** The best objective has not fallen by more than `by` in as many iterations. */
  | { readonly kind: 'no-progress'; readonly iterations: number; readonly by: number }
  /** An expression over `objective`, `gradientNorm`, `iteration` and the parameters, whose leaves are these, is true (`predicate.ts`). */
  | { readonly kind: 'predicate'; readonly text: string; readonly leaves: readonly string[] }
  /** Any of these. */
  | { readonly kind: 'any'; readonly of: readonly StopCondition[] };

/** One condition that ended a run: never a list of them. */
export type EndReason = Exclude<StopCondition, { kind: 'any' }>;

/** What the last iteration showed, as far as conditions ask for it. */
export interface Seen {
  readonly objective: number;
  readonly norm: number;
  readonly progress: Progress;
}

/** The best objective so far that counted as progress, and when it was seen. Plain, immutable. */
export interface Progress {
  readonly best: number;
  readonly since: number;
}

/**
 * Does the run end in this state? `seen` is what the iteration before it showed; nothing was seen at the start. Throws
 * `BackpathError` for a predicate that is none.
 */
export function stops(condition: StopCondition, state: RunState, seen?: Seen): boolean {
  return stopReason(condition, state, seen) !== undefined;
}

/** The condition that ends the run in this state, the first of several; `undefined` where it goes on. */
export function stopReason(condition: StopCondition, state: RunState, seen?: Seen): EndReason | undefined {
  if (condition.kind !== 'any') return holds(condition, state, seen) ? condition : undefined;
  for (const one of condition.of) {
    const reason = stopReason(one, state, seen);
    if (reason) return reason;
  }
  return undefined;
}

function holds(condition: EndReason, state: RunState, seen: Seen | undefined): boolean {
  switch (condition.kind) {
    case 'iterations':
      return state.iteration >= condition.iterations;
    case 'objective':
      return seen !== undefined && seen.objective <= condition.at;
    case 'gradient':
      return seen !== undefined && seen.norm <= condition.norm;
    case 'no-progress':
      return seen !== undefined && state.iteration - seen.progress.since > condition.iterations;
    case 'predicate': {
      if (seen === undefined) return false;
      const values = { objective: seen.objective, gradientNorm: seen.norm, iteration: state.iteration };
      return predicateOf(condition.text, condition.leaves)(values, state.point);
    }
    default:
      return unreachable(condition);
  }
}

/** Progress after an iteration showed `objective`; `by` is how much it must fall to count. */
export function progressed(before: Progress | undefined, iteration: number, objective: number, by = 0): Progress {
  return before && !(objective < before.best - by) ? before : { best: objective, since: iteration };
}

/** The `by` of the condition's no-progress part; 0 where it has none. */
export function leastProgress(condition: StopCondition): number {
  if (condition.kind === 'any') return Math.max(0, ...condition.of.map(leastProgress));
  return condition.kind === 'no-progress' ? condition.by : 0;
}
