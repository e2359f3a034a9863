import type { EdgeId, NodeId } from '../../graph/types.ts';
import type { Span } from '../../source/span.ts';
import type { GroupKind } from '../types.ts';

/** A group of nodes of an LCG that opens and closes as one. */
export interface Group {
  readonly key: string;
  readonly kind: GroupKind;
  readonly label: string;
  readonly span: Span;
  /** Index of the group around it. */
  readonly parent: number | undefined;
}

/** The groups of an LCG, nested. */
export interface GroupTree {
  /** A parent comes before its children. */
  readonly groups: readonly Group[];
  /** The innermost group of each node; -1 where it is in none. */
  readonly groupOf: Int32Array;
}

/** What is drawn as one node: a node of the LCG, or all nodes in a folded group. */
export type VisibleNode =
  | { readonly kind: 'node'; readonly node: NodeId }
  | { readonly kind: 'group'; readonly group: number; readonly nodes: readonly NodeId[] };

export interface VisibleEdge {
  readonly source: number;
  readonly target: number;
  /** All edges of the LCG between the two; more than one only at a folded group. */
  readonly members: readonly EdgeId[];
}

/** An LCG with its folded groups contracted. In topological order, as the LCG is. */
export interface VisibleGraph {
  readonly tree: GroupTree;
  /** By group. */
  readonly open: readonly boolean[];
  readonly nodes: readonly VisibleNode[];
  readonly edges: readonly VisibleEdge[];
  /** Which visible node shows each node of the LCG. */
  readonly shownBy: Int32Array;
  /** Which visible edge shows each edge of the LCG; -1 inside a folded group. */
  readonly edgeShownBy: Int32Array;
}
