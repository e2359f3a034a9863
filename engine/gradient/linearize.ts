import type { Lcg, Linearization } from '../graph/types.ts';
import { at } from '../invariant.ts';
import type { Trace } from '../trace/types.ts';
import { evaluateTrace } from './interpret.ts';
import { evaluatePartial } from './partials.ts';
import { visitingOrder } from './visiting-order.ts';

/**
 * The LCG with its numbers at a point: the value of each node, the partial of each edge, and ∂output/∂node for each
 * node, 0 where no path leads on to the output. `point` holds one number a scalar parameter, passive ones too.
 */
export function linearize(ssa: Trace, graph: Lcg, point: ArrayLike<number>): Linearization {
  return linearizeAt(graph, evaluateTrace(ssa, point));
}

/** The same where the values of the trace are known: `primal`, by `ValueId`. */
export function linearizeAt(graph: Lcg, primal: Float64Array): Linearization {
  const values = Float64Array.from(graph.nodes, (node) => at(primal, node.value));
  const partials = Float64Array.from(graph.edges, (edge) => evaluatePartial(edge.partial, primal));
  return { graph, values, partials, adjoints: adjointsOf(graph, partials) };
}

function adjointsOf(graph: Lcg, partials: Float64Array): Float64Array {
  const adjoints = new Float64Array(graph.nodes.length);
  adjoints[graph.output] = 1;
  // The first arrival is stored, not added to 0, which would turn -0 into 0.
  const arrived = new Uint8Array(graph.nodes.length);
  for (const id of visitingOrder(graph, new Uint8Array(graph.edges.length).fill(1))) {
    const { source, target } = at(graph.edges, id);
    const sent = at(adjoints, target) * at(partials, id);
    adjoints[source] = arrived[source] ? at(adjoints, source) + sent : sent;
    arrived[source] = 1;
  }
  return adjoints;
}
