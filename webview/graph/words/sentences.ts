/** Nodes and edges in full, for the tooltip and the outline. */
import type { GraphEdgeView, GraphNodeView, GraphNumbers, GraphView } from '../../../engine/index.ts';
import { formatNumber } from '../../format.ts';
import type { EdgeMark, EdgeState } from '../marks.ts';

/** Lines with all digits: what JavaScript prints. */
export function nodeDetails(node: GraphNodeView, numbers: GraphNumbers): readonly string[] {
  return [node.description, `value ${exactly(numbers.values[node.id])}`, `adjoint ${exactly(numbers.adjoints[node.id])}`];
}

export function edgeDetails(graph: GraphView, edge: GraphEdgeView, numbers: GraphNumbers, mark: EdgeMark | undefined): readonly string[] {
  const state = stateInWords(mark);
  return [edgeName(graph, edge), partial(edge, exactly(numbers.partials[edge.id])), ...(state === '' ? [] : [state])];
}

export function nodeSentence(node: GraphNodeView, numbers: GraphNumbers): string {
  return `${node.description}; value ${shortly(numbers.values[node.id])}, adjoint ${shortly(numbers.adjoints[node.id])}`;
}

export function edgeSentence(graph: GraphView, edge: GraphEdgeView, numbers: GraphNumbers, mark: EdgeMark | undefined): string {
  const state = stateInWords(mark);
  return `${edgeName(graph, edge)}; ${partial(edge, shortly(numbers.partials[edge.id]))}${state === '' ? '' : `; ${state}`}`;
}

function edgeName(graph: GraphView, edge: GraphEdgeView): string {
  const [source, target] = [graph.nodes[edge.source], graph.nodes[edge.target]];
  const to = target?.kind === 'tuple' ? `the tuple node of ${target.label}` : (target?.label ?? '');
  return edge.branch === undefined ? `edge from ${source?.label ?? ''} to ${to}` : `branch ${edge.branch} to ${to}`;
}

/** A constant is its own formula. */
function partial({ formula }: GraphEdgeView, value: string): string {
  return Number.isNaN(Number(formula)) ? `partial ${formula} = ${value}` : `partial ${value}`;
}

const STATES: Readonly<Record<EdgeState, string>> = {
  plain: '',
  selected: 'on the selected path',
  candidate: 'compared, not kept',
  dropped: 'dropped',
};

function stateInWords(mark: EdgeMark | undefined): string {
  if (mark === undefined) return '';
  return mark.badge === '' ? STATES[mark.state] : `${STATES[mark.state]} (${mark.badge})`;
}

function exactly(value: number | undefined): string {
  return value !== undefined && Object.is(value, -0) ? '-0' : String(value);
}

function shortly(value: number | undefined): string {
  return formatNumber(value ?? Number.NaN);
}
