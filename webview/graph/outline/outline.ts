/**
 * The graph as a tree for the keyboard and for screen readers: every node, and under it the edges that leave it. Hidden
 * until it has the focus. Right and left walk along the edges; what it says is what the drawing shows.
 */
import type { GraphNumbers, GraphView } from '../../../engine/index.ts';
import { attributes, element } from '../../dom.ts';
import { formatNumber } from '../../format.ts';
import type { Item } from '../drawing/canvas.ts';
import type { EdgeMark } from '../marks.ts';
import { edgeSentence, nodeSentence } from '../words/sentences.ts';
import { move } from './moves.ts';

export interface OutlineEvents {
  /** Enter or a click. */
  onOpen(item: Item): void;
  onActivate(item: Item | undefined): void;
}

export class Outline {
  readonly element: HTMLElement;
  readonly #tree = element('ul', 'outline-tree');
  readonly #events: OutlineEvents;
  #graph: GraphView | undefined;
  #items = new Map<string, HTMLElement>();
  #active: string | undefined;

  constructor(events: OutlineEvents) {
    this.#events = events;
    attributes(this.#tree, { role: 'tree', tabindex: 0, 'aria-label': 'Graph: nodes and edges' });
    const help = element(
      'p',
      'outline-help',
      'Up and down: next and previous. Right and left: along the edges. Enter: show in the source.',
    );
    this.element = element('section', 'outline', help, this.#tree);
    this.#tree.addEventListener('focus', () => this.#activate(this.#active ?? 'n0'));
    this.#tree.addEventListener('blur', () => events.onActivate(undefined));
    this.#tree.addEventListener('keydown', (event) => this.#onKey(event));
    this.#tree.addEventListener('click', (event) => this.#onClick(event));
  }

  show(graph: GraphView, numbers: GraphNumbers, marks: readonly EdgeMark[]): void {
    this.#graph = graph;
    this.#items = new Map();
    const leaving: HTMLElement[][] = graph.nodes.map(() => []);
    for (const edge of graph.edges)
      leaving[edge.source]?.push(this.#item(`e${edge.id}`, 2, { 'data-edge': edge.id, 'data-branch': edge.branch }));
    const nodes = graph.nodes.map((node) => {
      const data = { 'data-node': node.id, 'data-kind': node.kind, 'data-label': node.label, 'data-key': node.key };
      const item = this.#item(`n${node.id}`, 1, data);
      const edges = leaving[node.id] ?? [];
      if (edges.length > 0) {
        const group = element('ul', '', ...edges);
        attributes(group, { role: 'group' });
        attributes(item, { 'aria-expanded': 'true' });
        item.append(group);
      }
      return item;
    });
    this.#tree.replaceChildren(...nodes);
    this.update(numbers, marks);
    if (this.#active !== undefined && !this.#items.has(this.#active)) this.#active = undefined;
    if (document.activeElement === this.#tree) this.#activate(this.#active ?? 'n0');
  }

  update(numbers: GraphNumbers, marks: readonly EdgeMark[]): void {
    const graph = this.#graph;
    if (graph === undefined) return;
    for (const node of graph.nodes) {
      const data = {
        'data-value': formatNumber(numbers.values[node.id] ?? Number.NaN),
        'data-adjoint': formatNumber(numbers.adjoints[node.id] ?? Number.NaN),
      };
      this.#say(`n${node.id}`, nodeSentence(node, numbers), data);
    }
    for (const edge of graph.edges) {
      const mark = marks[edge.id];
      this.#say(`e${edge.id}`, edgeSentence(graph, edge, numbers, mark), {
        'data-partial': formatNumber(numbers.partials[edge.id] ?? Number.NaN),
        'data-state': mark?.state ?? 'plain',
        'data-selected': String(mark?.state === 'selected'),
        'data-candidate': mark?.candidates.join(' '),
        'data-badge': mark?.badge,
      });
    }
  }

  clear(): void {
    this.#graph = undefined;
    this.#items = new Map();
    this.#tree.replaceChildren();
  }

  highlight(nodes: readonly number[]): void {
    const chosen = new Set(nodes.map((node) => `n${node}`));
    for (const [name, item] of this.#items) {
      const lit = chosen.has(name) ? 'true' : undefined;
      attributes(item, { 'data-highlighted': lit, 'aria-current': lit });
    }
  }

  #item(name: string, level: number, data: Readonly<Record<string, string | number | undefined>>): HTMLElement {
    const item = element('li', 'outline-item', element('span', 'outline-text'));
    item.id = `outline-${name}`;
    attributes(item, { role: 'treeitem', 'aria-level': level, 'data-name': name, ...data });
    this.#items.set(name, item);
    return item;
  }

  #say(name: string, sentence: string, data: Readonly<Record<string, string | undefined>>): void {
    const item = this.#items.get(name);
    if (item === undefined) return;
    const text = item.firstElementChild;
    if (text !== null && text.textContent !== sentence) text.textContent = sentence;
    attributes(item, { 'aria-label': sentence, ...data });
  }

  #activate(name: string): void {
    const item = this.#items.get(name);
    if (item === undefined) return;
    for (const other of this.#tree.querySelectorAll('.active')) other.classList.remove('active');
    this.#active = name;
    item.classList.add('active');
    this.#tree.setAttribute('aria-activedescendant', item.id);
    item.firstElementChild?.scrollIntoView({ block: 'nearest' });
    this.#events.onActivate(itemNamed(name));
  }

  #onKey(event: KeyboardEvent): void {
    if (this.#graph === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    if ((event.key === 'Enter' || event.key === ' ') && this.#active !== undefined) this.#events.onOpen(itemNamed(this.#active));
    else {
      const next = move(this.#graph, this.#order(), this.#active ?? 'n0', event.key);
      if (next === undefined) return;
      this.#activate(next);
    }
    event.preventDefault();
  }

  #onClick(event: MouseEvent): void {
    const item = event.target instanceof Element ? event.target.closest<HTMLElement>('[role=treeitem]') : null;
    const name = item?.dataset['name'];
    if (name === undefined) return;
    this.#activate(name);
    this.#events.onOpen(itemNamed(name));
  }

  /** The names in the order in which they stand. */
  #order(): readonly string[] {
    return [...this.#tree.querySelectorAll<HTMLElement>('[role=treeitem]')].map((item) => item.dataset['name'] ?? '');
  }
}

function itemNamed(name: string): Item {
  const index = Number(name.slice(1));
  return name.startsWith('n') ? { node: index } : { edge: index };
}
