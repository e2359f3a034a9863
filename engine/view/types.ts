/** View models: what the webviews draw, ready to draw. Plain data, cloneable, made in the engine worker. */
import type { NodeKind } from '../graph/types.ts';
import type { Span } from '../source/span.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface GraphNodeView {
  /** Index in the LCG. */
  readonly id: number;
  readonly key: string;
  readonly kind: NodeKind;
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
}

export interface GraphEdgeView {
  readonly id: number;
  readonly source: number;
  readonly target: number;
  /** The polyline from port to port, both ends included. */
  readonly route: readonly Point[];
  /** Where the partial's label stands (its centre). */
  readonly label: Point;
  /** The branch's name where the source is a tuple node. */
  readonly branch?: string;
  /** The partial as a formula: `cos(a)`, `1`. */
  readonly formula: string;
}

export interface GraphView {
  /** The same for the same graph of the same text: what the nodes compute, how they read, and where they stand. */
  readonly key: string;
  readonly functionName: string;
  readonly nodes: readonly GraphNodeView[];
  readonly edges: readonly GraphEdgeView[];
  readonly width: number;
  readonly height: number;
  /** The differentiated parameters: name, node, and number of paths (exact, as text). */
  readonly parameters: readonly { readonly name: string; readonly node: number; readonly paths: string }[];
}

/** The numbers of one linearization, by node and edge index. */
export interface GraphNumbers {
  readonly point: readonly { readonly name: string; readonly value: number }[];
  readonly values: readonly number[];
  readonly adjoints: readonly number[];
  readonly partials: readonly number[];
}
