/** From the layout's coordinates to Cytoscape's. */
import type { GraphView, Point } from '../../../engine/index.ts';
import type { Item } from '../item.ts';
import type { Viewport } from './viewport.ts';

export interface Segments {
  /** Where an edge leaves and arrives, relative to the centres of its nodes. */
  readonly from: Point;
  readonly to: Point;
  /** The bends: a share of the way between the centres, and a distance from the line between them. */
  readonly weights: readonly number[];
  readonly distances: readonly number[];
}

/** Cytoscape gives the bends of an edge in a frame of their own, along the line from centre to centre. */
export function segmentsOf(route: readonly Point[], source: Point, target: Point): Segments {
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  const square = dx * dx + dy * dy;
  const bends = route.slice(1, -1).map((point) => minus(point, source));
  return {
    from: minus(route[0] ?? source, source),
    to: minus(route.at(-1) ?? target, target),
    weights: bends.map(({ x, y }) => (x * dx + y * dy) / square),
    distances: bends.map(({ x, y }) => (y * dx - x * dy) / Math.sqrt(square)),
  };
}

/** How far the nodes that both graphs have moved, at the median: shifting the view so far back keeps them in place. */
export function medianMove(before: GraphView, after: GraphView): Point {
  const old = new Map(before.nodes.map((node) => [node.key, node.position]));
  const moves = after.nodes.flatMap(({ key, position }) => {
    const place = old.get(key);
    return place === undefined ? [] : [minus(position, place)];
  });
  return { x: median(moves.map((move) => move.x)), y: median(moves.map((move) => move.y)) };
}

/** A node and where it stood. */
export interface Anchor {
  readonly key: string;
  readonly position: Point;
}

/** The node nearest to a point. */
export function anchorAt({ nodes }: Pick<GraphView, 'nodes'>, { x, y }: Point): Anchor | undefined {
  let best: Anchor | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const { key, position } of nodes) {
    const away = Math.hypot(position.x - x, position.y - y);
    if (away < least) [best, least] = [{ key, position }, away];
  }
  return best;
}

/**
 * The viewport that shows the anchor where `viewport` showed it: a graph that is drawn afresh may stand elsewhere than the one
 * that edits and folding had led to.
 */
export function withAnchor<Kept extends Viewport | undefined>(
  viewport: Kept,
  anchor: Anchor | undefined,
  { nodes }: Pick<GraphView, 'nodes'>,
): Kept | Viewport {
  const now = nodes.find(({ key }) => key === anchor?.key)?.position;
  if (viewport === undefined || anchor === undefined || now === undefined) return viewport;
  const { zoom, pan } = viewport;
  return { zoom, pan: { x: pan.x - (now.x - anchor.position.x) * zoom, y: pan.y - (now.y - anchor.position.y) * zoom } };
}

function minus(a: Point, b: Point): Point {
  return { x: a.x - b.x, y: a.y - b.y };
}

function median(values: readonly number[]): number {
  return Float64Array.from(values).sort()[values.length >> 1] ?? 0;
}

/** Of the box around an item; of an edge, all its bends. */
export function cornersOf(graph: GraphView, item: Item): readonly Point[] {
  if ('edge' in item) return graph.edges[item.edge]?.route ?? [];
  const node = graph.nodes[item.node];
  if (node === undefined) return [];
  const { position, width, height } = node;
  return [-1, 1].map((side) => ({ x: position.x + (side * width) / 2, y: position.y + (side * height) / 2 }));
}

/** The same function, drawn in the same direction. */
export function isSuccessor(before: GraphView, after: GraphView): boolean {
  return before.functionName === after.functionName && before.direction === after.direction;
}
