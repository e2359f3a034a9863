import type { Diagnostic, IterationRecord, RunState } from '../../engine/index.ts';
import type { Comparison, Explanation } from '../../webview/protocol.ts';
import type { Iterated } from '../workers/service.ts';

/** A point of a run, after so many iterations, with everything about the iteration that led there. */
export interface Place {
  readonly state: RunState;
  /** The key of the graph that the function has there. */
  readonly trace: string;
  /** The iteration that led here; absent at the start. */
  readonly record?: IterationRecord;
  readonly comparison?: Comparison;
  readonly explanation?: Explanation;
  /** That iteration was taken on another graph than that at the state: its record speaks of edges that this one does not have. */
  readonly branchedOff: boolean;
}

export type PlaceOutcome =
  | { readonly ok: true; readonly place: Place }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export function placeAtStart(state: RunState, trace: string): Place {
  return { state, trace, branchedOff: false };
}

/** Where an engine call led; `comparison` is that of the choice which is held, where the call itself did not pass it. */
export function placeOf(iterated: Iterated, comparison?: Comparison): Place {
  const { state, trace, before, record, explanation } = iterated;
  return {
    state,
    trace,
    branchedOff: before !== undefined && before !== trace,
    ...(record && { record }),
    ...(comparison && { comparison }),
    ...(explanation && { explanation }),
  };
}

/** The iteration whose candidates an iteration's selection was chosen from; `undefined` where there were none. */
export function comparedAt({ record, state }: Pick<Iterated, 'record' | 'state'>): number | undefined {
  if (record === undefined) return undefined;
  if (record.candidates.length > 0) return record.iteration;
  return record.reason === 'held' || record.reason === 'explored' ? state.estimator?.since : undefined;
}
