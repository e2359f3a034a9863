import type { Linearization } from '../graph/types.ts';
import { at } from '../invariant.ts';

/** How Σ|g|, over all paths of all parameters, is spread over the graph: 1 in all. What is not finite has no share. */
export interface Flow {
  readonly nodes: Float64Array;
  readonly edges: Float64Array;
}

/**
 * The share of Σ|g| that passes through each node and edge. Two sweeps: from the output back, log Σ|g| of the paths from
 * each node on (logarithms, since products along long paths leave the range of numbers); then forth, the share of each
 * parameter divided among the branches in proportion.
 */
export function gradientFlow(linearization: Linearization): Flow {
  const { graph } = linearization;
  const onwards = logarithms(linearization);
  const nodes = new Float64Array(graph.nodes.length);
  const edges = new Float64Array(graph.edges.length);
  const most = graph.parameters.reduce((largest, node) => Math.max(largest, at(onwards, node)), Number.NEGATIVE_INFINITY);
  if (most === Number.NEGATIVE_INFINITY) return { nodes, edges };
  const sizes = graph.parameters.map((node) => Math.exp(at(onwards, node) - most));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  for (const [index, node] of graph.parameters.entries()) nodes[node] = at(sizes, index) / total;
  for (const node of graph.nodes) {
    const share = at(nodes, node.id);
    if (share === 0) continue;
    for (const edge of node.outputs) {
      const { target } = at(graph.edges, edge);
      const part = node.outputs.length === 1 ? 1 : Math.exp(logSize(linearization, edge) + at(onwards, target) - at(onwards, node.id));
      edges[edge] = share * part;
      nodes[target] = at(nodes, target) + share * part;
    }
  }
  return { nodes, edges };
}

/** By node: log Σ|g| of its paths to the output; −∞ where that is 0 or not finite. */
function logarithms(linearization: Linearization): Float64Array {
  const { graph } = linearization;
  const onwards = new Float64Array(graph.nodes.length).fill(Number.NEGATIVE_INFINITY);
  onwards[graph.output] = 0;
  for (const node of graph.nodes.toReversed()) {
    if (node.outputs.length === 0) continue;
    const sizes = node.outputs.map((edge) => logSize(linearization, edge) + at(onwards, at(graph.edges, edge).target));
    onwards[node.id] = sizes.length === 1 ? at(sizes, 0) : logSum(sizes);
  }
  return onwards;
}

function logSize({ partials }: Linearization, edge: number): number {
  const size = Math.abs(at(partials, edge));
  return Number.isFinite(size) ? Math.log(size) : Number.NEGATIVE_INFINITY;
}

function logSum(logarithmsOfTerms: readonly number[]): number {
  const largest = logarithmsOfTerms.reduce((most, term) => Math.max(most, term), Number.NEGATIVE_INFINITY);
  if (largest === Number.NEGATIVE_INFINITY) return largest;
  return largest + Math.log(logarithmsOfTerms.reduce((sum, term) => sum + Math.exp(term - largest), 0));
}
