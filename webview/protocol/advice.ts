import type { RunChoice } from './session.ts';

/** A sentence about the gradient here that a person can act on; computed, never guessed. */
export interface Advice {
  /** Stable: which rule says so. */
  readonly id: string;
  readonly text: string;
  /** What it follows from, for the curious. */
  readonly because: string;
  /** Settings that would follow it. */
  readonly action?: { readonly title: string; readonly choice: RunChoice };
}
