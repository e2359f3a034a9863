/**
 * The graph as a self-contained SVG file: for papers and pages. Kinds are told apart by shape, so that it can be printed in
 * black and white.
 */
import { at } from '../invariant.ts';
import { formatNumber } from './format.ts';
import { fontSize } from './sizes.ts';
import { legend, legendHeight, legendWidth } from './svg/legend.ts';
import { drawShape } from './svg/shapes.ts';
import { type SvgTheme, styleOf } from './svg/style.ts';
import { attribute, element, escapeXml, text } from './svg/xml.ts';
import type { GraphEdgeView, GraphNodeView, GraphNumbers, GraphView, Point } from './types.ts';

export function printSvg(view: GraphView, numbers: GraphNumbers, theme: SvgTheme = 'auto'): string {
  const width = Math.ceil(Math.max(view.width, legendWidth(view)));
  const height = Math.ceil(view.height + legendHeight);
  const title = titleOf(view, numbers);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label=${attribute(title)}>`,
    `<title>${escapeXml(title)}</title>`,
    styleOf(theme),
    element('rect', { class: 'page', width, height }),
    ...view.edges.map((edge) => drawEdge(edge, numbers, view)),
    ...view.nodes.map((node) => drawNode(node, numbers, view)),
    legend(view),
    '</svg>\n',
  ].join('\n');
}

function titleOf(view: GraphView, numbers: GraphNumbers): string {
  const point = numbers.point.map(({ name, value }) => `${name} = ${formatNumber(value)}`).join(', ');
  return `LCG of ${view.functionName}${point === '' ? '' : ` at ${point}`}`;
}

function drawNode(node: GraphNodeView, numbers: GraphNumbers, { direction }: GraphView): string {
  const { x, y } = node.position;
  const title = `<title>${escapeXml(node.description)}</title>`;
  const ports = node.branches.map(({ name, port }) => {
    const dot = element('circle', { class: 'port', cx: port.x, cy: port.y, r: 3 });
    const place = direction === 'right' ? { x: port.x + 8, y: port.y + fontSize.number / 3 } : { x: port.x, y: port.y + 16 };
    return dot + text(name, { class: 'branch', ...place });
  });
  if (node.kind === 'tuple') {
    return `<g class="tuple ${direction}">${title}${drawShape(node)}${text(node.label, { class: 'label', x, y: y + fontSize.label / 3 })}${ports.join('')}</g>`;
  }
  const lines = [
    text(node.label, { class: 'label', x, y: y - 11 }),
    text(formatNumber(at(numbers.values, node.id)), { class: 'number', x, y: y + 5 }),
    text(`∂ ${formatNumber(at(numbers.adjoints, node.id))}`, { class: 'number adjoint', x, y: y + 19 }),
  ];
  return `<g class="${node.kind} ${direction}">${title}${drawShape(node)}${lines.join('')}${ports.join('')}</g>`;
}

function drawEdge(edge: GraphEdgeView, { partials }: GraphNumbers, { direction }: GraphView): string {
  const { x, y } = edge.label;
  const content = edge.members.length > 1 ? edge.formula : formatNumber(at(partials, edge.id));
  const place = direction === 'right' ? { x: x - 4, y: y + fontSize.number / 3 } : { x, y };
  const label = text(content, { class: 'partial', ...place });
  return `<g class="edge"><title>${escapeXml(`∂ = ${edge.formula}`)}</title>${element('path', { d: roundedPath(edge.route) })}${label}</g>`;
}

/** A polyline whose corners are rounded off. */
function roundedPath(route: readonly Point[]): string {
  const parts = route.map((point, index) => {
    const [before, after] = [route[index - 1], route[index + 1]];
    if (before === undefined) return `M ${pair(point)}`;
    if (after === undefined) return `L ${pair(point)}`;
    return `L ${pair(towards(point, before))} Q ${pair(point)} ${pair(towards(point, after))}`;
  });
  return parts.join(' ');
}

function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = Math.min(10, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function pair({ x, y }: Point): string {
  return `${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}`;
}
