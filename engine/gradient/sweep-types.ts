import type { EdgeId } from '../graph/types.ts';

/** A place for one adjoint during a reverse sweep. Made only by `SweepBuilder`. */
export type Slot = number & { readonly brand: 'Slot' };

/**
 * One edge visited from its head to its tail: what the head's adjoint sends along it.
 * - `set`: slot[to] = slot[from] · partial, the first thing that arrives there;
 * - `add`: slot[to] = slot[to] + slot[from] · partial;
 * - `alias`: nothing is computed, because the edge is an identity and nothing else arrives at its tail: `to` is `from`.
 */
export interface SweepStep {
  readonly kind: 'set' | 'add' | 'alias';
  readonly edge: EdgeId;
  readonly from: Slot;
  readonly to: Slot;
}

/**
 * The reverse sweep of a selection: every edge that carries gradient, in the order in which it is visited.
 * The compiled evaluator, the interpreter, the tape count and the derivative listing all follow this one order.
 */
export interface Sweep {
  readonly steps: readonly SweepStep[];
  readonly slots: number;
  /** The output's adjoint, which is the constant 1. */
  readonly seed: Slot;
  /** Where each parameter's derivative ends up (the order of `Lcg.parameters`); `undefined` where no path leads to it: 0. */
  readonly parameters: readonly (Slot | undefined)[];
  /** Of the full gradient. */
  readonly isFull: boolean;
}
