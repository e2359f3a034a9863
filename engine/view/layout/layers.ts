import { at, invariant } from '../../invariant.ts';
import type { LayoutInput } from './types.ts';

/** The layer of each node: the length of the longest path to it, so that every edge goes right. The output is last. */
export function assignLayers(input: LayoutInput): number[] {
  const layers = new Array<number>(input.nodes.length).fill(0);
  const edgesBySource = groupBySource(input);
  for (const [node, edges] of edgesBySource.entries()) {
    for (const edge of edges) {
      const { target } = at(input.edges, edge);
      invariant(target > node, `edge ${edge} breaks the topological order`);
      layers[target] = Math.max(at(layers, target), at(layers, node) + 1);
    }
  }
  let last = 0;
  for (const layer of layers) last = Math.max(last, layer);
  layers[input.output] = last;
  return layers;
}

/** The edges that leave each node, in port order. */
export function groupBySource(input: LayoutInput): number[][] {
  const groups: number[][] = input.nodes.map(() => []);
  for (const [edge, { source }] of input.edges.entries()) at(groups, source).push(edge);
  return groups;
}
