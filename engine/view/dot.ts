import { at } from '../invariant.ts';
import { formatNumber } from './format.ts';
import type { GraphEdgeView, GraphNodeView, GraphNumbers, GraphView } from './types.ts';

/** The graph in Graphviz' language, for its layouts and everything that reads it. Nodes are named by their index. */
export function printDot(view: GraphView, numbers: GraphNumbers): string {
  return [
    `digraph ${quote(view.functionName)} {`,
    `  rankdir=${view.direction === 'right' ? 'LR' : 'TB'};`,
    '  node [fontname="monospace", fontsize=11];',
    '  edge [fontname="monospace", fontsize=9];',
    ...view.nodes.map((node) => `  ${node.id} [${nodeAttributes(node, numbers)}];`),
    ...view.edges.map((edge) => `  ${edge.source} -> ${edge.target} [${edgeAttributes(edge, numbers)}];`),
    '}\n',
  ].join('\n');
}

const shapes: Readonly<Record<GraphNodeView['kind'], string>> = {
  parameter: 'shape=ellipse',
  tuple: 'shape=box, style=filled, fillcolor=gray85, height=0.8, width=0.3',
  operation: 'shape=box, style=rounded',
  constant: 'shape=plaintext',
  output: 'shape=box, peripheries=2',
  group: 'shape=box3d',
};

function nodeAttributes(node: GraphNodeView, numbers: GraphNumbers): string {
  const lines = [node.label];
  if (node.kind !== 'tuple') lines.push(formatNumber(at(numbers.values, node.id)), `∂ ${formatNumber(at(numbers.adjoints, node.id))}`);
  return `label=${quote(lines.join('\n'))}, ${shapes[node.kind]}, tooltip=${quote(node.description)}`;
}

function edgeAttributes(edge: GraphEdgeView, numbers: GraphNumbers): string {
  const branch = edge.branch === undefined ? '' : `, taillabel=${quote(edge.branch)}`;
  return `label=${quote(edge.members.length > 1 ? edge.formula : formatNumber(at(numbers.partials, edge.id)))}${branch}, tooltip=${quote(`∂ = ${edge.formula}`)}`;
}

function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
