import { at } from '../invariant.ts';
import { counted } from './describe.ts';
import { formatNumber } from './format.ts';
import type { GraphEdgeView, GraphNodeView, GraphNumbers, GraphView } from './types.ts';

/**
 * The graph as text, for terminals and screen readers: one node a line in topological order, then the edges that come
 * in, with their partials.
 */
export function printText(view: GraphView, numbers: GraphNumbers): string {
  const incoming: GraphEdgeView[][] = view.nodes.map(() => []);
  for (const edge of view.edges) at(incoming, edge.target).push(edge);
  const lines = [`${view.functionName}: ${counted(view.nodes.length, 'node')}, ${counted(view.edges.length, 'edge')}`];
  for (const { name, paths } of view.parameters) lines.push(`paths of ${name}: ${paths}`);
  for (const node of view.nodes) {
    lines.push('', nodeLine(node, numbers));
    for (const edge of at(incoming, node.id)) lines.push(edgeLine(edge, at(view.nodes, edge.source), numbers));
  }
  return `${lines.join('\n')}\n`;
}

function nodeLine(node: GraphNodeView, numbers: GraphNumbers): string {
  const value = formatNumber(at(numbers.values, node.id));
  return `#${node.id} ${node.description}\n  value ${value}, adjoint ${formatNumber(at(numbers.adjoints, node.id))}`;
}

function edgeLine(edge: GraphEdgeView, source: GraphNodeView, numbers: GraphNumbers): string {
  const from = edge.branch === undefined ? `#${source.id} ${source.label}` : `#${source.id} branch ${edge.branch}`;
  if (edge.members.length > 1) return `  ← ${from}  ${counted(edge.members.length, 'edge')}`;
  const partial = formatNumber(at(numbers.partials, edge.id));
  return `  ← ${from}  ∂ = ${edge.formula}${edge.formula === partial ? '' : ` = ${partial}`}`;
}
