import type { RunState } from '../../engine/index.ts';

/** Bytes that the states of one run may hold, roughly. */
const BUDGET = 16 * 2 ** 20;
/** States, however small they are. */
const MOST = 512;
const FEWEST = 8;

/**
 * States of a run, from which every other one is computed again: a step is a pure function. First every state, then every second
 * one, every fourth … so that their number stays bounded, and so does the way to any iteration relative to the run's length.
 */
export class Checkpoints {
  #every = 1;
  /** In the order of their iterations; the first is the start. */
  #states: RunState[];

  constructor(start: RunState) {
    this.#states = [start];
  }

  /** States at multiples of this are wanted. */
  get every(): number {
    return this.#every;
  }

  get start(): RunState {
    // There is always the start.
    return this.#states[0] as RunState;
  }

  get all(): readonly RunState[] {
    return this.#states;
  }

  /** Keeps the state, if it is one of those that are kept. They come in order. */
  add(state: RunState): void {
    if (state.iteration % this.#every !== 0 || state.iteration <= (this.#states.at(-1)?.iteration ?? -1)) return;
    this.#states.push(state);
    while (this.#states.length > mostOf(state)) {
      this.#every *= 2;
      const { start } = this;
      this.#states = this.#states.filter((each) => each === start || each.iteration % this.#every === 0);
    }
  }

  /** The last one at or before an iteration. */
  before(iteration: number): RunState {
    return this.#states.findLast((state) => state.iteration <= iteration) ?? this.start;
  }
}

function mostOf({ point, optimizer, estimator }: RunState): number {
  const vectors = Object.values(optimizer.vectors).reduce((sum, { length }) => sum + length, 0);
  const learnt = (estimator?.chosen.length ?? 0) + 2 * (estimator?.arms?.pulls.length ?? 0);
  const bytes = 8 * (point.length + vectors + learnt) + 256;
  return Math.max(FEWEST, Math.min(MOST, Math.floor(BUDGET / bytes)));
}
