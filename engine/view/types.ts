/** View models: what the webviews draw, ready to draw. Plain data, cloneable, made in the engine worker. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { NodeKind } from '../graph/types.ts';
import type { Span } from '../source/span.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Which way the gradient's paths run on the screen: parameters on the left, or at the top. */
export type Direction = 'right' | 'down';

/** What a group of nodes comes from. */
export type GroupKind =
  /** The elements of one parameter. */
  | 'parameter'
  /** All iterations of a loop. */
  | 'loop'
  /** One iteration of a loop, or one call of an array method's callback. */
  | 'iteration'
  /** One call of a function. */
  | 'call'
  /** An array method with a callback: `map`, `reduce`. */
  | 'reduction'
  /** A layer of a network. */
  | 'layer';

/** Nodes of the LCG that open and close as one. Groups are nested or disjoint. */
export interface GroupView {
  /** Index in `GraphView.groups`; a parent comes before its children. */
  readonly id: number;
  /** Stable over edits elsewhere: from where the group stands among its siblings, not from names or lines. */
  readonly key: string;
  readonly kind: GroupKind;
  /** `for i`, `i = 3`, `square(…)`, `reduce`. */
  readonly label: string;
  readonly span: Span;
  readonly parent?: number;
  /** Nodes of the LCG in it, at any depth. */
  readonly size: number;
  readonly open: boolean;
  /** Is it on the screen: as a node where it is folded, as the nodes in it where it is open? */
  readonly visible: boolean;
}

/** What the person chose, by the groups' keys, and what becomes of all others. */
export interface FoldChoices {
  readonly open: readonly string[];
  readonly closed: readonly string[];
  /** `budget`: opened as long as there is room; `open`: all, as far as they can be drawn; `closed`: none. */
  readonly others: 'budget' | 'open' | 'closed';
}

/** How a graph is to be shown. */
export interface GraphDisplay {
  readonly direction: Direction;
  /** Groups that nobody decided on are opened, outermost first, as long as no more nodes than these are visible. */
  readonly budget: number;
  readonly folds: FoldChoices;
}

export interface GraphNodeView {
  /** Index in `GraphView.nodes`. */
  readonly id: number;
  /** Stable: from what the node computes, or the group's key. */
  readonly key: string;
  readonly kind: NodeKind | 'group';
  /** First line: short. */
  readonly label: string;
  /** Screen readers and tooltips: a phrase. */
  readonly description: string;
  readonly span: Span;
  /** Centre and size, in pixels at zoom 1. */
  readonly position: Point;
  readonly width: number;
  readonly height: number;
  /** Tuple nodes: the names of the branches, in port order, and where each leaves. */
  readonly branches: readonly { readonly name: string; readonly edge: number; readonly port: Point }[];
  /** The innermost open group that it stands in. */
  readonly parent?: number;
  /** Folded groups: which one. The name of the value whose number and adjoint are shown: the last that leaves it. */
  readonly folded?: { readonly group: number; readonly shows: string };
}

export interface GraphEdgeView {
  /** Index in `GraphView.edges`. */
  readonly id: number;
  /** Indices in `GraphView.nodes`. */
  readonly source: number;
  readonly target: number;
  /** The polyline from port to port, both ends included. */
  readonly route: readonly Point[];
  /** Where the partial's label stands (its centre). */
  readonly label: Point;
  /** The branch's name where the source is a tuple node and the edge stands for one branch. */
  readonly branch?: string;
  /** The partial as a formula: `cos(a)`, `1`. `3×` where it stands for several. */
  readonly formula: string;
  /** The edges of the LCG that it stands for: one, or all between the same two nodes at the border of a folded group. */
  readonly members: readonly number[];
}

export interface GraphView {
  /** The same for the same drawing of the same graph of the same text. */
  readonly key: string;
  /** Which graph it is a view of: the same where the same is computed edge by edge, however it is called, folded and laid out. */
  readonly trace: string;
  readonly functionName: string;
  readonly direction: Direction;
  readonly nodes: readonly GraphNodeView[];
  readonly edges: readonly GraphEdgeView[];
  readonly groups: readonly GroupView[];
  /** Nodes of the LCG that folded groups stand for. */
  readonly hidden: number;
  readonly width: number;
  readonly height: number;
  /** The layout ran out of time and was finished in a cheaper way. */
  readonly simplified: boolean;
  /** The differentiated parameters: name, the node that shows it, and number of paths (exact, as text). */
  readonly parameters: readonly { readonly name: string; readonly node: number; readonly paths: string }[];
}

/** The numbers of one linearization, by the indices of a view's nodes and edges. */
export interface GraphNumbers {
  readonly point: readonly { readonly name: string; readonly value: number }[];
  /** By node; of a folded group, those of the value that it shows. */
  readonly values: readonly number[];
  readonly adjoints: readonly number[];
  /** By node: the share of Σ|g|, over all paths of all parameters, that passes through it; in [0, 1]. */
  readonly flows: readonly number[];
  /** By node: bytes of primal values that full reverse mode keeps there; of a folded group, of all in it. */
  readonly tape: readonly number[];
  /** By edge; NaN where it stands for several. */
  readonly partials: readonly number[];
  /** By edge: the share of Σ|g| that passes through it; in [0, 1]. Of paths that are not finite, 0. */
  readonly shares: readonly number[];
  /** Nodes where the function has a kink at this very point, or decides on a tie. */
  readonly kinks: readonly number[];
  readonly nonFinite: readonly NonFiniteView[];
  /** By node, where the values are tensors: values and adjoints are then norms, partials the norms of what goes back through an edge. */
  readonly tensors?: readonly TensorNumbers[];
}

/** A tensor in numbers. */
export interface TensorNumbers {
  /** `32 × 300` */
  readonly shape: string;
  /** Of its elements, in Float32. */
  readonly bytes: number;
  /** √Σx² */
  readonly norm: number;
  readonly least: number;
  readonly largest: number;
  /** The norm of its adjoint. */
  readonly adjoint: number;
}

/** A number that is not finite though all that it is computed from is: where NaN and infinities begin. As a diagnostic, it says so in the source. */
export interface NonFiniteView extends Diagnostic {
  /** A value, or the partial of an edge. */
  readonly what: 'value' | 'partial';
  /** Where it is seen first; none where nothing in the graph depends on it. */
  readonly node?: number;
  /** Of a partial, if the edge is not inside a folded group. */
  readonly edge?: number;
  readonly value: number;
  /** `log(x)`. */
  readonly expression: string;
  readonly operands: readonly { readonly name: string; readonly value: number }[];
  /**
   * `output`: the output (of a partial: some derivative) is not finite because of it. `masked`: something on the way makes
   * a finite number of it. `unused`: the output does not depend on it.
   */
  readonly reaches: 'output' | 'masked' | 'unused';
  /** Edges that carry it on, as far as it gets: to the output, or (of a partial) back to a parameter. */
  readonly path: readonly number[];
}

/** One path from a parameter to the output, in a view. */
export interface PathView {
  /** 0 is the path of the largest |contribution|. */
  readonly rank: number;
  /** The branches that it takes; undefined where it has no choice. */
  readonly label?: string;
  /** g: the product of its partials. */
  readonly contribution: number;
  /** |g| / Σ|g| over the paths of its parameter. */
  readonly share: number;
  /** In a view: those inside folded groups are left out. */
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  /** What it computes, in order, once each. */
  readonly spans: readonly Span[];
}

/** How a graph differs from the one before, by stable keys. */
export interface GraphChanges {
  /** Before the edit, or at the iteration before. */
  readonly against: 'edit' | 'iteration';
  /** By node of the view that is shown: new, or the same with another label, kind of use or number. */
  readonly nodes: readonly ('same' | 'added' | 'changed')[];
  readonly edges: readonly ('same' | 'added' | 'changed')[];
  /** What is gone, where it stood, moved as the rest has moved. */
  readonly removed: { readonly nodes: readonly GraphNodeView[]; readonly edges: readonly GraphEdgeView[] };
  /** The numbers before, by the indices of the view that is shown; NaN for what is new. */
  readonly before: Pick<GraphNumbers, 'values' | 'adjoints' | 'partials'>;
}
