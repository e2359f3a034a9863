/**
 * Recursions over an LCG in which every edge has a factor and a path the product of its factors: a sweep from the output back,
 * so that what concerns all paths, however many, costs one visit of each edge. Entries are by `NodeId`: what the paths from
 * that node to the output give; 1 at the output. Products are formed from the output back, as reverse mode forms them.
 */
import type { Lcg } from '../graph/types.ts';
import { at } from '../invariant.ts';

/** Σ over the paths of the product of their factors; 0 where there is no path. */
export function sumProduct(graph: Lcg, factors: ArrayLike<number>): Float64Array {
  return sweep(graph, factors, (sum, product) => sum + product);
}

/** The largest product of factors that are not negative; 0 where there is no path. NaN never wins over a number. */
export function maxProduct(graph: Lcg, factors: ArrayLike<number>): Float64Array {
  return sweep(graph, factors, (largest, product) => (product <= largest || Number.isNaN(product) ? largest : product));
}

function sweep(graph: Lcg, factors: ArrayLike<number>, combine: (known: number, product: number) => number): Float64Array {
  const results = new Float64Array(graph.nodes.length);
  results[graph.output] = 1;
  for (let id = graph.nodes.length - 1; id >= 0; id--) {
    const { outputs } = at(graph.nodes, id);
    let result = at(results, id);
    for (const edge of outputs) result = combine(result, at(results, at(graph.edges, edge).target) * at(factors, edge));
    results[id] = result;
  }
  return results;
}
