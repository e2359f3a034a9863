import type { LcgEdge } from '../graph/types.ts';
import type { Slot, Sweep, SweepStep } from './sweep-types.ts';

/** Collects the steps of one sweep; the only maker of its slots. */
export class SweepBuilder {
  readonly seed = 0 as Slot;
  readonly #steps: SweepStep[] = [];
  #slots = 1;

  /**
   * Visits an edge from the slot of its head. `arrived` is the slot of its tail, if something was sent there before;
   * `alone` says that nothing else is ever sent there. Returns the slot of the tail.
   */
  visit(edge: LcgEdge, from: Slot, arrived: Slot | undefined, alone: boolean): Slot {
    const alias = alone && edge.partial.term === 1;
    const to = arrived ?? (alias ? from : this.#fresh());
    this.#steps.push({ kind: alias ? 'alias' : arrived === undefined ? 'set' : 'add', edge: edge.id, from, to });
    return to;
  }

  finish(parameters: readonly (Slot | undefined)[], isFull: boolean): Sweep {
    return { steps: this.#steps, slots: this.#slots, seed: this.seed, parameters, isFull };
  }

  #fresh(): Slot {
    return this.#slots++ as Slot;
  }
}
