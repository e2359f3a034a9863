/**
 * How large things are drawn, in pixels at zoom 1. Text is measured by its length: every view draws it in a monospace
 * font at these sizes, and such fonts advance by at most 0.62 em a character.
 */

import { bindPartials } from '../gradient/partials.ts';
import type { Partial } from '../graph/types.ts';
import { at } from '../invariant.ts';
import { counted, type Vocabulary } from './describe.ts';
import type { VisibleEdge, VisibleGraph } from './fold/types.ts';
import { formatNumber, longestNumber } from './format.ts';
import { entryPitch } from './layout/spacing.ts';
import type { LayoutEdge, LayoutNode } from './layout/types.ts';
import type { Drawable } from './model.ts';
import { shownNode } from './outlets.ts';

/** Font sizes: labels in bold, numbers and partials smaller. The webview's style sheet uses the same. */
export const fontSize = { label: 12, number: 10 } as const;
/** Branches leave a tuple node this far apart. */
export const portPitch = 22;

const advance = 0.62;
const padding = 16;
/** An edge leaves a shape straight for so long. */
const stub = 8;
/** Room for what is written behind a branch's name: ` kept 0.532`. */
const badgeLength = 11;
/** Labels longer than this are cut; their description has the whole text. */
const longestLabel = 28;
/** Names of variables up to these lengths take the same room, so that renaming one moves nothing. */
const branchLength = 8;
const tupleLabelLength = 5;
const groupLabelLength = 16;

/** What the layout is made from, and what is written at the ports. */
export interface Measured {
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly LayoutEdge[];
  /** By node: the edges that leave a tuple node or a folded group, in order, with their names. */
  readonly branches: readonly (readonly { readonly name: string; readonly edge: number }[])[];
}

/** Literals with many digits and long labels are cut, visibly. */
export function shorten(text: string, length = longestLabel): string {
  const label = text.replace(/(\.\d{4})\d{2,}/g, '$1…');
  return label.length <= length ? label : `${label.slice(0, length - 1)}…`;
}

export function textWidth(length: number, size: number): number {
  return length * size * advance;
}

export function measure(traced: Drawable, visible: VisibleGraph, words: Vocabulary): Measured {
  const entering: VisibleEdge[][] = visible.nodes.map(() => []);
  const leaving: number[][] = visible.nodes.map(() => []);
  for (const [index, edge] of visible.edges.entries()) {
    at(entering, edge.target).push(edge);
    at(leaving, edge.source).push(index);
  }
  const branches = visible.nodes.map((_, node) => portNames(traced, visible, words, node, at(leaving, node)));
  const partials = bindPartials(traced.graph, traced.ssa);
  const ports = visible.edges.map(() => 0);
  for (const edges of leaving) for (const [index, edge] of edges.entries()) ports[edge] = portOffset(index, edges.length);
  return {
    nodes: visible.nodes.map((_, node) => nodeSize(traced, visible, node, at(entering, node), at(branches, node), partials)),
    edges: visible.edges.map(({ source, target }, edge) => ({ source, target, port: at(ports, edge) })),
    branches,
  };
}

/** Where the branch number `index` of `count` leaves: y relative to the node's centre. */
function portOffset(index: number, count: number): number {
  return (index - (count - 1) / 2) * portPitch;
}

function portNames({ graph }: Drawable, { nodes, edges }: VisibleGraph, words: Vocabulary, node: number, leaving: readonly number[]) {
  const visible = at(nodes, node);
  const isTuple = visible.kind === 'node' && at(graph.nodes, visible.node).kind === 'tuple';
  if (!isTuple && visible.kind === 'node') return [];
  return leaving.map((edge) => {
    const { members } = at(edges, edge);
    const first = at(graph.edges, at(members, 0));
    if (members.length > 1) return { name: counted(members.length, 'edge'), edge };
    return { name: shorten(first.branch ?? words.name(at(graph.nodes, first.source).value), longestLabel / 2), edge };
  });
}

/** A node's shape and the strips beside it. */
function nodeSize(
  { graph }: Drawable,
  { nodes, tree }: VisibleGraph,
  node: number,
  entering: readonly VisibleEdge[],
  branches: readonly { readonly name: string }[],
  partials: readonly Partial[],
): LayoutNode {
  const visible = at(nodes, node);
  const lcgNode = at(graph.nodes, shownNode(graph, visible));
  const before = Math.max(0, ...entering.map(({ members }) => labelRoom(members.map((edge) => at(partials, edge)))));
  const height = Math.max(56, entering.length * entryPitch + 6, branches.length * portPitch + 6);
  const longestName = Math.max(0, ...branches.map(({ name }) => name.length));
  if (visible.kind === 'node' && lcgNode.kind === 'tuple') {
    const label = textWidth(Math.max(shorten(lcgNode.label).length, tupleLabelLength), fontSize.label);
    const after = textWidth(Math.max(longestName, branchLength) + badgeLength, fontSize.number) + padding;
    return { width: label + padding, height, before, after };
  }
  const isGroup = visible.kind === 'group';
  const text = shorten(isGroup ? at(tree.groups, visible.group).label : lcgNode.label);
  const label = textWidth(Math.max(text.length, isGroup ? groupLabelLength : 0), fontSize.label);
  const numbers = textWidth(longestNumber + 2, fontSize.number);
  const after = isGroup ? textWidth(Math.max(longestName, branchLength), fontSize.number) + padding : stub;
  return { width: Math.max(label + padding, numbers + 8), height, before, after };
}

/** A constant partial needs the room of its own text, any other the room of the longest number; and all need the arrow's. */
function labelRoom([first, ...others]: readonly Partial[]): number {
  const constant = others.length === 0 && typeof first?.term === 'number' ? formatNumber(first.term).length : longestNumber;
  return textWidth(constant, fontSize.number) + padding;
}
