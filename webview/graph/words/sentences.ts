/** Nodes and edges in full, for the tooltip and the outline. */
import type { GraphEdgeView, GraphNodeView, GraphView, TensorNumbers } from '../../../engine/index.ts';
import { formatBytes, formatNumber, formatShare } from '../../format.ts';
import type { Scene } from '../drawing/scene.ts';
import type { EdgeMark, EdgeState } from '../marks.ts';
import { nonFiniteAt, nonFiniteSentence } from '../overlays/non-finite.ts';

/** Lines with all digits: what JavaScript prints. */
export function nodeDetails(scene: Scene, node: GraphNodeView): readonly string[] {
  const { numbers, changes } = scene;
  const before = changes?.nodes[node.id] === 'changed' ? ` (was ${exactly(changes.before.values[node.id])})` : '';
  const tape = numbers.tape[node.id] ?? 0;
  const tensor = numbers.tensors?.[node.id];
  if (tensor) return [node.description, ...tensorDetails(tensor), ...(tape > 0 ? [`kept for the backward pass ${formatBytes(tape)}`] : [])];
  return [
    node.description,
    `${node.folded === undefined ? '' : `${node.folded.shows}: `}value ${exactly(numbers.values[node.id])}${before}`,
    `adjoint ${exactly(numbers.adjoints[node.id])}`,
    `share of the gradient ${formatShare(numbers.flows[node.id] ?? 0)}`,
    ...(tape > 0 ? [`on the tape ${formatBytes(tape)}`] : []),
    ...remarks(scene, node),
  ];
}

function tensorDetails({ bytes, norm, least, largest, adjoint }: TensorNumbers): readonly string[] {
  return [
    `${formatBytes(bytes)} of numbers from ${exactly(least)} to ${exactly(largest)}`,
    `norm of the value ${exactly(norm)}`,
    `norm of the adjoint ${exactly(adjoint)}`,
  ];
}

export function edgeDetails(scene: Scene, edge: GraphEdgeView): readonly string[] {
  const { graph, numbers, marks, choices } = scene;
  const state = stateInWords(marks[edge.id]);
  const kept = choices.kept[edge.id] ?? 0;
  return [
    edgeName(graph, edge),
    partial(edge, exactly(numbers.partials[edge.id]), numbers.tensors !== undefined),
    `share of the gradient ${formatShare(numbers.shares[edge.id] ?? 0)}`,
    ...(edge.branch !== undefined && choices.iterations > 0 ? [`kept at ${kept} of ${choices.iterations} iterations`] : []),
    ...(state === '' ? [] : [state]),
  ];
}

export function nodeSentence(scene: Scene, node: GraphNodeView): string {
  const { numbers, graph } = scene;
  const group = node.parent === undefined ? '' : ` in ${graph.groups[node.parent]?.label ?? ''}`;
  const norm = numbers.tensors ? 'norm of the ' : '';
  const said = [
    `${norm}value ${shortly(numbers.values[node.id])}, ${norm}adjoint ${shortly(numbers.adjoints[node.id])}`,
    ...remarks(scene, node),
  ];
  return `${node.description}${group}; ${said.join('; ')}`;
}

export function edgeSentence({ graph, numbers, marks, changes }: Scene, edge: GraphEdgeView): string {
  const state = stateInWords(marks[edge.id]);
  const added = changes?.edges[edge.id] === 'added' ? '; new' : '';
  return `${edgeName(graph, edge)}; ${partial(edge, shortly(numbers.partials[edge.id]), numbers.tensors !== undefined)}${state === '' ? '' : `; ${state}`}${added}`;
}

/** What stands out at a node. */
function remarks({ numbers, changes }: Scene, { id, folded }: GraphNodeView): readonly string[] {
  const change = changes?.nodes[id];
  return [
    ...(folded === undefined ? [] : ['folded']),
    ...(numbers.kinks.includes(id) ? ['kink: no derivative here, the customary one is used'] : []),
    ...nonFiniteAt(numbers, id).map(nonFiniteSentence),
    ...(change === 'added' ? ['new'] : []),
    ...(change === 'changed' ? [`changed, was ${shortly(changes?.before.values[id])}`] : []),
  ];
}

function edgeName(graph: GraphView, edge: GraphEdgeView): string {
  const [source, target] = [graph.nodes[edge.source], graph.nodes[edge.target]];
  const to = target?.kind === 'tuple' ? `the tuple node of ${target.label}` : (target?.label ?? '');
  return edge.branch === undefined ? `edge from ${source?.label ?? ''} to ${to}` : `branch ${edge.branch} to ${to}`;
}

/** A constant is its own formula, and several edges have no partial in common. */
function partial({ formula, members }: GraphEdgeView, value: string, tensors: boolean): string {
  if (members.length > 1) return formula;
  // Of a Jacobian there is the norm of what goes back through it.
  if (tensors) return `${formula} = ${value}`;
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
