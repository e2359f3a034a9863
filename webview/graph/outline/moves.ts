/** Where a key leads in the outline: pure. Items are named `n<index>` (nodes) and `e<index>` (edges). */
import type { GraphView } from '../../../engine/index.ts';

export type Move =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'along'
  | 'back'
  | 'nextNode'
  | 'previousNode'
  | 'nextBranch'
  | 'previousBranch';

export const MOVE_KEYS: Readonly<Record<string, Move>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  ArrowRight: 'along',
  ArrowLeft: 'back',
  ']': 'nextNode',
  '[': 'previousNode',
  '}': 'nextBranch',
  '{': 'previousBranch',
};

/** `order` is the items from top to bottom; undefined where the move leads nowhere. */
export function move(graph: GraphView, order: readonly string[], from: string, way: Move): string | undefined {
  const there = target(graph, order, from, way);
  return there !== undefined && order.includes(there) ? there : undefined;
}

function target(graph: GraphView, order: readonly string[], from: string, way: Move): string | undefined {
  switch (way) {
    case 'next':
      return order[order.indexOf(from) + 1];
    case 'previous':
      return order[order.indexOf(from) - 1];
    case 'first':
      return order[0];
    case 'last':
      return order.at(-1);
    case 'along':
      return along(graph, order, from, 'source', 'target');
    case 'back':
      return along(graph, order, from, 'target', 'source');
    case 'nextNode':
      return across(graph, order, from, 'source', 'target');
    case 'previousNode':
      return across(graph, order, from, 'target', 'source');
    case 'nextBranch':
      return beside(graph, from, 1);
    case 'previousBranch':
      return beside(graph, from, -1);
  }
}

type End = 'source' | 'target';

/** From a node to its first edge on that side, and from an edge to the node at its end. */
function along(graph: GraphView, order: readonly string[], from: string, here: End, there: End): string | undefined {
  const index = Number(from.slice(1));
  if (from.startsWith('e')) {
    const edge = graph.edges[index];
    return edge && `n${edge[there]}`;
  }
  const edge = graph.edges.find((each) => each[here] === index && order.includes(`e${each.id}`));
  return edge && `e${edge.id}`;
}

/** To the node at the other end of the first edge. */
function across(graph: GraphView, order: readonly string[], from: string, here: End, there: End): string | undefined {
  const edge = from.startsWith('e') ? from : along(graph, order, from, here, there);
  return edge && along(graph, order, edge, here, there);
}

/** Among the edges that leave the same node, round and round. */
function beside(graph: GraphView, from: string, step: 1 | -1): string | undefined {
  const edge = graph.edges[Number(from.slice(1))];
  if (!from.startsWith('e') || edge === undefined) return undefined;
  const siblings = graph.edges.filter(({ source }) => source === edge.source);
  const next = siblings.at((siblings.indexOf(edge) + step) % siblings.length);
  return next && `e${next.id}`;
}
