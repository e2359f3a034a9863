/** Edges: a line with rounded bends, its arrow, and the words at its ends. */
import { at } from '../../invariant.ts';
import type { GraphEdgeView, GraphView, Point } from '../types.ts';
import type { SvgDressing, SvgStroke } from './dressing.ts';
import { strokeOf } from './style.ts';
import { wordsOnLine } from './words.ts';
import { element, escapeXml } from './xml.ts';

/** The lines; thicker ones cross thinner ones, and nothing faint crosses what is not. */
export function drawEdges({ edges }: GraphView, dressing: SvgDressing): readonly string[] {
  const importance = ({ id }: GraphEdgeView): number => {
    const { presence, stroke } = at(dressing.edges, id);
    return presence === 'faint' ? -1 : (stroke?.width ?? 0);
  };
  return edges.toSorted((a, b) => importance(a) - importance(b)).map((edge) => drawEdge(edge, dressing));
}

/** What is written at the arrow: over all lines. */
export function drawHead(edge: GraphEdgeView, { edges }: SvgDressing, { direction }: GraphView): string {
  const { presence, head, headOffset } = at(edges, edge.id);
  if (presence === 'gone' || head === '') return '';
  const { x, y } = headOffset === undefined ? edge.label : before(edge.route, headOffset);
  // The layout's own place is that of the label and its arrow together.
  const place = direction === 'right' && headOffset === undefined ? { x: x - 4, y } : { x, y };
  return wordsOnLine(head, 'partial', place, 'middle', presence === 'faint');
}

/** An edge that is not there any more. */
export function drawGoneEdge({ route }: GraphEdgeView, stroke: SvgStroke): string {
  return `<g class="removed">${lineAndArrow(route, stroke)}</g>`;
}

function drawEdge({ id, route, formula }: GraphEdgeView, { edges }: SvgDressing): string {
  const { presence, stroke, halo } = at(edges, id);
  if (presence === 'gone') return '';
  const behind = { class: 'halo', d: roundedPath(route), style: `stroke: ${halo ?? ''}; stroke-width: ${(stroke?.width ?? 1) + 8}px` };
  const title = `<title>${escapeXml(`∂ = ${formula}`)}</title>`;
  const line = (halo === undefined ? '' : element('path', behind)) + lineAndArrow(route, stroke);
  return `<g class="edge${presence === 'faint' ? ' faint' : ''}">${title}${line}</g>`;
}

/** The line ends where its arrow begins, so that a wide one does not stick out beside the tip. */
function lineAndArrow(route: readonly Point[], stroke: SvgStroke | undefined): string {
  const tip = at(route, route.length - 1);
  const width = stroke?.width ?? 1;
  const back = before(route, Math.min(6 + 0.8 * width, longestArrow, lastStretch(route)));
  const half = 2.5 + 0.65 * width;
  const along = { x: tip.x - back.x, y: tip.y - back.y };
  const length = Math.hypot(along.x, along.y) || 1;
  const across = { x: (-along.y / length) * half, y: (along.x / length) * half };
  const [left, right] = [
    { x: back.x + across.x, y: back.y + across.y },
    { x: back.x - across.x, y: back.y - across.y },
  ];
  const inks =
    stroke === undefined ? { line: {}, arrow: {} } : { line: { style: strokeOf(stroke) }, arrow: { style: `fill: ${stroke.colour}` } };
  const line = element('path', { class: 'line', d: roundedPath([...route.slice(0, -1), back]), ...inks.line });
  return line + element('path', { class: 'arrow', d: `M ${pair(left)} L ${pair(tip)} L ${pair(right)} z`, ...inks.arrow });
}

/** The words before an arrow have been given their place by the layout. */
const longestArrow = 9;

function lastStretch(route: readonly Point[]): number {
  const [from, to] = [at(route, route.length - 2), at(route, route.length - 1)];
  return Math.hypot(to.x - from.x, to.y - from.y);
}

/** A point of the last stretch, so many pixels before its end. */
function before(route: readonly Point[], by: number): Point {
  const [from, to] = [at(route, route.length - 2), at(route, route.length - 1)];
  return towards(to, from, by);
}

/** A polyline whose corners are rounded off. */
function roundedPath(route: readonly Point[]): string {
  const parts = route.map((point, index) => {
    const [last, next] = [route[index - 1], route[index + 1]];
    if (last === undefined) return `M ${pair(point)}`;
    if (next === undefined) return `L ${pair(point)}`;
    const [start, end] = [last, next].map((other) =>
      towards(point, other, Math.min(10, Math.hypot(other.x - point.x, other.y - point.y) / 2)),
    );
    return start === undefined || end === undefined ? '' : `L ${pair(start)} Q ${pair(point)} ${pair(end)}`;
  });
  return parts.join(' ');
}

function towards(from: Point, to: Point, by: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) * by) / length, y: from.y + ((to.y - from.y) * by) / length };
}

function pair({ x, y }: Point): string {
  return `${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}`;
}
