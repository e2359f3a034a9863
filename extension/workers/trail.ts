/** States of a training that it can go back to. */
import type { TrainingState } from '../../engine/index.ts';

/** Bytes that all states together may have, and how many are kept in any case. */
const MOST_BYTES = 64 * 2 ** 20;
const FEWEST = 3;

/** The first one and some between, the closer the later, so that any iteration is done again from one not far before it. */
export class Trail {
  #states: TrainingState[] = [];

  /** `state` is asked for only where the last one is of an earlier iteration. */
  note(iteration: number, state: () => TrainingState): void {
    // After going back, what comes again is known.
    if ((this.#states.at(-1)?.iteration ?? -1) >= iteration) return;
    const made = state();
    this.#states.push(made);
    const most = Math.max(FEWEST, Math.floor(MOST_BYTES / bytesOf(made)));
    if (this.#states.length > most) this.#states.splice(this.#leastMissed(), 1);
  }

  /** The last state at which at most so many iterations were done, if there is one. */
  before(iteration: number): TrainingState | undefined {
    return this.#states.findLast((state) => state.iteration <= iteration);
  }

  /** The one whose place the one before can take best: the gap that it would leave, by how long ago that was. */
  #leastMissed(): number {
    const iterations = this.#states.map(({ iteration }) => iteration);
    const last = iterations.at(-1) ?? 0;
    const losses = iterations.slice(1, -1).map((_, index) => {
      const [before = 0, , after = 0] = iterations.slice(index, index + 3);
      return (after - before) / (last - before);
    });
    return 1 + losses.indexOf(Math.min(...losses));
  }
}

function bytesOf({ parameters, moments }: TrainingState): number {
  const own = [...parameters.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
  return [...moments.values()].reduce((sum, { first, second }) => sum + first.byteLength + second.byteLength, own);
}
