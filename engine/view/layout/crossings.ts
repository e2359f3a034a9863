/**
 * Counting crossings between two layers in O(E log V) with an accumulator tree
 * (Barth, Jünger, Mutzel: Simple and efficient bilayer cross counting, 2004).
 */
import { at } from '../../invariant.ts';
import type { ProperGraph } from './proper.ts';

/** All crossings of an order, `position` giving the place of each slot in its layer. */
export function countCrossings(graph: ProperGraph, layers: readonly (readonly number[])[], position: readonly number[]): number {
  let crossings = 0;
  for (let layer = 0; layer + 1 < layers.length; layer++) {
    crossings += countBetween(graph, at(layers, layer), position, at(layers, layer + 1).length);
  }
  return crossings;
}

function countBetween(graph: ProperGraph, left: readonly number[], position: readonly number[], size: number): number {
  const leaves = 2 ** Math.ceil(Math.log2(Math.max(size, 2)));
  const tree = new Int32Array(2 * leaves);
  let crossings = 0;
  for (const slot of left) {
    // Segments leave a slot in port order, so this is the lexicographic order that the method needs.
    for (const segment of at(graph.leaving, slot)) {
      let node = at(position, at(graph.segments, segment).to) + leaves;
      tree[node] = at(tree, node) + 1;
      while (node > 1) {
        if (node % 2 === 0) crossings += at(tree, node + 1);
        node >>= 1;
        tree[node] = at(tree, node) + 1;
      }
    }
  }
  return crossings;
}
