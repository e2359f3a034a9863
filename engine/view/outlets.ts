import type { Lcg, NodeId } from '../graph/types.ts';
import { at } from '../invariant.ts';
import type { VisibleNode } from './fold/types.ts';

/** The node of the LCG whose numbers a visible node shows: of a folded group, the last whose value leaves it. */
export function shownNode(graph: Lcg, visible: VisibleNode): NodeId {
  if (visible.kind === 'node') return visible.node;
  const last = at(visible.nodes, visible.nodes.length - 1);
  // A tuple node passes on the value of the node before it.
  const node = at(graph.nodes, last);
  return node.kind === 'tuple' ? at(graph.edges, at(node.inputs, 0)).source : last;
}
