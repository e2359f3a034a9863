/**
 * The graph as a tree for the keyboard and for screen readers: every node, and under it the edges that leave it. Hidden
 * until it has the focus. A flat list with levels, so that an item's words are its own alone. Right and left walk along the edges; what it says is what the drawing shows.
 */
import { attributes, element } from '../../dom.ts';
import type { Scene } from '../drawing/scene.ts';
import { type Item, itemNamed, nameOf } from '../item.ts';
import { edgeItem, nodeItem, sayEdge, sayNode } from './items.ts';
import { MOVE_KEYS, type Move, move } from './moves.ts';
import { type Entry, entriesOf, namesOf, windowAround } from './window.ts';

export interface OutlineEvents {
  /** Enter or a click: `adding` with a modifier key. */
  onOpen(item: Item, adding: boolean): void;
  /** The keyboard is on it; undefined when the focus has left. */
  onActivate(item: Item | undefined): void;
  /** The key for menus, or the right button. */
  onMenu(item: Item): void;
}

export class Outline {
  readonly element: HTMLElement;
  readonly #tree = element('ul', 'outline-tree');
  readonly #events: OutlineEvents;
  #scene: Scene | undefined;
  #entries: readonly Entry[] = [];
  #order: readonly string[] = [];
  #shown = { from: 0, to: 0 };
  #items = new Map<string, HTMLElement>();
  #active: string | undefined;

  constructor(events: OutlineEvents) {
    this.#events = events;
    attributes(this.#tree, { role: 'tree', tabindex: 0, 'aria-label': 'Graph: nodes and edges', 'aria-multiselectable': 'true' });
    const help = element(
      'p',
      'outline-help',
      'Arrows: down the list and along the edges. Enter: source. F10 with Shift: menu. ?: all keys.',
    );
    this.element = element('section', 'outline', help, this.#tree);
    attributes(this.element, { 'aria-label': 'Outline of the graph' });
    this.#tree.addEventListener('focus', () => this.#activate(this.#active ?? this.#order[0]));
    this.#tree.addEventListener('blur', () => events.onActivate(undefined));
    this.#tree.addEventListener('keydown', (event) => this.#onKey(event));
    this.#tree.addEventListener('click', (event) => this.#onClick(event));
  }

  get active(): Item | undefined {
    return this.#active === undefined ? undefined : itemNamed(this.#active);
  }

  /** Another graph, or another part of it. */
  show(scene: Scene): void {
    this.#scene = scene;
    this.#entries = entriesOf(scene.graph, scene.isolation?.part);
    this.#order = namesOf(this.#entries);
    if (this.#active !== undefined && !this.#order.includes(this.#active)) this.#active = undefined;
    this.#render(this.#entryOf(this.#active));
    if (this.#hasFocus()) this.#activate(this.#active ?? this.#order[0]);
  }

  /** Another scene of the same graph. */
  update(scene: Scene): void {
    this.#scene = scene;
    for (const { node, edges } of this.#entries.slice(this.#shown.from, this.#shown.to)) {
      sayNode(this.#items.get(`n${node}`), scene, node);
      for (const edge of edges) sayEdge(this.#items.get(`e${edge}`), scene, edge);
    }
  }

  clear(): void {
    this.#scene = undefined;
    this.#entries = [];
    this.#order = [];
    this.#items.clear();
    this.#tree.replaceChildren();
  }

  /** Makes an item the one that the keyboard is on. */
  point(item: Item): void {
    if (this.#hasFocus()) this.#activate(nameOf(item));
    else this.#active = this.#order.includes(nameOf(item)) ? nameOf(item) : this.#active;
  }

  focus(): void {
    this.#tree.focus();
  }

  /** As a command of the editor does it. */
  go(way: Move): void {
    if (this.#hasFocus()) this.#go(way);
    else this.focus();
  }

  #hasFocus(): boolean {
    return document.activeElement === this.#tree;
  }

  #entryOf(name: string | undefined): number {
    if (name === undefined) return 0;
    const item = itemNamed(name);
    const node = 'node' in item ? item.node : this.#scene?.graph.edges[item.edge]?.source;
    return Math.max(
      0,
      this.#entries.findIndex((entry) => entry.node === node),
    );
  }

  #render(around: number): void {
    const scene = this.#scene;
    if (scene === undefined) return;
    this.#shown = windowAround(this.#entries.length, around);
    this.#items = new Map();
    const shown = this.#entries.slice(this.#shown.from, this.#shown.to);
    const nodes = shown.flatMap(({ node, edges }, index) => {
      const place = { position: this.#shown.from + index + 1, size: this.#entries.length };
      const leaves = edges.map((edge) => this.#keep(`e${edge}`, edgeItem(scene, edge)));
      return [this.#keep(`n${node}`, nodeItem(scene, node, place)), ...leaves];
    });
    this.#tree.replaceChildren(...nodes);
    this.update(scene);
  }

  #keep(name: string, item: HTMLElement): HTMLElement {
    this.#items.set(name, item);
    return item;
  }

  #activate(name: string | undefined): void {
    if (name === undefined) return;
    if (!this.#items.has(name)) this.#render(this.#entryOf(name));
    const item = this.#items.get(name);
    if (item === undefined) return;
    for (const other of this.#tree.querySelectorAll('.active')) other.classList.remove('active');
    this.#active = name;
    item.classList.add('active');
    this.#tree.setAttribute('aria-activedescendant', item.id);
    item.firstElementChild?.scrollIntoView({ block: 'nearest' });
    this.#events.onActivate(itemNamed(name));
  }

  #go(way: Move): void {
    if (this.#scene === undefined) return;
    this.#activate(move(this.#scene.graph, this.#order, this.#active ?? 'n0', way));
  }

  #onKey(event: KeyboardEvent): void {
    if (this.#active === undefined || event.altKey || event.metaKey) return;
    const item = itemNamed(this.#active);
    const way = MOVE_KEYS[event.key];
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) this.#events.onMenu(item);
    else if (event.key === 'Enter' || event.key === ' ') this.#events.onOpen(item, event.ctrlKey || event.key === ' ');
    else if (way !== undefined && !event.ctrlKey) this.#go(way);
    else return;
    event.preventDefault();
  }

  #onClick(event: MouseEvent): void {
    const item = event.target instanceof Element ? event.target.closest<HTMLElement>('[role=treeitem]') : null;
    const name = item?.dataset['name'];
    if (name === undefined) return;
    this.#activate(name);
    this.#events.onOpen(itemNamed(name), event.ctrlKey || event.metaKey || event.shiftKey);
  }
}
