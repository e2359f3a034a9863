/**
 * How large things are drawn, in pixels at zoom 1. Text is measured by its length: every view draws it in a monospace
 * font at these sizes, and such fonts advance by at most 0.62 em a character.
 */

import type { Lcg, LcgNode, Partial } from '../graph/types.ts';
import { at } from '../invariant.ts';
import { formatNumber, longestNumber } from './format.ts';
import { entryPitch } from './layout/spacing.ts';
import type { LayoutNode } from './layout/types.ts';

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

/** Literals with many digits and long labels are cut, visibly. */
export function shorten(text: string): string {
  const label = text.replace(/(\.\d{4})\d{2,}/g, '$1…');
  return label.length <= longestLabel ? label : `${label.slice(0, longestLabel - 1)}…`;
}

export function textWidth(length: number, size: number): number {
  return length * size * advance;
}

/** Where the branch number `index` of `count` leaves: y relative to the node's centre. */
export function portOffset(index: number, count: number): number {
  return (index - (count - 1) / 2) * portPitch;
}

/** A node's shape and the strips beside it; `partials` by edge. */
export function nodeSize(graph: Lcg, node: LcgNode, partials: readonly Partial[]): LayoutNode {
  const before = Math.max(0, ...node.inputs.map((edge) => labelRoom(at(partials, edge))));
  const label = textWidth(shorten(node.label).length, fontSize.label);
  if (node.kind === 'tuple') {
    const height = Math.max(minimumHeight(node), node.outputs.length * portPitch + 6);
    const names = node.outputs.map((edge) => at(graph.edges, edge).branch?.length ?? 0);
    const after = textWidth(Math.max(...names) + badgeLength, fontSize.number) + padding;
    return { width: Math.max(28, label + padding), height, before, after };
  }
  const numbers = textWidth(longestNumber + 2, fontSize.number);
  return { width: Math.max(label + padding, numbers + 8), height: minimumHeight(node), before, after: stub };
}

/** A label line, two lines of numbers, and room for all entries. */
function minimumHeight(node: LcgNode): number {
  return Math.max(56, node.inputs.length * entryPitch + 6);
}

/** A constant partial needs the room of its own text, any other the room of the longest number; and all need the arrow's. */
function labelRoom({ term }: Partial): number {
  const length = typeof term === 'number' ? formatNumber(term).length : longestNumber;
  return textWidth(length, fontSize.number) + padding;
}
