import { norm } from '../estimators/norm.ts';
import { CHECKPOINT_EVERY, type Reached } from './checkpoint.ts';
import { advance, initialState, type Steppable, step } from './step.ts';
import { leastProgress, progressed, type Seen, type StopCondition, stops } from './stop.ts';
import type { IterationRecord, RunSettings, RunState } from './types.ts';

/** Who is told of a run as it goes. */
export interface RunObserver {
  onRecord(record: IterationRecord): void;
  /** Before every so many iterations (`CHECKPOINT_EVERY`). */
  onCheckpoint?(reached: Reached): void;
}

/** How far an interrupted run had come. */
export interface Resumed {
  /** Its last checkpoint; the start where there is none. */
  readonly reached?: Reached | undefined;
  /** Iterations whose records there are: they are done again, from the checkpoint on, without being told. */
  readonly recorded: number;
}

/**
 * Steps until the condition holds, and gives where the run stands after every iteration. Because a step is a pure function of the
 * state, a run that was interrupted goes on from a checkpoint to the same records and the same end, bit for bit.
 */
export function* iterations(
  fn: Steppable,
  settings: RunSettings,
  stop: StopCondition,
  { onRecord, onCheckpoint }: RunObserver,
  { reached = { state: initialState(settings) }, recorded }: Resumed = { recorded: 0 },
): Generator<Reached, RunState> {
  const by = leastProgress(stop);
  const begin = reached.state.iteration;
  let { state, seen } = reached;
  while (!stops(stop, state, seen)) {
    const { iteration } = state;
    const fresh = iteration >= recorded;
    if (fresh && iteration > begin && iteration % CHECKPOINT_EVERY === 0) onCheckpoint?.({ state, seen });
    const shown = fresh ? recordedStep(fn, settings, state, onRecord) : silentStep(fn, settings, state);
    seen = { objective: shown.objective, norm: shown.norm, progress: progressed(seen?.progress, iteration, shown.objective, by) };
    state = shown.state;
    yield { state, seen };
  }
  return state;
}

/** The last state of `iterations`, done at once. */
export function minimize(...run: Parameters<typeof iterations>): RunState {
  const steps = iterations(...run);
  let next = steps.next();
  while (!next.done) next = steps.next();
  return next.value;
}

type Shown = Pick<Seen, 'objective' | 'norm'> & { readonly state: RunState };

/** Many times faster than with a record. */
function silentStep(fn: Steppable, settings: RunSettings, before: RunState): Shown {
  const { state, objective, gradient } = advance(fn, settings, before);
  return { state, objective, norm: norm(gradient) };
}

function recordedStep(fn: Steppable, settings: RunSettings, before: RunState, onRecord: RunObserver['onRecord']): Shown {
  const { state, record } = step(fn, settings, before);
  onRecord(record);
  return { state, objective: record.objective, norm: record.norm };
}
