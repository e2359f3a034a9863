/**
 * The graph as Cytoscape's elements, without what changes with the scene. Ids: `n<index>` nodes, `t<index>` the numbers on
 * them, `b<index>` the words on their lower edge, `e<index>` edges.
 */
import type { ElementDefinition } from 'cytoscape';
import type { GraphEdgeView, GraphNodeView, GraphView } from '../../../engine/index.ts';
import { segmentsOf } from './geometry.ts';

export function nodeElement({ id, kind, label, width, height, position }: GraphNodeView): ElementDefinition {
  return { data: { id: `n${id}`, index: id, label, width, height }, position: { ...position }, classes: `node ${kind}` };
}

export function numbersElement({ id, position }: GraphNodeView): ElementDefinition {
  return { data: { id: `t${id}`, label: '' }, position: { x: position.x, y: position.y + 12 }, classes: 'numbers' };
}

export function badgeElement({ id, position, height }: GraphNodeView): ElementDefinition {
  return { data: { id: `b${id}`, index: id, label: '' }, position: { x: position.x, y: position.y + height / 2 + 8 }, classes: 'badge' };
}

export function edgeElement(graph: GraphView, edge: GraphEdgeView): ElementDefinition {
  const [source, target] = [graph.nodes[edge.source]?.position ?? ORIGIN, graph.nodes[edge.target]?.position ?? ORIGIN];
  const shape = edgeShape(edge, source, target);
  return {
    data: {
      id: `e${edge.id}`,
      index: edge.id,
      source: `n${edge.source}`,
      target: `n${edge.target}`,
      ...shape,
      head: '',
      headOffset: 0,
      tail: '',
      tailOffset: 0,
    },
    classes: `edge ${shape.weights.length > 0 ? 'bent' : 'straight'}${edge.branch === undefined ? '' : ' branch'}`,
  };
}

/** An edge's route, as `style.ts` reads it. */
export function edgeShape({ route }: Pick<GraphEdgeView, 'route'>, source: Point, target: Point) {
  const { from, to, weights, distances } = segmentsOf(route, source, target);
  return { from: `${from.x}px ${from.y}px`, to: `${to.x}px ${to.y}px`, weights, distances };
}

type Point = GraphNodeView['position'];

const ORIGIN = { x: 0, y: 0 };
