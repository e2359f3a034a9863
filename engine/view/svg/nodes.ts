/** Nodes: the shape, what is written on it and at its ports, and what stands around it. */
import { at } from '../../invariant.ts';
import { fontSize, textWidth } from '../sizes.ts';
import type { GraphNodeView, GraphView } from '../types.ts';
import type { SvgDressing, SvgNodeDress, SvgStroke } from './dressing.ts';
import { drawShape } from './shapes.ts';
import { strokeOf } from './style.ts';
import { wordsOnLine } from './words.ts';
import { element, escapeXml, text } from './xml.ts';

export function drawNode(node: GraphNodeView, { nodes, edges }: SvgDressing, { direction }: GraphView): string {
  const dress = at(nodes, node.id);
  if (dress.presence === 'gone') return '';
  const ports = node.branches.map(({ port, edge }) => {
    const dot = element('circle', { class: 'port', cx: port.x, cy: port.y, r: 3 });
    const { presence, tail } = at(edges, edge);
    if (presence === 'gone' || tail === '') return dot;
    const [place, anchor] =
      direction === 'right' ? [{ x: port.x + 7, y: port.y }, 'start' as const] : [{ x: port.x, y: port.y + 13 }, 'middle' as const];
    return dot + wordsOnLine(tail, 'branch', place, anchor, presence === 'faint' && dress.presence !== 'faint');
  });
  const parts = [
    `<title>${escapeXml(node.description)}</title>`,
    ...(dress.halo === undefined ? [] : [around(node, 4, `stroke: ${dress.halo}; stroke-width: 12px`, 'halo')]),
    ...(dress.outline === undefined ? [] : [around(node, 5, strokeOf(dress.outline), 'around')]),
    shapeOf(node, dress),
    ...writing(node, dress),
    ...ports,
    ...(dress.badge === '' ? [] : [drawBadge(node, dress.badge)]),
  ];
  return `<g class="${node.kind} ${direction}${dress.presence === 'faint' ? ' faint' : ''}">${parts.join('')}</g>`;
}

/** A node that is not there any more: its border, and above it its name, where what stands there now does not hide it. */
export function drawGone(node: GraphNodeView, stroke: SvgStroke): string {
  const { x, y } = node.position;
  const name = text(`${node.label} gone`, { class: 'label', x, y: y - node.height / 2 - 4, style: `fill: ${stroke.colour}` });
  return `<g class="removed">${drawShape(node, `fill: none; ${strokeOf(stroke)}`)}${name}</g>`;
}

function shapeOf(node: GraphNodeView, { fill, stroke }: SvgNodeDress): string {
  const inks = [fill === undefined ? '' : `fill: ${fill}`, strokeOf(stroke)].filter((each) => each !== '').join('; ');
  if (stroke?.double !== true) return drawShape(node, inks);
  const between = strokeOf({ colour: 'var(--page)', width: stroke.width / 3 });
  return drawShape(node, inks) + drawShape(node, `fill: none; ${between}`);
}

/** The label, and the lines below it: in the middle of the node together. */
function writing({ label, position: { x, y }, kind }: GraphNodeView, { lines, ink }: SvgNodeDress): readonly string[] {
  const inked = ink === undefined ? {} : { style: `fill: ${ink}` };
  const first = kind === 'tuple' || lines.length === 0 ? y + fontSize.label / 3 : y - 11;
  const below = lines.length === 1 ? y + 11 : y + 5;
  return [
    text(label, { class: 'label', x, y: first, ...inked }),
    ...lines.map((line, index) => text(line, { class: 'number', x, y: below + index * lineHeight, ...inked })),
  ];
}

function around({ position: { x, y }, width, height }: GraphNodeView, by: number, style: string, name: string): string {
  const size = { width: width + 2 * by, height: height + 2 * by };
  return element('rect', { class: name, x: x - size.width / 2, y: y - size.height / 2, ...size, rx: by + 2, style });
}

function drawBadge({ position: { x, y }, height }: GraphNodeView, words: string): string {
  const width = textWidth(words.length, fontSize.number) + 6;
  const middle = y + height / 2 + 8;
  const box = element('rect', { x: x - width / 2, y: middle - 8, width, height: 16, rx: 4 });
  return `<g class="badge">${box}${text(words, { x, y: middle + 3.5 })}</g>`;
}

const lineHeight = 14;
