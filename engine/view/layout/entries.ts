import { at } from '../../invariant.ts';
import type { ProperGraph } from './proper.ts';
import type { LayoutInput } from './types.ts';

/**
 * Where each edge enters its target: y relative to the target's centre. From top to bottom in the order in which the
 * edges arrive, so that they do not cross at the door; edges from lanes come from above.
 */
export function entryOffsets(input: LayoutInput, graph: ProperGraph, position: readonly number[]): number[] {
  const arrivals: { edge: number; place: number }[][] = input.nodes.map(() => []);
  for (const [edge, bends] of graph.bends.entries()) {
    if (bends === undefined) at(arrivals, at(input.edges, edge).target).push({ edge, place: -1 });
  }
  for (const { from, to, edge, rank } of graph.segments) {
    if (to < input.nodes.length) at(arrivals, to).push({ edge, place: at(position, from) + rank });
  }
  const offsets = new Array<number>(input.edges.length).fill(0);
  for (const edges of arrivals) {
    edges.sort((a, b) => a.place - b.place || a.edge - b.edge);
    for (const [index, { edge }] of edges.entries()) offsets[edge] = (index - (edges.length - 1) / 2) * input.entryPitch;
  }
  return offsets;
}
