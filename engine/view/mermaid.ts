import { at } from '../invariant.ts';
import { formatNumber } from './format.ts';
import type { GraphEdgeView, GraphNodeView, GraphNumbers, GraphView } from './types.ts';

/** The graph as a Mermaid flowchart, for Markdown pages. */
export function printMermaid(view: GraphView, numbers: GraphNumbers): string {
  return [
    `flowchart ${view.direction === 'right' ? 'LR' : 'TD'}`,
    ...view.nodes.map((node) => `  n${node.id}${shape(node, text(nodeLines(node, numbers)))}`),
    ...view.edges.map((edge) => `  n${edge.source} -->|${text(edgeLines(edge, numbers))}| n${edge.target}`),
    '',
  ].join('\n');
}

function nodeLines(node: GraphNodeView, numbers: GraphNumbers): readonly string[] {
  if (node.kind === 'tuple') return [node.label];
  return [node.label, formatNumber(at(numbers.values, node.id)), `∂ ${formatNumber(at(numbers.adjoints, node.id))}`];
}

function edgeLines({ id, branch, formula, members }: GraphEdgeView, numbers: GraphNumbers): readonly string[] {
  const partial = members.length > 1 ? formula : formatNumber(at(numbers.partials, id));
  return branch === undefined ? [partial] : [`${branch}: ${partial}`];
}

function shape({ kind }: GraphNodeView, content: string): string {
  switch (kind) {
    case 'parameter':
      return `([${content}])`;
    case 'tuple':
      return `[/${content}\\]`;
    case 'output':
      return `[[${content}]]`;
    case 'group':
      return `[(${content})]`;
    case 'operation':
    case 'constant':
      return `[${content}]`;
  }
}

/** Quoted; characters that mean something to Mermaid or HTML as their numbers. */
function text(lines: readonly string[]): string {
  return `"${lines.map((line) => line.replace(/["#;&<>`|\\]/g, (character) => `#${character.codePointAt(0)};`)).join('<br>')}"`;
}
