import type { Diagnostic, GraphNumbers, GraphView, IterationRecord, RunSettings, Span } from '../../engine/index.ts';
import type { Comparison, RunChoice, TransportAction, TransportState } from './session.ts';

/** Why the graph on screen is not the graph of the source. */
export interface Stale {
  readonly diagnostics: readonly Diagnostic[];
}

export type HostToGraph =
  /** A (new) graph. `revision` counts edits; the webview reports when it has painted it. */
  | {
      readonly type: 'graph';
      readonly revision: number;
      readonly graph: GraphView;
      readonly numbers: GraphNumbers;
      readonly settings: RunSettings;
    }
  /** The numbers at the current iteration; `record` is the iteration that led here (absent at the start). */
  | {
      readonly type: 'iteration';
      readonly numbers: GraphNumbers;
      readonly record?: IterationRecord;
      readonly comparison?: Comparison;
      /** The iteration led to where the function takes other branches: `record` speaks of the edges of another graph. */
      readonly branchedOff: boolean;
      readonly transport: TransportState;
    }
  | { readonly type: 'settings'; readonly settings: RunSettings }
  /** The nodes under the cursor in the source. */
  | { readonly type: 'highlight'; readonly nodes: readonly number[] }
  /** The source has errors, so the last good graph stays; empty when it is current again. */
  | { readonly type: 'stale'; readonly stale?: Stale }
  /** There is no graph to show, and why. */
  | { readonly type: 'empty'; readonly reason: string; readonly diagnostics: readonly Diagnostic[] };

export type GraphToHost =
  | { readonly type: 'ready' }
  | { readonly type: 'transport'; readonly action: TransportAction }
  | { readonly type: 'choose'; readonly choice: RunChoice }
  /** A node or an edge was selected: show its source. */
  | { readonly type: 'reveal'; readonly span: Span }
  /** The graph of this revision is on screen; milliseconds since the message arrived. */
  | { readonly type: 'painted'; readonly revision: number; readonly milliseconds: number }
  | { readonly type: 'failed'; readonly message: string };
