/** How a node or an edge looks in a scene: its words and its classes. Pure; `style.ts` says what the classes look like. */
import type { GraphEdgeView, GraphNodeView, TensorNumbers } from '../../../engine/index.ts';
import { formatBytes, formatNumber, formatShare } from '../../format.ts';
import { type Item, sameItem } from '../item.ts';
import { nonFiniteAt } from '../overlays/non-finite.ts';
import type { Part } from '../reading/reach.ts';
import { type Detail, fittingNumber, numberWidth, shortLabel } from './detail.ts';
import { heatStep } from './heat.ts';
import { isShown, type Scene } from './scene.ts';

export interface Look {
  /** Data of the element; only what changes with the scene. */
  readonly data: Readonly<Record<string, string | number>>;
  readonly classes: readonly string[];
}

/** What a scene's nodes are measured against, computed once a scene, and how much of it can be read. */
export interface Scale {
  readonly largestTape: number;
  readonly detail: Detail;
}

export function scaleOf({ numbers }: Pick<Scene, 'numbers'>, detail: Detail): Scale {
  return { largestTape: largestTape(numbers), detail };
}

export function largestTape({ tape }: Pick<Scene['numbers'], 'tape'>): number {
  return tape.reduce((largest, bytes) => Math.max(largest, bytes), 0);
}

export function nodeLook(scene: Scene, node: GraphNodeView, scale: Scale): Look {
  const { numbers, overlays, changes } = scene;
  const change = overlays.has('changes') ? changes?.nodes[node.id] : undefined;
  const broken = overlays.has('nonFinite') && !Number.isFinite(numbers.values[node.id] ?? 0);
  const classes = [
    ...shared(scene, { node: node.id }),
    ...heatClass(scene, node, scale),
    ...flags({
      bare: hasNumbers(node) && numberLines(scene, node, scale.detail).length === 0,
      kink: overlays.has('kinks') && numbers.kinks.includes(node.id),
      broken,
      added: change === 'added',
      changed: change === 'changed',
    }),
  ];
  return { data: { label: shortLabel(node.label, scale.detail, node.width) }, classes };
}

/** The lines of numbers on a node. */
export function numbersLook(scene: Scene, node: GraphNodeView, scale: Scale): Look {
  const classes = [...fading(scene, { node: node.id }), ...heatClass(scene, node, scale)];
  return { data: { label: numberLines(scene, node, scale.detail).join('\n') }, classes };
}

/** The words on a node's lower edge: what stands out there; empty for most. */
export function badgeLook(scene: Scene, node: GraphNodeView): Look {
  const { numbers, overlays, changes, graph } = scene;
  const group = node.folded === undefined ? undefined : graph.groups[node.folded.group];
  const tape = numbers.tape[node.id] ?? 0;
  const change = overlays.has('changes') ? changes?.nodes[node.id] : undefined;
  const words = [
    ...(group === undefined ? [] : [`⊞ ${group.size} nodes`]),
    ...(overlays.has('tape') && tape > 0 ? [formatBytes(tape)] : []),
    ...(overlays.has('kinks') && numbers.kinks.includes(node.id) ? ['kink'] : []),
    ...(overlays.has('nonFinite') ? nonFiniteAt(numbers, node.id).map(({ value }) => `${formatNumber(value)} begins`) : []),
    ...(change === 'added' ? ['new'] : []),
    ...(change === 'changed' ? [changeOf(scene, node)] : []),
  ];
  return { data: { label: words.join(' · ') }, classes: fading(scene, { node: node.id }) };
}

/** The value before, or where that is the same, the adjoint; neither is another where only the label is. */
function changeOf({ numbers, changes }: Scene, { id }: GraphNodeView): string {
  const before = changes?.before;
  if (before === undefined) return '';
  if (!Object.is(before.values[id], numbers.values[id])) return `was ${formatNumber(before.values[id] ?? Number.NaN)}`;
  return Object.is(before.adjoints[id], numbers.adjoints[id]) ? 'changed' : `∂ was ${formatNumber(before.adjoints[id] ?? Number.NaN)}`;
}

/** A tuple node passes on the value that it gets, so its numbers are written at the node before it. */
export function hasNumbers(node: GraphNodeView): boolean {
  return node.kind !== 'tuple';
}

export function edgeLook(scene: Scene, edge: GraphEdgeView, { detail }: Pick<Scale, 'detail'>): Look {
  const { marks, numbers, overlays, changes } = scene;
  const share = numbers.shares[edge.id] ?? 0;
  const change = overlays.has('changes') ? changes?.edges[edge.id] : undefined;
  const tail = tailOf(scene, edge, detail);
  return {
    data: {
      ...headOf(scene, edge, detail),
      tail,
      tailOffset: TAIL_GAP + numberWidth(tail, detail) / 2,
      ...(overlays.has('flow') ? { width: flowWidth(share) } : {}),
    },
    classes: [
      ...shared(scene, { edge: edge.id }),
      stateShown(scene, marks[edge.id]?.state ?? 'plain'),
      ...flags({
        flow: overlays.has('flow'),
        carrying: overlays.has('nonFinite') && numbers.nonFinite.some(({ path }) => path.includes(edge.id)),
        added: change === 'added',
        changed: change === 'changed',
      }),
    ],
  };
}

/** The step of the ramp for the bytes that the tape holds of it; 0 for none. */
export function heatOf({ overlays, numbers }: Scene, { id }: GraphNodeView, { largestTape }: Scale): number {
  return overlays.has('tape') ? heatStep(numbers.tape[id] ?? 0, largestTape) : 0;
}

function heatClass(scene: Scene, node: GraphNodeView, scale: Scale): readonly string[] {
  const heat = heatOf(scene, node, scale);
  return heat === 0 ? [] : [`heat-${heat}`];
}

/** Pixels for a share of the gradient: proportional, with a least width that can be seen. */
export function flowWidth(share: number): number {
  return 1 + 13 * Math.min(1, Math.max(0, share));
}

function numberLines({ numbers, overlays }: Scene, { id, kind, width }: GraphNodeView, detail: Detail): readonly string[] {
  const tensor = numbers.tensors?.[id];
  if (tensor) {
    const lines = kind === 'tuple' ? [] : tensorLines(tensor, overlays);
    return detail.name === 'full' ? lines : lines.filter((line) => numberWidth(line, detail) <= width).slice(0, detail.lines);
  }
  const number = (value: number | undefined, sign: string): string => {
    const text = fittingNumber(value ?? Number.NaN, detail, width - NODE_PADDING - numberWidth(sign, detail));
    return text === '' ? '' : sign + text;
  };
  const lines = [
    ...(overlays.has('values') ? [number(numbers.values[id], '')] : []),
    ...(overlays.has('adjoints') ? [number(numbers.adjoints[id], '∂ ')] : []),
  ];
  return lines.filter((line) => line !== '').slice(0, detail.lines);
}

/** Shape and size of a tensor, and the norms of its value and its adjoint. */
function tensorLines({ shape, bytes, norm, adjoint }: TensorNumbers, overlays: Scene['overlays']): readonly string[] {
  const norms = [
    ...(overlays.has('values') ? [`‖${formatNumber(norm)}‖`] : []),
    ...(overlays.has('adjoints') ? [`∂ ‖${formatNumber(adjoint)}‖`] : []),
  ];
  return [`${shape} ${formatBytes(bytes)}`, ...(norms.length > 0 ? [norms.join(' ')] : [])];
}

/** At the arrow: the partial; without it the share, where that is shown and has room. */
function headOf(scene: Scene, edge: GraphEdgeView, detail: Detail): { readonly head: string; readonly headOffset: number } {
  const { numbers, overlays } = scene;
  const [before, end] = [edge.route.at(-2) ?? ORIGIN, edge.route.at(-1) ?? ORIGIN];
  const away = Math.hypot(end.x - edge.label.x, end.y - edge.label.y);
  if (overlays.has('partials')) {
    const value = numbers.partials[edge.id] ?? Number.NaN;
    // Running right, the layout has left as much room on both sides of the label's place; running down, that of the longest number.
    const isDown = scene.graph.direction === 'down';
    const room = isDown ? LONGEST : 2 * away - ARROW / 2;
    const head = edge.members.length > 1 ? edge.formula : fittingNumber(value, detail, room);
    return { head, headOffset: detail.name === 'full' || isDown ? away : Math.max(away, ARROW + numberWidth(head, detail) / 2) };
  }
  const share = numbers.shares[edge.id] ?? 0;
  const head = overlays.has('flow') ? formatShare(share) : '';
  const width = numberWidth(head, detail);
  const room = Math.hypot(end.x - before.x, end.y - before.y);
  return room > width + ARROW + broadArrow(flowWidth(share)) ? { head, headOffset: ARROW + width / 2 } : { head: '', headOffset: 0 };
}

/** Behind a port: the branch's name, and what a step or all steps so far did with it, as far as there is room for it. */
function tailOf({ marks, choices, overlays }: Scene, edge: GraphEdgeView, detail: Detail): string {
  if (edge.branch === undefined) return '';
  const mark = marks[edge.id];
  const badge = mark !== undefined && isMarked(overlays, mark.state) ? mark.badge : '';
  const share = overlays.has('choices') && choices.iterations > 0 ? formatShare((choices.kept[edge.id] ?? 0) / choices.iterations) : '';
  const remark = share === '' ? badge : share;
  const tail = remark === '' ? edge.branch : `${edge.branch} ${remark}`;
  const fits = detail.name === 'full' || numberWidth(tail, detail) <= straightAhead(edge) + TAIL_OVERLAP;
  return fits ? tail : edge.branch;
}

/** How far an edge goes before its first bend. */
function straightAhead({ route }: GraphEdgeView): number {
  const [from, to] = [route[0] ?? ORIGIN, route[1] ?? ORIGIN];
  return Math.hypot(to.x - from.x, to.y - from.y);
}

function isMarked(overlays: Scene['overlays'], state: string): boolean {
  return state === 'candidate' ? overlays.has('candidates') : overlays.has('selected');
}

function stateShown({ overlays }: Scene, state: string): string {
  if (state === 'plain' || isMarked(overlays, state)) return state;
  return state === 'candidate' && overlays.has('selected') ? 'dropped' : 'plain';
}

/** What nodes and edges have in common. */
function shared(scene: Scene, item: Item): readonly string[] {
  return [
    ...fading(scene, item),
    ...flags({
      hit: isIn(scene.hits, item),
      highlighted: isIn(scene.lit, item),
      chosen: isIn(scene.selected, item),
      traced: isIn(scene.traced, item),
      active: sameItem(scene.active, item),
    }),
  ];
}

/** An item and all that is written on it. */
function fading(scene: Scene, item: Item): readonly string[] {
  return flags({ faint: scene.isolation !== undefined && !isIn(scene.isolation.part, item), gone: !isShown(scene, item) });
}

function isIn({ nodes, edges }: Part, item: Item): boolean {
  return 'node' in item ? nodes.has(item.node) : edges.has(item.edge);
}

function flags(wanted: Readonly<Record<string, boolean>>): readonly string[] {
  return Object.keys(wanted).filter((name) => wanted[name]);
}

const ORIGIN = { x: 0, y: 0 };
const TAIL_GAP = 7;
/** Over so much of a bend words may stand. */
const TAIL_OVERLAP = 4;
/** Pixels that an arrow's head takes. */
const ARROW = 14;
/** Cytoscape's arrow of an edge so wide, and what stands before it stands before that. */
const broadArrow = (width: number): number => Math.max(ARROW, 0.35 * (13.37 * width) ** 0.9);
/** What the longest number takes in full. */
const LONGEST = 68;
/** Beside the numbers on a node, both sides together. */
const NODE_PADDING = 4;
