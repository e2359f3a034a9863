/** The graph as Cytoscape's elements. Ids: `n<index>` nodes, `t<index>` the numbers on them, `e<index>` edges. */
import type { ElementDefinition } from 'cytoscape';
import type { GraphEdgeView, GraphNodeView, GraphNumbers, GraphView } from '../../../engine/index.ts';
import { formatNumber } from '../../format.ts';
import type { EdgeMark } from '../marks.ts';
import { segmentsOf } from './geometry.ts';

export function elementsOf(graph: GraphView, numbers: GraphNumbers): ElementDefinition[] {
  return [
    ...graph.nodes.map(nodeElement),
    ...graph.nodes.filter(hasNumbers).map((node) => numbersElement(node, numbers)),
    ...graph.edges.map((edge) => edgeElement(graph, edge, numbers)),
  ];
}

/** A tuple node passes on the value that it gets, so its numbers are written at the node before it. */
export function hasNumbers(node: GraphNodeView): boolean {
  return node.kind !== 'tuple';
}

export function nodeNumbers(node: number, { values, adjoints }: GraphNumbers): string {
  return `${formatNumber(values[node] ?? Number.NaN)}\n∂ ${formatNumber(adjoints[node] ?? Number.NaN)}`;
}

/** The text behind a port, and where its middle stands along the edge. */
export function tailLabel(branch: string | undefined, mark: EdgeMark | undefined): { readonly tail: string; readonly tailOffset: number } {
  const tail = [branch, mark?.badge].filter((part) => part !== undefined && part !== '').join(' ');
  return { tail, tailOffset: TAIL_GAP + (tail.length * NUMBER_ADVANCE) / 2 };
}

const TAIL_GAP = 7;
/** Of the number font, a character: 0.6 em of 10 px. */
const NUMBER_ADVANCE = 6;

function nodeElement(node: GraphNodeView): ElementDefinition {
  const { id, kind, label, width, height, position } = node;
  return {
    data: { id: `n${id}`, index: id, label, width, height },
    position: { ...position },
    classes: `node ${kind}`,
  };
}

function numbersElement({ id, position }: GraphNodeView, numbers: GraphNumbers): ElementDefinition {
  return {
    data: { id: `t${id}`, label: nodeNumbers(id, numbers) },
    position: { x: position.x, y: position.y + 12 },
    classes: 'numbers',
    selectable: false,
  };
}

function edgeElement(graph: GraphView, edge: GraphEdgeView, numbers: GraphNumbers): ElementDefinition {
  const [source, target] = [graph.nodes[edge.source]?.position ?? ORIGIN, graph.nodes[edge.target]?.position ?? ORIGIN];
  const { from, to, weights, distances } = segmentsOf(edge.route, source, target);
  const end = edge.route.at(-1) ?? ORIGIN;
  return {
    data: {
      id: `e${edge.id}`,
      index: edge.id,
      source: `n${edge.source}`,
      target: `n${edge.target}`,
      from: `${from.x}px ${from.y}px`,
      to: `${to.x}px ${to.y}px`,
      weights,
      distances,
      partial: formatNumber(numbers.partials[edge.id] ?? Number.NaN),
      partialOffset: end.x - edge.label.x,
      ...tailLabel(edge.branch, undefined),
    },
    classes: `${weights.length > 0 ? 'bent' : 'straight'} ${edge.branch === undefined ? '' : 'branch'} plain`,
  };
}

const ORIGIN = { x: 0, y: 0 };
