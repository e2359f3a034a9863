/**
 * The graph as a self-contained SVG file: for papers and pages. Kinds are told apart by shape and marks by width and dashes, so
 * that it can be printed in black and white.
 */
import { formatNumber } from './format.ts';
import { type SvgDressing, standardDressing } from './svg/dressing.ts';
import { drawEdges, drawGoneEdge, drawHead } from './svg/edges.ts';
import { type Extent, extentOf } from './svg/extent.ts';
import { drawLegend, legendWidth } from './svg/legend.ts';
import { drawGone, drawNode } from './svg/nodes.ts';
import { type SvgTheme, styleOf } from './svg/style.ts';
import { attribute, element, escapeXml } from './svg/xml.ts';
import type { GraphNumbers, GraphView } from './types.ts';

/** Small graphs have room for a legend too. */
const leastWidth = 480;

/** `dressing`: as the graph view shows it; its palette goes before the theme. */
export function printSvg(
  view: GraphView,
  numbers: GraphNumbers,
  theme: SvgTheme = 'auto',
  dressing = standardDressing(view, numbers),
): string {
  const extent = extentOf(view, dressing);
  const width = Math.ceil(Math.max(extent.width, legendWidth(dressing.legend), leastWidth));
  const legend = drawLegend(dressing.legend, dressing.notes, extent.height, width);
  const height = Math.ceil(extent.height + legend.height);
  const title = titleOf(view, numbers);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label=${attribute(title)}>`,
    `<title>${escapeXml(title)}</title>`,
    styleOf(dressing.palette ?? theme),
    element('rect', { class: 'page', width, height }),
    drawView(view, dressing, extent, width),
    legend.markup,
    '</svg>\n',
  ].join('\n');
}

/** In the middle, where the legend is wider. */
function drawView(view: GraphView, dressing: SvgDressing, { left, top, width }: Extent, room: number): string {
  const { gone } = dressing;
  const parts = [
    ...drawEdges(view, dressing),
    ...(gone?.edges.map((edge) => drawGoneEdge(edge, gone.stroke)) ?? []),
    ...(gone?.nodes.map((node) => drawGone(node, gone.stroke)) ?? []),
    ...view.nodes.map((node) => drawNode(node, dressing, view)),
    ...view.edges.map((edge) => drawHead(edge, dressing, view)),
  ];
  const across = Math.round((room - width) / 2);
  return [`<g transform="translate(${across - left} ${-top})">`, ...parts.filter((part) => part !== ''), '</g>'].join('\n');
}

function titleOf(view: GraphView, numbers: GraphNumbers): string {
  const point = numbers.point.map(({ name, value }) => `${name} = ${formatNumber(value)}`).join(', ');
  return `LCG of ${view.functionName}${point === '' ? '' : ` at ${point}`}`;
}
