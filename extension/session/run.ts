import type { GraphNumbers, IterationRecord, RunState } from '../../engine/index.ts';

/** A run so far. Going back drops to the state that was there before, so it is exact by construction. */
export class Run {
  /** One more than there are records: `records[k]` led from `states[k]` to `states[k + 1]`. */
  readonly #states: RunState[];
  readonly #records: IterationRecord[] = [];
  #numbers: GraphNumbers;

  constructor(start: RunState, numbers: GraphNumbers) {
    this.#states = [start];
    this.#numbers = numbers;
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

  /** The graph's numbers at the current state. */
  get numbers(): GraphNumbers {
    return this.#numbers;
  }

  advance(state: RunState, record: IterationRecord, numbers: GraphNumbers): void {
    this.#states.push(state);
    this.#records.push(record);
    this.#numbers = numbers;
  }

  back(numbers: GraphNumbers): void {
    if (this.#records.length === 0) return;
    this.#states.pop();
    this.#records.pop();
    this.#numbers = numbers;
  }
}
