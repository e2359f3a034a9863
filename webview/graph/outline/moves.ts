/** Where a key leads in the outline: pure. Items are named `n<index>` (nodes) and `e<index>` (edges). */
import type { GraphView } from '../../../engine/index.ts';

/** `order` is the items from top to bottom; undefined where the key leads nowhere. */
export function move(graph: GraphView, order: readonly string[], from: string, key: string): string | undefined {
  switch (key) {
    case 'ArrowDown':
      return order[order.indexOf(from) + 1];
    case 'ArrowUp':
      return order[order.indexOf(from) - 1];
    case 'Home':
      return order[0];
    case 'End':
      return order.at(-1);
    case 'ArrowRight':
      return along(graph, from, 'source', 'target');
    case 'ArrowLeft':
      return along(graph, from, 'target', 'source');
    default:
      return undefined;
  }
}

/** From a node to its first edge on that side, and from an edge to the node at its end. */
function along(graph: GraphView, from: string, here: 'source' | 'target', there: 'source' | 'target'): string | undefined {
  const index = Number(from.slice(1));
  if (from.startsWith('e')) {
    const edge = graph.edges[index];
    return edge && `n${edge[there]}`;
  }
  const edge = graph.edges.find((each) => each[here] === index);
  return edge && `e${edge.id}`;
}
