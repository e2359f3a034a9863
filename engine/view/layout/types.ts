import type { Point } from '../types.ts';

/**
 * What the layout needs to know of a graph. Node `i` may only have edges to nodes after it (topological order).
 * It runs from left to right; who wants another direction swaps the axes, before and after.
 */
export interface LayoutInput {
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly LayoutEdge[];
  /** Stands in the last layer, whatever its longest path. */
  readonly output: number;
  /** Between the places where edges enter a node: room for the label of one. */
  readonly entryPitch: number;
  /** By node: its y in the drawing before; undefined for what is new. What did not change stays there. */
  readonly seed?: readonly (number | undefined)[];
}

/** Sizes in pixels at zoom 1. The two strips at the sides of the shape belong to it: nothing else is placed on them. */
export interface LayoutNode {
  readonly width: number;
  readonly height: number;
  /** Width of the strip on the left, for the labels of the edges that come in. */
  readonly before: number;
  /** Width of the strip on the right, for the labels at the ports. */
  readonly after: number;
}

export interface LayoutEdge {
  readonly source: number;
  readonly target: number;
  /** Where the edge leaves: the port's y, relative to the source's centre. Ports of one node increase with their edges' index. */
  readonly port: number;
}

export interface Layout {
  /** Centre of each node's shape. */
  readonly positions: readonly Point[];
  /** Polyline of each edge, from the source's right side to the target's left side; x strictly increases. */
  readonly routes: readonly (readonly Point[])[];
  /** Centre of the place for each edge's label, in the target's strip. */
  readonly labels: readonly Point[];
  readonly width: number;
  readonly height: number;
}
