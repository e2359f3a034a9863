/**
 * How large things are drawn, in pixels at zoom 1. Text is measured by its length: every view draws it in a monospace
 * font at these sizes, and such fonts advance by at most 0.62 em a character.
 */

import { bindPartials } from '../gradient/partials.ts';
import type { Lcg, LcgEdge, LcgNode, Partial } from '../graph/types.ts';
import { at } from '../invariant.ts';
import type { Wording } from './describe.ts';
import type { VisibleEdge, VisibleGraph } from './fold/types.ts';
import { formatNumber, longestNumber } from './format.ts';
import type { LayoutInput, LayoutNode } from './layout/types.ts';
import type { Drawable } from './model.ts';
import { shownNode } from './outlets.ts';
import type { Direction } from './types.ts';

/** Font sizes: labels in bold, numbers and partials smaller. The webview's style sheet uses the same. */
export const fontSize = { label: 12, number: 10 } as const;
/** Branches leave a tuple node this far apart, where it stands upright. */
export const portPitch = 22;

const advance = 0.62;
const padding = 16;
/** An edge leaves a shape straight for so long. */
const stub = 8;
/** Room for what is written behind a branch's name: ` kept 0.532`. */
const badgeLength = 11;
/** Labels longer than this are cut; their description has the whole text. */
const longestLabel = 28;
/** Names of variables take this much room however long they are, so that renaming one moves nothing; longer ones are cut. */
const nameLength = 8;
const tupleLabelLength = 4;
const groupLabelLength = 16;

/** Lines of small text one below the other. */
const lineHeight = 14;
/** Shapes that stand upright are at least so high: a label line and two lines of numbers. */
const leastHeight = 56;
const entryHeight = 18;

/**
 * What the layout is made from, and what is written at the ports. Along the layout's x, which is down on the screen where the
 * direction is.
 */
export interface Measured extends Pick<LayoutInput, 'nodes' | 'edges' | 'entryPitch'> {
  /** By node: the edges that leave a tuple node or a folded group, in order, with their names. */
  readonly branches: readonly (readonly { readonly name: string; readonly edge: number }[])[];
}

/** Literals with many digits and long labels are cut, visibly. */
export function shorten(text: string, length = longestLabel): string {
  const label = text.replace(/(\.\d{4})\d{2,}/g, '$1…');
  return label.length <= length ? label : `${label.slice(0, length - 1)}…`;
}

/** What is written on a node. A tuple node of a variable has little room; parameters keep their names. */
export function shownLabel(graph: Lcg, node: LcgNode): string {
  return shorten(node.label, node.kind === 'tuple' && !isOfParameter(graph, node) ? tupleLabelLength : longestLabel);
}

/** What is written at a branch: its number always. */
export function shownBranch(graph: Lcg, edge: LcgEdge): string {
  const name = edge.branch ?? '';
  const room = isOfParameter(graph, at(graph.nodes, edge.source)) ? longestLabel / 2 : nameLength;
  const [number = ''] = /\d*$/.exec(name) ?? [];
  return name.length <= room ? name : `${name.slice(0, Math.max(1, room - 1 - number.length))}…${number}`;
}

function isOfParameter(graph: Lcg, tuple: LcgNode): boolean {
  const [edge] = tuple.inputs;
  return edge !== undefined && at(graph.nodes, at(graph.edges, edge).source).kind === 'parameter';
}

export function textWidth(length: number, size: number): number {
  return length * size * advance;
}

export function measure(traced: Drawable, visible: VisibleGraph, words: Wording, direction: Direction): Measured {
  const entering: VisibleEdge[][] = visible.nodes.map(() => []);
  const leaving: number[][] = visible.nodes.map(() => []);
  for (const [index, edge] of visible.edges.entries()) {
    at(entering, edge.target).push(edge);
    at(leaving, edge.source).push(index);
  }
  const branches = visible.nodes.map((_, node) => portNames(traced, visible, words, node, at(leaving, node)));
  const partials = bindPartials(traced.graph, traced.ssa);
  const ports = visible.edges.map(() => 0);
  for (const [node, edges] of leaving.entries()) {
    const pitch = direction === 'right' ? portPitch : nameWidth(at(branches, node));
    for (const [index, edge] of edges.entries()) ports[edge] = (index - (edges.length - 1) / 2) * pitch;
  }
  const entryPitch = direction === 'right' ? entryHeight : textWidth(longestNumber, fontSize.number) + padding / 2;
  const measureNode = direction === 'right' ? uprightSize : turnedSize;
  return {
    nodes: visible.nodes.map((_, node) => {
      const entries = at(entering, node).map(({ members }) => labelLength(members.map((edge) => at(partials, edge))));
      return measureNode(contentsOf(traced, visible, words, node), entries, at(branches, node), entryPitch);
    }),
    entryPitch,
    edges: visible.edges.map(({ source, target }, edge) => ({ source, target, port: at(ports, edge) })),
    branches,
  };
}

function portNames({ graph }: Drawable, { nodes, edges }: VisibleGraph, words: Wording, node: number, leaving: readonly number[]) {
  const visible = at(nodes, node);
  const isTuple = visible.kind === 'node' && at(graph.nodes, visible.node).kind === 'tuple';
  if (!isTuple && visible.kind === 'node') return [];
  return leaving.map((edge) => {
    const { members } = at(edges, edge);
    const first = at(graph.edges, at(members, 0));
    if (members.length > 1) return { name: `${members.length}×`, edge };
    const name =
      first.branch === undefined ? shorten(words.name(at(graph.nodes, first.source).value), nameLength) : shownBranch(graph, first);
    return { name, edge };
  });
}

interface Contents {
  readonly kind: 'tuple' | 'group' | 'other';
  /** Width of the label; a tuple node has no numbers. */
  readonly label: number;
}

interface Port {
  readonly name: string;
}

function contentsOf({ graph }: Drawable, { nodes, tree }: VisibleGraph, words: Wording, index: number): Contents {
  const visible = at(nodes, index);
  const detail = textWidth(words.detail?.(at(graph.nodes, shownNode(graph, visible))).length ?? 0, fontSize.number);
  if (visible.kind === 'group') {
    const { length } = shorten(at(tree.groups, visible.group).label);
    return { kind: 'group', label: Math.max(textWidth(Math.max(length, groupLabelLength), fontSize.label), detail) };
  }
  const node = at(graph.nodes, visible.node);
  const { kind } = node;
  const { length } = shownLabel(graph, node);
  if (kind === 'tuple') return { kind, label: textWidth(isOfParameter(graph, node) ? length : tupleLabelLength, fontSize.label) };
  return { kind: 'other', label: Math.max(textWidth(length, fontSize.label), detail) };
}

/** The widest that a label and two lines of numbers take. */
function contentWidth({ kind, label }: Contents): number {
  return kind === 'tuple' ? Math.max(28, label + padding) : Math.max(label + padding, textWidth(longestNumber + 2, fontSize.number) + 8);
}

/** A node's shape and the strips beside it, edges running to the right. */
function uprightSize(contents: Contents, entries: readonly number[], ports: readonly Port[], entryPitch: number): LayoutNode {
  const before = Math.max(0, ...entries.map((length) => textWidth(length, fontSize.number) + padding));
  const height = Math.max(leastHeight, entries.length * entryPitch + 6, ports.length * portPitch + 6);
  const badge = contents.kind === 'tuple' ? badgeLength : 0;
  const after = contents.kind === 'other' ? stub : textWidth(longestName(ports) + badge, fontSize.number) + padding;
  return { width: contentWidth(contents), height, before, after };
}

/** The same with edges running down: width and height as the layout has them, that is, along the edges and across. */
function turnedSize(contents: Contents, entries: readonly number[], ports: readonly Port[], entryPitch: number): LayoutNode {
  const across = Math.max(contentWidth(contents), entries.length * entryPitch + 6, ports.length * nameWidth(ports) + 6);
  // A name, and what is written about it, below the port.
  const after = contents.kind === 'other' ? stub : 2 * lineHeight + stub;
  return {
    width: contents.kind === 'tuple' ? 28 : leastHeight,
    height: across,
    before: entries.length > 0 ? lineHeight + padding : 0,
    after,
  };
}

function longestName(ports: readonly Port[]): number {
  return Math.max(nameLength, ...ports.map(({ name }) => name.length));
}

/** Room for the name of a port, and for a badge below it. */
function nameWidth(ports: readonly Port[]): number {
  return textWidth(Math.max(longestName(ports), badgeLength), fontSize.number) + padding / 2;
}

/** A constant partial needs the room of its own text, any other the room of the longest number. */
function labelLength([first, ...others]: readonly Partial[]): number {
  return others.length === 0 && typeof first?.term === 'number' ? formatNumber(first.term).length : longestNumber;
}
