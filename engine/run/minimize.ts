import { norm } from '../estimators/norm.ts';
import { advance, initialState, type Steppable, step } from './step.ts';
import { leastProgress, progressed, type Seen, type StopCondition, stops } from './stop.ts';
import type { IterationRecord, RunSettings, RunState } from './types.ts';

/**
 * Steps until the condition holds and gives the last state; `onRecord` is told of every iteration from number `from` on.
 * Those before are done without records, many times faster: because a step is a pure function, doing them again leads to the
 * state that a run which was interrupted there had, bit for bit.
 */
export function minimize(
  fn: Steppable,
  settings: RunSettings,
  stop: StopCondition,
  onRecord: (record: IterationRecord) => void,
  from = 0,
): RunState {
  const by = leastProgress(stop);
  let state = initialState(settings);
  let seen: Seen | undefined;
  while (!stops(stop, state, seen)) {
    const shown = state.iteration < from ? advanced(fn, settings, state) : recorded(fn, settings, state, onRecord);
    seen = { ...shown, progress: progressed(seen?.progress, state.iteration, shown.objective, by) };
    state = shown.state;
  }
  return state;
}

type Shown = Pick<Seen, 'objective' | 'norm'> & { readonly state: RunState };

function advanced(fn: Steppable, settings: RunSettings, before: RunState): Shown {
  const { state, objective, gradient } = advance(fn, settings, before);
  return { state, objective, norm: norm(gradient) };
}

function recorded(fn: Steppable, settings: RunSettings, before: RunState, onRecord: (record: IterationRecord) => void): Shown {
  const { state, record } = step(fn, settings, before);
  onRecord(record);
  return { state, objective: record.objective, norm: record.norm };
}
