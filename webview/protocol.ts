/**
 * Every message between the extension host and the webviews. The host is the source of truth: a webview
 * that says `ready` is sent all it needs, in full; afterwards only what changed.
 */
import type {
  Candidate,
  Diagnostic,
  EstimatorSettings,
  GraphNumbers,
  GraphView,
  IterationRecord,
  RunSettings,
  Span,
} from '../engine/index.ts';

/** What the transport buttons ask for; each is also a command of the extension. */
export type TransportAction = 'step' | 'stepBack' | 'play' | 'pause' | 'reset';

export interface TransportState {
  readonly iteration: number;
  readonly playing: boolean;
  readonly canStepBack: boolean;
  /** A step is being computed. */
  readonly busy: boolean;
}

/** The settings that the controls edit. */
export interface RunChoice {
  readonly estimator: Partial<EstimatorSettings>;
  readonly learningRate?: number;
  readonly optimizer?: string;
  readonly seed?: number;
}

/** The candidates from which the selection of an iteration was chosen, there or at an earlier one. */
export interface Comparison {
  readonly iteration: number;
  readonly candidates: readonly Candidate[];
}

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

export type HostToPanel =
  /** Everything: the history so far and where the person stands in it. */
  | {
      readonly type: 'history';
      readonly title: string;
      readonly parameters: readonly string[];
      readonly records: readonly IterationRecord[];
      readonly transport: TransportState;
      readonly settings: RunSettings;
      readonly unbiased: boolean;
    }
  /** One more record at the end. */
  | { readonly type: 'append'; readonly record: IterationRecord; readonly transport: TransportState }
  /** Records from `length` on are gone (step back, reset). */
  | { readonly type: 'truncate'; readonly length: number; readonly transport: TransportState }
  | { readonly type: 'transport'; readonly transport: TransportState }
  | { readonly type: 'empty'; readonly reason: string };

export type PanelToHost =
  | { readonly type: 'ready' }
  | { readonly type: 'transport'; readonly action: TransportAction }
  | { readonly type: 'choose'; readonly choice: RunChoice }
  | { readonly type: 'failed'; readonly message: string };

/** What a webview keeps with `setState`, so that it comes back after the window was reloaded. */
export interface Kept<View> {
  /** The host's: which function this is. It comes in the page (`data-identity` of the body) and is given back as it was. */
  readonly identity: unknown;
  readonly view?: View;
}

/**
 * A message to a webview, as text. VS Code sends messages as JSON, which has no NaN, infinities, −0 and bigint
 * (it turns the first three into null and 0 and refuses the last), and gradients have all of them.
 */
export function encode(message: HostToGraph | HostToPanel): string {
  return JSON.stringify(message, (_key, value: unknown) => {
    if (typeof value === 'bigint') return { $bigint: String(value) };
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)))
      return { $number: Object.is(value, -0) ? '-0' : String(value) };
    return value;
  });
}

/** The inverse of `encode`. What is not text is a message already. */
export function decode<Message extends HostToGraph | HostToPanel>(data: string | Message): Message {
  if (typeof data !== 'string') return data;
  return JSON.parse(data, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if ('$bigint' in value) return BigInt(String(value.$bigint));
    if ('$number' in value) return Number(value.$number);
    return value;
  }) as Message;
}
