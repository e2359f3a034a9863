import { at } from '../../invariant.ts';
import type { Point } from '../types.ts';
import type { Column } from './columns.ts';
import type { ProperGraph } from './proper.ts';
import type { LayoutInput } from './types.ts';

/** What a route is made from: the y of every slot and entry is final, and so are the columns. */
export interface Placed {
  readonly input: LayoutInput;
  readonly graph: ProperGraph;
  readonly columns: readonly Column[];
  readonly y: readonly number[];
  readonly entries: readonly number[];
  /** The y of the lane of each edge that has one. */
  readonly lanes: ReadonlyMap<number, number>;
}

/** Horizontal across the layers, slanted only in the gaps between them, where nothing stands in the way. */
export function routeEdge(placed: Placed, edge: number): Point[] {
  const { input, graph, columns, y } = placed;
  const { source, target, port } = at(input.edges, edge);
  const first = at(columns, at(graph.layerOf, source));
  const last = at(columns, at(graph.layerOf, target));
  const startY = at(y, source) + port;
  const endY = at(y, target) + at(placed.entries, edge);
  const points = [
    { x: first.centre + at(input.nodes, source).width / 2, y: startY },
    { x: first.right, y: startY },
  ];
  const lane = placed.lanes.get(edge);
  if (lane !== undefined) {
    const [next, previous] = [at(columns, at(graph.layerOf, source) + 1), at(columns, at(graph.layerOf, target) - 1)];
    points.push({ x: next.left, y: lane }, { x: previous.right, y: lane });
  }
  for (const bend of graph.bends[edge] ?? []) {
    const column = at(columns, at(graph.layerOf, bend));
    points.push({ x: column.left, y: at(y, bend) }, { x: column.right, y: at(y, bend) });
  }
  points.push({ x: last.left, y: endY }, { x: last.centre - at(input.nodes, target).width / 2, y: endY });
  return simplify(points);
}

/** Drops points that repeat, and inner points of straight stretches. */
function simplify(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const [before, last] = [kept.at(-2), kept.at(-1)];
    if (last !== undefined && point.x - last.x < 0.01) continue;
    if (before !== undefined && last !== undefined && isStraight(before, last, point)) kept.pop();
    kept.push(point);
  }
  return kept;
}

function isStraight(a: Point, b: Point, c: Point): boolean {
  return Math.abs((b.y - a.y) * (c.x - a.x) - (c.y - a.y) * (b.x - a.x)) < 0.01 * (c.x - a.x);
}
