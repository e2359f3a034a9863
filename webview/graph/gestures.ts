/** What clicks, keys and the pointer do to items, on the drawing as in the outline. */
import type { Point } from '../../engine/index.ts';
import { type MenuEntry, openMenu } from '../controls/index.ts';
import { type Actions, type ActionTargets, menuEntries } from './actions.ts';
import type { Tooltip } from './drawing/tooltip.ts';
import { type Item, nameOf } from './item.ts';
import { edgeDetails, nodeDetails } from './words/sentences.ts';

export interface GestureTargets extends ActionTargets {
  readonly act: Actions;
  readonly tooltip: Tooltip;
  readonly surface: Element;
}

export class Gestures {
  readonly #targets: GestureTargets;

  constructor(targets: GestureTargets) {
    this.#targets = targets;
  }

  /** Selects it, and shows its source; `adding` only selects, beside what is selected already. */
  pick(item: Item, adding: boolean): void {
    const { model, outline } = this.#targets;
    model.select(item, adding);
    outline.point(item);
    this.#tellSelection();
    if (!adding) this.#reveal(item);
  }

  /** A click beside everything. */
  leave(): void {
    this.#targets.model.select(undefined, false);
    this.#tellSelection();
  }

  /** The keyboard is on it. */
  activate(item: Item | undefined): void {
    this.#targets.model.activate(item);
    if (item !== undefined) this.#targets.canvas.reveal([item]);
  }

  /** Brings it on screen and marks it as where one is. */
  show(item: Item): void {
    this.#targets.outline.point(item);
    this.activate(item);
  }

  find(items: readonly Item[], current: Item | undefined): void {
    this.#targets.model.find(items);
    if (current !== undefined) this.show(current);
  }

  /** Opens what is folded there. */
  unfold(node: number): void {
    const { graph } = this.#targets.model.scene ?? {};
    const group = graph?.nodes[node]?.folded?.group;
    const key = group === undefined ? undefined : graph?.groups[group]?.key;
    if (key !== undefined) this.#targets.post({ type: 'fold', group: key, open: true });
  }

  openMenu(item: Item | undefined, { x, y }: Point): void {
    const box = this.#targets.surface.getBoundingClientRect();
    const entries = (): readonly MenuEntry[] => menuEntries(this.#targets, this.#targets.act, item, (at) => this.#reveal(at));
    openMenu({ label: item === undefined ? 'Graph' : `Item ${nameOf(item)}`, entries, at: { x: box.left + x, y: box.top + y } });
  }

  hover(item: Item | undefined, at: Point): void {
    const { model, tooltip } = this.#targets;
    const { scene } = model;
    if (item === undefined || scene === undefined) return tooltip.hide();
    const node = 'node' in item ? scene.graph.nodes[item.node] : undefined;
    const edge = 'edge' in item ? scene.graph.edges[item.edge] : undefined;
    if (node !== undefined) tooltip.show(nodeDetails(scene, node), at);
    if (edge !== undefined) tooltip.show(edgeDetails(scene, edge), at);
  }

  /** An edge's source is the operation that it leads to: there its value is read. */
  #reveal(item: Item): void {
    const { graph } = this.#targets.model.scene ?? {};
    const node = 'node' in item ? item.node : graph?.edges[item.edge]?.target;
    const span = node === undefined ? undefined : graph?.nodes[node]?.span;
    if (span !== undefined) this.#targets.post({ type: 'reveal', span });
  }

  #tellSelection(): void {
    const { selected } = this.#targets.model.scene ?? {};
    this.#targets.post({ type: 'select', selection: { nodes: [...(selected?.nodes ?? [])], edges: [...(selected?.edges ?? [])] } });
  }
}
