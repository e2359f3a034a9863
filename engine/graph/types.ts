/**
 * The linearized computational graph (LCG) of a single-access trace (paper, §I and §II.C).
 * Nodes are in topological order. No edge passes through a passive value. Only tuple nodes have more
 * than one outgoing edge, so a path is decided by one branch at each tuple node that it meets.
 */
import type { OperationName } from '../operations/table.ts';
import type { Term } from '../operations/types.ts';
import type { Span } from '../source/span.ts';
import type { ValueId } from '../trace/types.ts';

/** Index in `Lcg.nodes`. */
export type NodeId = number & { readonly brand: 'NodeId' };
/** Index in `Lcg.edges`. */
export type EdgeId = number & { readonly brand: 'EdgeId' };

export type NodeKind = 'parameter' | 'tuple' | 'operation' | 'constant' | 'output';

export interface LcgNode {
  readonly id: NodeId;
  /** Stable across edits that do not change what is computed: from structure, never from names or positions. */
  readonly key: string;
  readonly kind: NodeKind;
  /** The value of this node in the `ssa` trace (a tuple node's and the output's are the value they pass on). */
  readonly value: ValueId;
  readonly operation?: OperationName | undefined;
  /** The source variable or parameter name, where there is one. */
  readonly name?: string | undefined;
  /** How the node reads without its graph: `exp`, `x`, `□ × 4`; passive operands are spelled out. */
  readonly label: string;
  readonly span: Span;
  readonly inputs: readonly EdgeId[];
  /** More than one only for tuple nodes: the branches, in order. */
  readonly outputs: readonly EdgeId[];
}

/** The edge's partial ∂target/∂source as a term over primal values; identity edges have the term 1. */
export interface LcgEdge {
  readonly id: EdgeId;
  readonly source: NodeId;
  readonly target: NodeId;
  /** Which operand of the target this edge feeds. */
  readonly operand: number;
  readonly partial: Partial;
  /** The branch's name (`x1`) where the source is a tuple node. */
  readonly branch?: string | undefined;
}

/** A partial bound to a place: `term` over the operands and the result of one instruction of the `ssa` trace. */
export interface Partial {
  readonly term: Term;
  readonly operands: readonly ValueId[];
  readonly result: ValueId;
}

export interface Lcg {
  readonly nodes: readonly LcgNode[];
  readonly edges: readonly LcgEdge[];
  /** The differentiated parameters, in declaration order; θ of the paper. */
  readonly parameters: readonly NodeId[];
  readonly tuples: readonly NodeId[];
  readonly output: NodeId;
}

/** The LCG with its numbers at a point. */
export interface Linearization {
  readonly graph: Lcg;
  /** Primal value of each node. */
  readonly values: Float64Array;
  /** ∂output/∂node for each node. */
  readonly adjoints: Float64Array;
  /** The partial of each edge. */
  readonly partials: Float64Array;
}

/** From a parameter to the output, edge by edge. */
export type Path = readonly EdgeId[];
