import type { EndReason, RunSettings, RunState, Seen, StopCondition } from '../../engine/index.ts';
import type { FunctionIdentity, RunProgress, RunStatus, RunSummary } from '../../webview/protocol.ts';
import { History } from '../history/history.ts';
import type { Rows } from '../history/rows.ts';
import { widthOf } from '../history/rows.ts';
import type { FunctionSource, Iterated } from '../workers/service.ts';
import { Rate } from './rate.ts';
import { mostIterations } from './stop.ts';

/** What a run was started with: all that it takes to do it again. */
export interface RunPlan {
  readonly id: string;
  readonly function: FunctionIdentity;
  /** The function as it was then. */
  readonly source: FunctionSource;
  readonly parameters: readonly string[];
  readonly leaves: readonly string[];
  /** The key of the graph at the start. */
  readonly trace: string;
  readonly settings: RunSettings;
  readonly unbiased: boolean;
  readonly stop: StopCondition;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly start: RunState;
}

/** How far a run is. */
export interface RunReach {
  readonly status: RunStatus;
  readonly message?: string;
  readonly head: RunState;
  readonly seen?: Seen;
  readonly best?: { readonly objective: number; readonly iteration: number };
  /** The condition that ended it; absent where it was cancelled, has failed or goes on. */
  readonly ended?: EndReason;
}

/** A run in the background: its plan, what is known of it, and how far it is. */
export class BackgroundRun {
  readonly plan: RunPlan;
  readonly history: History;
  name: string;
  #reach: RunReach;
  #rate = new Rate();

  constructor(plan: RunPlan, name: string, reach?: RunReach, history?: History) {
    this.plan = plan;
    this.name = name;
    this.#reach = reach ?? { status: 'waiting', head: plan.start };
    this.history = history ?? new History(plan.start, plan.parameters);
  }

  get reach(): RunReach {
    return this.#reach;
  }

  get active(): boolean {
    return this.#reach.status === 'waiting' || this.#reach.status === 'running';
  }

  get summary(): RunSummary {
    const { id, function: identity, parameters, settings, unbiased, stop, created } = this.plan;
    const { status, message, head, seen, best, ended } = this.#reach;
    return {
      id,
      name: this.name,
      function: identity,
      parameters,
      settings,
      unbiased,
      stop,
      created,
      status,
      iterations: head.iteration,
      ...(message !== undefined && { message }),
      ...(seen && { last: { objective: seen.objective, norm: seen.norm } }),
      ...(best && { best }),
      ...(ended && { ended }),
      ...(status === 'running' && { progress: this.#progress() }),
    };
  }

  begin(now: number): void {
    this.#rate = new Rate();
    this.#rate.add(now, this.#reach.head.iteration);
    const { message: _, ...reach } = this.#reach;
    this.#reach = { ...reach, status: 'running' };
  }

  /** More iterations were done. */
  add({ state, rows, checkpoints, seen, ended }: Iterated, now: number): void {
    if (rows !== undefined) this.history.append(rows);
    for (const checkpoint of checkpoints) this.history.checkpoints.add(checkpoint);
    const best = rows === undefined ? this.#reach.best : bestOf(rows, this.#reach.best);
    this.#reach = { ...this.#reach, head: state, ...(seen && { seen }), ...(best && { best }), ...(ended && { ended }) };
    this.#rate.add(now, state.iteration);
  }

  end(status: RunStatus, message?: string): void {
    const { message: _, ...reach } = this.#reach;
    this.#reach = { ...reach, status, ...(message !== undefined && { message }) };
  }

  #progress(): RunProgress {
    const rate = this.#rate.perSecond;
    const total = mostIterations(this.plan.stop);
    const known = total !== undefined && rate > 0;
    return {
      rate,
      ...(total !== undefined && { total }),
      ...(known && { secondsLeft: (total - this.#reach.head.iteration) / rate }),
    };
  }
}

function bestOf({ from, count, tracked, numbers }: Rows, before: RunReach['best']): RunReach['best'] {
  const width = widthOf(tracked);
  let best = before;
  for (let row = 0; row < count; row++) {
    // The objective is the first column.
    const objective = numbers[row * width] ?? Number.NaN;
    if (best === undefined || objective < best.objective) best = { objective, iteration: from + row };
  }
  return best;
}
