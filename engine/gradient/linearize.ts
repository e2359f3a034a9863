import type { EdgeId, Lcg, Linearization } from '../graph/types.ts';
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
  // Not by `Float64Array.from`, whose iterator costs more than the work: steps come by here.
  const values = new Float64Array(graph.nodes.length);
  for (const node of graph.nodes) values[node.id] = at(primal, node.value);
  const partials = new Float64Array(graph.edges.length);
  for (const edge of graph.edges) partials[edge.id] = evaluatePartial(edge.partial, primal);
  return { graph, values, partials, adjoints: adjointsOf(graph, partials) };
}

function adjointsOf(graph: Lcg, partials: Float64Array): Float64Array {
  const adjoints = new Float64Array(graph.nodes.length);
  adjoints[graph.output] = 1;
  // The first arrival is stored, not added to 0, which would turn -0 into 0.
  const arrived = new Uint8Array(graph.nodes.length);
  for (const id of orderOf(graph)) {
    const { source, target } = at(graph.edges, id);
    const sent = at(adjoints, target) * at(partials, id);
    adjoints[source] = arrived[source] ? at(adjoints, source) + sent : sent;
    arrived[source] = 1;
  }
  return adjoints;
}

/** The order in which all edges are visited: the same at every point. */
function orderOf(graph: Lcg): readonly EdgeId[] {
  const order = orders.get(graph) ?? visitingOrder(graph, new Uint8Array(graph.edges.length).fill(1));
  orders.set(graph, order);
  return order;
}

const orders = new WeakMap<Lcg, readonly EdgeId[]>();
