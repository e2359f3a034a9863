/** What is other than before, by the stable keys of nodes: after an edit, or from one iteration to the next. */
import type { GraphChanges, GraphEdgeView, GraphNodeView, GraphNumbers, GraphView, Point } from '../../engine/index.ts';

export interface Seen {
  readonly graph: GraphView;
  readonly numbers: GraphNumbers;
}

type Change = GraphChanges['nodes'][number];

export function graphChanges(against: GraphChanges['against'], before: Seen, after: Seen): GraphChanges {
  const nodesBefore = new Map(before.graph.nodes.map((node) => [node.key, node]));
  const edgesBefore = new Map(keyedEdges(before.graph));
  const edgesAfter = keyedEdges(after.graph);
  const nodes = after.graph.nodes.map((node): Change => {
    const old = nodesBefore.get(node.key);
    if (old === undefined) return 'added';
    return sameNode(old, node) && sameNumbers(before, old.id, after, node.id) ? 'same' : 'changed';
  });
  const edges = edgesAfter.map(([key, edge]): Change => {
    const old = edgesBefore.get(key);
    if (old === undefined) return 'added';
    const same = old.branch === edge.branch && Object.is(before.numbers.partials[old.id], after.numbers.partials[edge.id]);
    return same ? 'same' : 'changed';
  });
  const keys = new Set(after.graph.nodes.map(({ key }) => key));
  const edgeKeys = new Set(edgesAfter.map(([key]) => key));
  const shift = medianShift(nodesBefore, after.graph);
  const old = <T>(values: readonly T[], id: number | undefined): T | undefined => (id === undefined ? undefined : values[id]);
  const nodeBefore = after.graph.nodes.map(({ key }) => nodesBefore.get(key)?.id);
  return {
    against,
    nodes,
    edges,
    removed: {
      nodes: before.graph.nodes.filter(({ key }) => !keys.has(key)).map((node) => moveNode(node, shift)),
      edges: [...edgesBefore].filter(([key]) => !edgeKeys.has(key)).map(([, edge]) => moveEdge(edge, shift)),
    },
    before: {
      values: nodeBefore.map((id) => old(before.numbers.values, id) ?? Number.NaN),
      adjoints: nodeBefore.map((id) => old(before.numbers.adjoints, id) ?? Number.NaN),
      partials: edgesAfter.map(([key]) => old(before.numbers.partials, edgesBefore.get(key)?.id) ?? Number.NaN),
    },
  };
}

/** Edges by the nodes that they join; of several between two, in order. */
function keyedEdges({ nodes, edges }: GraphView): readonly (readonly [key: string, edge: GraphEdgeView])[] {
  const seen = new Map<string, number>();
  return edges.map((edge) => {
    const pair = `${nodes[edge.source]?.key} ${nodes[edge.target]?.key}`;
    const count = seen.get(pair) ?? 0;
    seen.set(pair, count + 1);
    return [`${pair} ${count}`, edge] as const;
  });
}

function sameNode(one: GraphNodeView, other: GraphNodeView): boolean {
  return one.label === other.label && one.kind === other.kind;
}

function sameNumbers(before: Seen, one: number, after: Seen, other: number): boolean {
  return (
    Object.is(before.numbers.values[one], after.numbers.values[other]) &&
    Object.is(before.numbers.adjoints[one], after.numbers.adjoints[other])
  );
}

/** How far the drawing as a whole has moved. */
function medianShift(before: ReadonlyMap<string, GraphNodeView>, after: GraphView): Point {
  const moves = after.nodes.flatMap(({ key, position }) => {
    const old = before.get(key)?.position;
    return old === undefined ? [] : [{ x: position.x - old.x, y: position.y - old.y }];
  });
  return { x: median(moves.map(({ x }) => x)), y: median(moves.map(({ y }) => y)) };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function moveNode(node: GraphNodeView, shift: Point): GraphNodeView {
  const branches = node.branches.map((branch) => ({ ...branch, port: moved(branch.port, shift) }));
  return { ...node, position: moved(node.position, shift), branches };
}

function moveEdge(edge: GraphEdgeView, shift: Point): GraphEdgeView {
  return { ...edge, route: edge.route.map((point) => moved(point, shift)), label: moved(edge.label, shift) };
}

function moved({ x, y }: Point, shift: Point): Point {
  return { x: x + shift.x, y: y + shift.y };
}
