import type { IterationRecord, RunState } from '../../engine/index.ts';
import type { TraceSummary } from '../workers/service.ts';

type TraceKey = TraceSummary['key'];

/** A run so far. Going back drops to the state that was there before, so it is exact by construction. */
export class Run {
  /** One more than there are records: `records[k]` led from `states[k]` to `states[k + 1]`. */
  readonly #states: RunState[];
  /** Which graph the function has at each state. */
  readonly #traces: TraceKey[];
  readonly #records: IterationRecord[] = [];

  constructor(start: RunState, trace: TraceKey) {
    this.#states = [start];
    this.#traces = [trace];
  }

  get state(): RunState {
    // There is always the start.
    return this.#states[this.#states.length - 1] as RunState;
  }

  /** Where `back` would lead; nowhere at the start. */
  get previous(): RunState | undefined {
    return this.#states[this.#states.length - 2];
  }

  get records(): readonly IterationRecord[] {
    return this.#records;
  }

  /** Which graph each record was taken on, and, one more, which there is at the current state. */
  get traces(): readonly TraceKey[] {
    return this.#traces;
  }

  /** Did the last iteration lead to another graph? Then its record speaks of edges that this one does not have. */
  get branchedOff(): boolean {
    return this.#records.length > 0 && this.#traces.at(-1) !== this.#traces.at(-2);
  }

  advance(state: RunState, record: IterationRecord, trace: TraceKey): void {
    this.#states.push(state);
    this.#records.push(record);
    this.#traces.push(trace);
  }

  back(): void {
    if (this.#records.length === 0) return;
    this.#states.pop();
    this.#records.pop();
    this.#traces.pop();
  }
}
