import type {
  Diagnostic,
  Direction,
  FoldChoices,
  GraphChanges,
  GraphNumbers,
  GraphView,
  IterationRecord,
  PathView,
  RunSettings,
  Span,
  SvgDressing,
} from '../../engine/index.ts';
import type { Comparison, RunChoice, TransportAction, TransportState } from './session.ts';

/** Why the graph on screen is not the graph of the source. */
export interface Stale {
  readonly diagnostics: readonly Diagnostic[];
}

/** What can be shown over the nodes and edges, each on or off. */
export const OVERLAYS = [
  'selected',
  'candidates',
  'values',
  'adjoints',
  'partials',
  'flow',
  'tape',
  'choices',
  'kinks',
  'nonFinite',
  'changes',
] as const;
export type Overlay = (typeof OVERLAYS)[number];

/** What the page does by itself; each is also a command of the extension, `backpath.graph.<action>`. */
export const PAGE_ACTIONS = [
  'search',
  'fit',
  'zoomIn',
  'zoomOut',
  'actualSize',
  'showUpstream',
  'showDownstream',
  'showBetween',
  'showAll',
  'nextNode',
  'previousNode',
  'nextBranch',
  'previousBranch',
  'togglePaths',
  'toggleLegend',
  'toggleMinimap',
  'help',
] as const;
export type PageAction = (typeof PAGE_ACTIONS)[number];

export const EXPORT_FORMATS = ['svg', 'png', 'dot', 'mermaid', 'json', 'latex'] as const;
export type GraphExportFormat = (typeof EXPORT_FORMATS)[number];

/** How often each edge was kept so far, at the iterations that were taken on this very graph. */
export interface Choices {
  readonly iterations: number;
  /** By edge of the view; of an edge that stands for several, how often any of them was. */
  readonly kept: readonly number[];
}

export type HostToGraph =
  /** A (new) graph, or the same drawn otherwise. `revision` counts edits; the webview reports when it has painted it. */
  | {
      readonly type: 'graph';
      readonly revision: number;
      readonly graph: GraphView;
      readonly numbers: GraphNumbers;
      readonly settings: RunSettings;
    }
  /**
   * The numbers at the current iteration; `record` is the iteration that led here (absent at the start). Edges in `record` and
   * `comparison` are those of the view that was sent last, once each.
   */
  | {
      readonly type: 'iteration';
      readonly numbers: GraphNumbers;
      readonly record?: IterationRecord;
      readonly comparison?: Comparison;
      /** The iteration led to where the function takes other branches: `record` speaks of the edges of another graph. */
      readonly branchedOff: boolean;
      readonly choices: Choices;
      readonly transport: TransportState;
    }
  | { readonly type: 'settings'; readonly settings: RunSettings }
  /** The nodes and edges under the cursor in the source or in a listing. */
  | { readonly type: 'highlight'; readonly nodes: readonly number[]; readonly edges: readonly number[] }
  /** The graph is being drawn anew, which takes longer than the eye likes. The old one stays meanwhile. */
  | { readonly type: 'drawing'; readonly drawing: boolean }
  /** The source has errors, so the last good graph stays; empty when it is current again. */
  | { readonly type: 'stale'; readonly stale?: Stale }
  /** There is no graph to show, and why. */
  | { readonly type: 'empty'; readonly reason: string; readonly diagnostics: readonly Diagnostic[] }
  /** The answer to `paths`. `total`: how many the parameter has, exactly, as text. */
  | {
      readonly type: 'paths';
      readonly request: number;
      readonly parameter: number;
      readonly from: number;
      readonly total: string;
      readonly paths: readonly PathView[];
    }
  /** Comes after `graph` and `iteration` while something is compared; without changes when nothing is any more. */
  | { readonly type: 'changes'; readonly changes?: GraphChanges }
  /** A command: the page does it. */
  | { readonly type: 'action'; readonly action: PageAction }
  /** A command: shows or hides an overlay; toggles where `on` is absent. */
  | { readonly type: 'overlay'; readonly overlay: Overlay; readonly on?: boolean }
  /** Say what is on screen, for a picture of it in the page's colours or on white; answered by `dressed`. */
  | { readonly type: 'dress'; readonly request: number; readonly background: 'theme' | 'white' }
  /** Draw this picture in so many pixels and send it back with `rasterized`. */
  | { readonly type: 'rasterize'; readonly request: number; readonly svg: string; readonly width: number; readonly height: number };

/** What the person selected: commands act on it. */
export interface GraphSelection {
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
}

export type GraphToHost =
  | { readonly type: 'ready' }
  | { readonly type: 'transport'; readonly action: TransportAction }
  | { readonly type: 'choose'; readonly choice: RunChoice }
  /** A node or an edge was selected: show its source. */
  | { readonly type: 'reveal'; readonly span: Span }
  /** Another selection, also an empty one; listings that are open follow it. */
  | { readonly type: 'select'; readonly selection: GraphSelection }
  /** Opens or closes a group, by its key; answered by `graph`. */
  | { readonly type: 'fold'; readonly group: string; readonly open: boolean }
  /** Opens or closes all; `budget` forgets all choices. */
  | { readonly type: 'foldAll'; readonly to: FoldChoices['others'] }
  | { readonly type: 'direction'; readonly direction: Direction }
  /** The paths of a parameter (its index in `GraphView.parameters`), `count` of them from rank `from` on. */
  | { readonly type: 'paths'; readonly request: number; readonly parameter: number; readonly from: number; readonly count: number }
  /** Lights up the path in the source; without a rank, none. */
  | { readonly type: 'light'; readonly path?: { readonly parameter: number; readonly rank: number } }
  | { readonly type: 'compare'; readonly against: 'edit' | 'iteration' | 'nothing' }
  /** Exports the graph as it is folded: to a file that the person picks, where nothing else is said. */
  | { readonly type: 'export'; readonly format: GraphExportFormat; readonly to?: 'file' | 'clipboard' }
  /** What is on screen; `graph`: the key of the view that it is about. Without a dressing there is nothing on it. */
  | { readonly type: 'dressed'; readonly request: number; readonly graph?: string; readonly dressing?: SvgDressing }
  /** The picture as base64 PNG, or why there is none. */
  | { readonly type: 'rasterized'; readonly request: number; readonly png?: string; readonly reason?: string }
  /** What is on, for context keys of commands; sent when it changes. */
  | { readonly type: 'shown'; readonly overlays: readonly Overlay[]; readonly isolated: boolean }
  /** The graph of this revision is on screen; milliseconds since the message arrived. */
  | { readonly type: 'painted'; readonly revision: number; readonly milliseconds: number }
  | { readonly type: 'failed'; readonly message: string };
