/** What leads to a node, what follows from it, and what lies between two: pure. */
import type { GraphView } from '../../../engine/index.ts';

/** A part of a graph: nodes, and the edges among them that belong to it, by index. */
export interface Part {
  readonly nodes: ReadonlySet<number>;
  readonly edges: ReadonlySet<number>;
}

/** Everything from which a path leads to one of `nodes`, these included. */
export function upstream(graph: GraphView, nodes: Iterable<number>): Part {
  return flood(graph, nodes, 'target', 'source');
}

/** Everything to which a path leads from one of `nodes`, these included. */
export function downstream(graph: GraphView, nodes: Iterable<number>): Part {
  return flood(graph, nodes, 'source', 'target');
}

/** All paths between any two of `nodes`; empty but for the nodes themselves where there is none. */
export function between(graph: GraphView, nodes: readonly number[]): Part {
  const kept = { nodes: new Set<number>(nodes), edges: new Set<number>() };
  const parts = nodes.map((node) => ({ node, before: upstream(graph, [node]), after: downstream(graph, [node]) }));
  for (const { node, after } of parts) {
    for (const { node: end, before } of parts) {
      if (node === end || !after.nodes.has(end)) continue;
      for (const each of after.nodes) if (before.nodes.has(each)) kept.nodes.add(each);
      for (const each of after.edges) if (before.edges.has(each)) kept.edges.add(each);
    }
  }
  return kept;
}

function flood(graph: GraphView, start: Iterable<number>, here: 'source' | 'target', there: 'source' | 'target'): Part {
  const leaving: number[][] = graph.nodes.map(() => []);
  for (const edge of graph.edges) leaving[edge[here]]?.push(edge.id);
  const nodes = new Set(start);
  const edges = new Set<number>();
  // A set hands out what is added while it is walked.
  for (const node of nodes) {
    for (const id of leaving[node] ?? []) {
      edges.add(id);
      const next = graph.edges[id]?.[there];
      if (next !== undefined) nodes.add(next);
    }
  }
  return { nodes, edges };
}
