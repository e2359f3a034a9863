/** The items of the outline: what they are called, what they say, and what they tell tests. */
import { attributes, element } from '../../dom.ts';
import { formatNumber } from '../../format.ts';
import type { Scene } from '../drawing/scene.ts';
import { edgeSentence, nodeSentence } from '../words/sentences.ts';

interface Place {
  readonly position: number;
  readonly size: number;
}

export function nodeItem({ graph }: Scene, id: number, { position, size }: Place): HTMLElement {
  const node = graph.nodes[id];
  const item = made(`n${id}`, 1, { 'data-node': id, 'data-kind': node?.kind, 'data-label': node?.label, 'data-key': node?.key });
  attributes(item, { 'aria-posinset': position, 'aria-setsize': size });
  return item;
}

export function edgeItem({ graph }: Scene, id: number): HTMLElement {
  return made(`e${id}`, 2, { 'data-edge': id, 'data-branch': graph.edges[id]?.branch });
}

export function sayNode(item: HTMLElement | undefined, scene: Scene, id: number): void {
  const node = scene.graph.nodes[id];
  if (item === undefined || node === undefined) return;
  const { numbers, lit, hits, selected } = scene;
  say(item, nodeSentence(scene, node), {
    'data-value': formatNumber(numbers.values[id] ?? Number.NaN),
    'data-adjoint': formatNumber(numbers.adjoints[id] ?? Number.NaN),
    'data-shape': numbers.tensors?.[id]?.shape,
    'data-bytes': numbers.tensors?.[id]?.bytes.toString(),
    'data-folded': node.folded === undefined ? undefined : 'true',
    'data-change': scene.changes?.nodes[id],
    'data-hit': hits.nodes.has(id) ? 'true' : undefined,
    'data-highlighted': lit.nodes.has(id) ? 'true' : undefined,
    'aria-current': lit.nodes.has(id) ? 'true' : undefined,
    'aria-selected': String(selected.nodes.has(id)),
  });
}

export function sayEdge(item: HTMLElement | undefined, scene: Scene, id: number): void {
  const edge = scene.graph.edges[id];
  if (item === undefined || edge === undefined) return;
  const { numbers, marks, lit, hits, selected, traced } = scene;
  const mark = marks[id];
  say(item, edgeSentence(scene, edge), {
    'data-partial': formatNumber(numbers.partials[id] ?? Number.NaN),
    'data-state': mark?.state ?? 'plain',
    'data-selected': String(mark?.state === 'selected'),
    'data-candidate': mark?.candidates.join(' '),
    'data-badge': mark?.badge,
    'data-traced': traced.edges.has(id) ? 'true' : undefined,
    'data-hit': hits.edges.has(id) ? 'true' : undefined,
    'data-highlighted': lit.edges.has(id) ? 'true' : undefined,
    'aria-selected': String(selected.edges.has(id)),
  });
}

function made(name: string, level: number, data: Readonly<Record<string, string | number | undefined>>): HTMLElement {
  const item = element('li', `outline-item outline-level-${level}`, element('span', 'outline-text'));
  item.id = `outline-${name}`;
  attributes(item, { role: 'treeitem', 'aria-level': level, 'data-name': name, ...data });
  return item;
}

/** Touches the document only where something differs: this runs for every item at every step. */
function say(item: HTMLElement, sentence: string, data: Readonly<Record<string, string | undefined>>): void {
  const text = item.firstElementChild;
  if (text !== null && text.textContent !== sentence) text.textContent = sentence;
  for (const [name, value] of Object.entries(data))
    if ((item.getAttribute(name) ?? undefined) !== value) attributes(item, { [name]: value });
}
