/** Where a run stands, as a line of its file: a run that was interrupted goes on from the last of them. */
import type { EstimatorState } from '../estimators/types.ts';
import { type Json, toJson } from './json.ts';
import type { Seen } from './stop.ts';
import type { BatchState, RunState } from './types.ts';

/** Where a run stands: what a step and the stop conditions need to go on, bit for bit. */
export interface Reached {
  readonly state: RunState;
  /** What the iteration before showed; not there at the start. */
  readonly seen?: Seen | undefined;
}

/** Iterations between checkpoints: so many at most are done again. */
export const CHECKPOINT_EVERY = 100;

/** With what every checkpoint line begins, and no record. */
export const CHECKPOINT_START = '{"checkpoint":';

/** The line, without its line break. `also` is what the reader wants back besides. */
export function checkpointLine({ state, seen }: Reached, also: { readonly [key: string]: Json } = {}): string {
  return toJson({ checkpoint: { state: stateJson(state), seen: seen && { ...seen, progress: { ...seen.progress } } }, ...also });
}

/** What `checkpointLine` wrote; `undefined` where a line is none. */
export function readCheckpoint(
  line: string,
): { readonly reached: Reached; readonly also: { readonly [key: string]: unknown } } | undefined {
  if (!line.startsWith(CHECKPOINT_START)) return undefined;
  try {
    const { checkpoint, ...also } = JSON.parse(line, revive) as { readonly checkpoint: Reached };
    return { reached: checkpoint, also };
  } catch {
    return undefined;
  }
}

function stateJson({ optimizer, estimator, batch, ...rest }: RunState): Json {
  return {
    ...rest,
    optimizer: { ...optimizer, vectors: { ...optimizer.vectors } },
    estimator: estimatorJson(estimator),
    batch: batch && batchJson(batch),
  };
}

function batchJson({ observation, estimators }: BatchState): Json {
  return {
    observation: observation && { ...observation },
    estimators: Object.fromEntries(Object.entries(estimators).map(([key, state]) => [key, estimatorJson(state)])),
  };
}

function estimatorJson(state: EstimatorState): Json {
  return state && { ...state, arms: state.arms && { ...state.arms } };
}

/** Numbers that JSON lacks are texts; so are the alternatives that were chosen, which may exceed 2⁵³. */
function revive(key: string, value: unknown): unknown {
  if (key === 'chosen' && Array.isArray(value)) return value.map(BigInt);
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : value;
}
