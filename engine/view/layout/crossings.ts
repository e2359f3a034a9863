/**
 * Counting crossings between two layers in O(E log V) with an accumulator tree
 * (Barth, Jünger, Mutzel: Simple and efficient bilayer cross counting, 2004).
 */
import { at } from '../../invariant.ts';
import type { ProperGraph } from './proper.ts';

/** All crossings of an order, `position` giving the place of each slot in its layer. */
export function countCrossings(graph: ProperGraph, layers: readonly (readonly number[])[], position: Int32Array): number {
  let crossings = 0;
  const tree = new Int32Array(2 * leavesFor(layers.reduce((most, layer) => Math.max(most, layer.length), 0)));
  for (let layer = 0; layer + 1 < layers.length; layer++) {
    crossings += countBetween(graph, at(layers, layer), position, leavesFor(at(layers, layer + 1).length), tree);
  }
  return crossings;
}

function leavesFor(size: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(size, 2)));
}

/** Indexed without checks: this is the innermost loop of the layout. */
function countBetween(
  { leaving, heads }: ProperGraph,
  left: readonly number[],
  position: Int32Array,
  leaves: number,
  tree: Int32Array,
): number {
  tree.fill(0, 0, 2 * leaves);
  let crossings = 0;
  for (const slot of left) {
    // Segments leave a slot in port order, so this is the lexicographic order that the method needs.
    for (const segment of leaving[slot] ?? []) {
      let node = (position[heads[segment] ?? 0] ?? 0) + leaves;
      tree[node] = (tree[node] ?? 0) + 1;
      while (node > 1) {
        if (node % 2 === 0) crossings += tree[node + 1] ?? 0;
        node >>= 1;
        tree[node] = (tree[node] ?? 0) + 1;
      }
    }
  }
  return crossings;
}
