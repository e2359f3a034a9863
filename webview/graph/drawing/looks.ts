/** How a node or an edge looks in a scene: its words and its classes. Pure; `style.ts` says what the classes look like. */
import type { GraphEdgeView, GraphNodeView } from '../../../engine/index.ts';
import { formatBytes, formatNumber, formatShare } from '../../format.ts';
import { nameOf } from '../item.ts';
import { nonFiniteAt } from '../overlays/non-finite.ts';
import { heatStep } from './heat.ts';
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

export function scaleOf({ numbers }: Scene): Scale {
  return { largestTape: numbers.tape.reduce((largest, bytes) => Math.max(largest, bytes), 0) };
}

export function nodeLook(scene: Scene, node: GraphNodeView, { largestTape }: Scale): Look {
  const { numbers, overlays, changes } = scene;
  const change = overlays.has('changes') ? changes?.nodes[node.id] : undefined;
  const heat = overlays.has('tape') ? heatStep(numbers.tape[node.id] ?? 0, largestTape) : 0;
  const broken = overlays.has('nonFinite') && !Number.isFinite(numbers.values[node.id] ?? 0);
  const classes = [
    ...shared(scene, nameOf({ node: node.id }), { node: node.id }),
    ...flags({
      bare: hasNumbers(node) && numberLines(scene, node).length === 0,
      [`heat-${heat}`]: heat > 0,
      kink: overlays.has('kinks') && numbers.kinks.includes(node.id),
      broken,
      added: change === 'added',
      changed: change === 'changed',
    }),
  ];
  return { data: {}, classes };
}

/** The lines of numbers on a node. */
export function numbersLook(scene: Scene, node: GraphNodeView): Look {
  return { data: { label: numberLines(scene, node).join('\n') }, classes: shared(scene, '', { node: node.id }) };
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
  return { data: { label: words.join(' · ') }, classes: shared(scene, '', { node: node.id }) };
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
      head: headOf(scene, edge),
      tail,
      tailOffset: TAIL_GAP + (tail.length * NUMBER_ADVANCE) / 2,
      ...(overlays.has('flow') ? { width: flowWidth(share) } : {}),
    },
    classes: [
      ...shared(scene, nameOf({ edge: edge.id }), { edge: edge.id }),
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

/** Pixels for a share of the gradient: proportional, with a least width that can be seen. */
export function flowWidth(share: number): number {
  return 1 + 13 * Math.min(1, Math.max(0, share));
}

function numberLines({ numbers, overlays }: Scene, { id }: GraphNodeView): readonly string[] {
  return [
    ...(overlays.has('values') ? [formatNumber(numbers.values[id] ?? Number.NaN)] : []),
    ...(overlays.has('adjoints') ? [`∂ ${formatNumber(numbers.adjoints[id] ?? Number.NaN)}`] : []),
  ];
}

/** At the arrow: the partial; without it, the share where that is shown. */
function headOf({ numbers, overlays }: Scene, edge: GraphEdgeView): string {
  if (overlays.has('partials')) return edge.members.length > 1 ? edge.formula : formatNumber(numbers.partials[edge.id] ?? Number.NaN);
  return overlays.has('flow') ? formatShare(numbers.shares[edge.id] ?? 0) : '';
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
function shared(scene: Scene, name: string, item: { readonly node: number } | { readonly edge: number }): readonly string[] {
  const isIn = ({ nodes, edges }: Scene['hits']): boolean => ('node' in item ? nodes.has(item.node) : edges.has(item.edge));
  return flags({
    faint: scene.isolation !== undefined && !isIn(scene.isolation.part),
    gone: !isShown(scene, item),
    hit: isIn(scene.hits),
    highlighted: isIn(scene.lit),
    chosen: isIn(scene.selected),
    traced: isIn(scene.traced),
    active: scene.active !== undefined && name !== '' && nameOf(scene.active) === name,
  });
}

function flags(wanted: Readonly<Record<string, boolean>>): readonly string[] {
  return Object.keys(wanted).filter((name) => wanted[name]);
}

const TAIL_GAP = 7;
/** Of the number font, a character: 0.6 em of 10 px. */
const NUMBER_ADVANCE = 6;
