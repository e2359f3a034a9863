/** Which of the graph's nodes the outline has in the document: all of a small graph, some around one of a large graph. Pure. */
import type { GraphView } from '../../../engine/index.ts';
import type { Part } from '../reading/reach.ts';

/** What may stand in the outline, from top to bottom: each node, then the edges that leave it. */
export interface Entry {
  readonly node: number;
  readonly edges: readonly number[];
}

export const WINDOW = 120;

/** Without what an isolation leaves out. */
export function entriesOf(graph: GraphView, part: Part | undefined): readonly Entry[] {
  const leaving: number[][] = graph.nodes.map(() => []);
  for (const { id, source } of graph.edges) if (part === undefined || part.edges.has(id)) leaving[source]?.push(id);
  return graph.nodes.filter(({ id }) => part === undefined || part.nodes.has(id)).map(({ id }) => ({ node: id, edges: leaving[id] ?? [] }));
}

export function namesOf(entries: readonly Entry[]): readonly string[] {
  return entries.flatMap(({ node, edges }) => [`n${node}`, ...edges.map((edge) => `e${edge}`)]);
}

/** The range of entries, from and to, with the entry at `index` in the middle as far as possible. */
export function windowAround(count: number, index: number): { readonly from: number; readonly to: number } {
  const from = Math.max(0, Math.min(index - WINDOW / 2, count - WINDOW));
  return { from, to: Math.min(count, from + WINDOW) };
}
