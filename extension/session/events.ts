import type { Diagnostic } from '../../engine/index.ts';

/** What changed in a session. The data itself is read from the session, which is the one place that has it. */
export type SessionEvent =
  /** Another graph (the run may have survived). */
  | { readonly type: 'graph' }
  /** The run as a whole is another one: back at its start, with other settings, or replayed. */
  | { readonly type: 'run' }
  /** One more iteration, and the person stands there. */
  | { readonly type: 'stepped' }
  /** The person stands elsewhere; there may be many more iterations. */
  | { readonly type: 'moved' }
  /** The pointer is on another iteration, or on none. */
  | { readonly type: 'peeked' }
  /** Playing or busy changed. */
  | { readonly type: 'transport' }
  /** The source has errors; the graph is still that of the last good text. */
  | { readonly type: 'stale' }
  /** An iteration has no result at this point. */
  | { readonly type: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  /** The engine gave no answer. */
  | { readonly type: 'failed'; readonly message: string };

export type SessionListener = (event: SessionEvent) => void;

/** Time, passed in so that tests decide when it passes. */
export interface Clock {
  wait(milliseconds: number): Promise<void>;
}
