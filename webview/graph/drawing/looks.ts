/** How a node or an edge looks in a scene: its words and its classes. Pure; `style.ts` says what the classes look like. */
import type { GraphEdgeView, GraphNodeView, TensorNumbers } from '../../../engine/index.ts';
import { formatBytes, formatNumber, formatShare } from '../../format.ts';
import { type Item, sameItem } from '../item.ts';
import { nonFiniteAt } from '../overlays/non-finite.ts';
import type { Part } from '../reading/reach.ts';
import { HEAT_STEPS, heatStep } from './heat.ts';
import { isShown, type Scene } from './scene.ts';

export interface Look {
  /** Data of the element; only what changes with the scene. */
  readonly data: Readonly<Record<string, string | number>>;
  readonly classes: readonly string[];
}

/** What a scene's nodes are measured against: computed once a scene. */
export interface Scale {
  readonly largestTape: number;
}

/** One number is the least there is to hold: it begins the ramp, whatever else there is. */
export function scaleOf({ numbers }: Pick<Scene, 'numbers'>): Scale {
  return { largestTape: numbers.tape.reduce((largest, bytes) => Math.max(largest, bytes), BYTES_OF_A_NUMBER * HEAT_STEPS) };
}

const BYTES_OF_A_NUMBER = 8;

export function nodeLook(scene: Scene, node: GraphNodeView, scale: Scale): Look {
  const { numbers, overlays, changes } = scene;
  const change = overlays.has('changes') ? changes?.nodes[node.id] : undefined;
  const broken = overlays.has('nonFinite') && !Number.isFinite(numbers.values[node.id] ?? 0);
  const classes = [
    ...shared(scene, { node: node.id }),
    ...heatClass(scene, node, scale),
    ...flags({
      bare: hasNumbers(node) && numberLines(scene, node).length === 0,
      kink: overlays.has('kinks') && numbers.kinks.includes(node.id),
      broken,
      added: change === 'added',
      changed: change === 'changed',
    }),
  ];
  return { data: {}, classes };
}

/** The lines of numbers on a node. */
export function numbersLook(scene: Scene, node: GraphNodeView, scale: Scale): Look {
  const classes = [...fading(scene, { node: node.id }), ...heatClass(scene, node, scale)];
  return { data: { label: numberLines(scene, node).join('\n') }, classes };
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
    ...(change === 'changed' ? [`was ${formatNumber(changes?.before.values[node.id] ?? Number.NaN)}`] : []),
  ];
  return { data: { label: words.join(' · ') }, classes: fading(scene, { node: node.id }) };
}

/** A tuple node passes on the value that it gets, so its numbers are written at the node before it. */
export function hasNumbers(node: GraphNodeView): boolean {
  return node.kind !== 'tuple';
}

export function edgeLook(scene: Scene, edge: GraphEdgeView): Look {
  const { marks, numbers, overlays, changes } = scene;
  const share = numbers.shares[edge.id] ?? 0;
  const change = overlays.has('changes') ? changes?.edges[edge.id] : undefined;
  const tail = tailOf(scene, edge);
  return {
    data: {
      ...headOf(scene, edge),
      tail,
      tailOffset: TAIL_GAP + (tail.length * NUMBER_ADVANCE) / 2,
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

function heatClass({ overlays, numbers }: Scene, node: GraphNodeView, { largestTape }: Scale): readonly string[] {
  const heat = overlays.has('tape') ? heatStep(numbers.tape[node.id] ?? 0, largestTape) : 0;
  return heat === 0 ? [] : [`heat-${heat}`];
}

/** Pixels for a share of the gradient: proportional, with a least width that can be seen. */
export function flowWidth(share: number): number {
  return 1 + 13 * Math.min(1, Math.max(0, share));
}

function numberLines({ numbers, overlays }: Scene, { id, kind }: GraphNodeView): readonly string[] {
  const tensor = numbers.tensors?.[id];
  if (tensor) return kind === 'tuple' ? [] : tensorLines(tensor, overlays);
  return [
    ...(overlays.has('values') ? [formatNumber(numbers.values[id] ?? Number.NaN)] : []),
    ...(overlays.has('adjoints') ? [`∂ ${formatNumber(numbers.adjoints[id] ?? Number.NaN)}`] : []),
  ];
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
function headOf({ numbers, overlays }: Scene, edge: GraphEdgeView): { readonly head: string; readonly headOffset: number } {
  const [before, end] = [edge.route.at(-2) ?? ORIGIN, edge.route.at(-1) ?? ORIGIN];
  if (overlays.has('partials')) {
    const head = edge.members.length > 1 ? edge.formula : formatNumber(numbers.partials[edge.id] ?? Number.NaN);
    return { head, headOffset: Math.hypot(end.x - edge.label.x, end.y - edge.label.y) };
  }
  const head = overlays.has('flow') ? formatShare(numbers.shares[edge.id] ?? 0) : '';
  const width = head.length * NUMBER_ADVANCE;
  const room = Math.hypot(end.x - before.x, end.y - before.y);
  return room > width + 2 * ARROW ? { head, headOffset: ARROW + width / 2 } : { head: '', headOffset: 0 };
}

/** Behind a port: the branch's name, and what a step or all steps so far did with it. */
function tailOf({ marks, choices, overlays }: Scene, edge: GraphEdgeView): string {
  if (edge.branch === undefined) return '';
  if (overlays.has('choices') && choices.iterations > 0)
    return `${edge.branch} ${formatShare((choices.kept[edge.id] ?? 0) / choices.iterations)}`;
  const mark = marks[edge.id];
  const badge = mark !== undefined && isMarked(overlays, mark.state) ? mark.badge : '';
  return badge === '' ? edge.branch : `${edge.branch} ${badge}`;
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
/** Pixels that an arrow's head takes. */
const ARROW = 14;
/** Of the number font, a character: 0.6 em of 10 px. */
const NUMBER_ADVANCE = 6;
