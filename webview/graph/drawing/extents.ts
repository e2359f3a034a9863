/** Which parts of a graph lie within a rectangle: pure. A look at every box costs less than an index would for some thousand. */
import type { GraphView, Point } from '../../../engine/index.ts';
import type { Box } from './viewport.ts';

export interface Extents {
  /** Nodes and edges whose boxes touch `box`, by index, and the nodes at the ends of such edges. */
  within(box: Box): { readonly nodes: ReadonlySet<number>; readonly edges: ReadonlySet<number> };
  /** How many nodes touch `box`. */
  count(box: Box): number;
  /** The node nearest to a point, if one is nearer than `distance` to it. */
  nearest(point: Point, distance: number): number | undefined;
}

export function extentsOf(graph: GraphView): Extents {
  const nodeBoxes = graph.nodes.map(({ position: { x, y }, width, height }) => ({
    left: x - width / 2,
    top: y - height / 2,
    right: x + width / 2,
    bottom: y + height / 2,
  }));
  const edgeBoxes = graph.edges.map(({ route }) => around(route));
  return {
    within(box) {
      const nodes = new Set<number>();
      const edges = new Set<number>();
      for (const [id, each] of nodeBoxes.entries()) if (touches(each, box)) nodes.add(id);
      for (const edge of graph.edges) {
        const own = edgeBoxes[edge.id];
        if (own === undefined || !touches(own, box)) continue;
        edges.add(edge.id);
        nodes.add(edge.source).add(edge.target);
      }
      return { nodes, edges };
    },
    count: (box) => nodeBoxes.reduce((sum, each) => sum + (touches(each, box) ? 1 : 0), 0),
    nearest(point, distance) {
      let best: number | undefined;
      let least = distance;
      for (const [id, box] of nodeBoxes.entries()) {
        const away = distanceTo(box, point);
        if (away < least) [best, least] = [id, away];
      }
      return best;
    },
  };
}

function around(points: readonly Point[]): Box {
  const box = {
    left: Number.POSITIVE_INFINITY,
    top: Number.POSITIVE_INFINITY,
    right: Number.NEGATIVE_INFINITY,
    bottom: Number.NEGATIVE_INFINITY,
  };
  for (const { x, y } of points) {
    box.left = Math.min(box.left, x);
    box.top = Math.min(box.top, y);
    box.right = Math.max(box.right, x);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

function touches(a: Box, b: Box): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

function distanceTo({ left, top, right, bottom }: Box, { x, y }: Point): number {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}
