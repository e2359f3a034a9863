/** What the menus of the toolbar offer, asked when they open. */
import type { MenuEntry } from '../../controls/index.ts';
import type { GraphToHost, Overlay } from '../../protocol.ts';
import type { Actions } from '../actions.ts';
import { type Against, compareEntries } from '../changes/compare.ts';
import type { Scene } from '../drawing/scene.ts';
import { exportEntries } from '../export/menu.ts';
import { foldEntries } from '../folding/folding.ts';
import type { GraphModel } from '../model.ts';
import { overlayEntries } from '../overlays/overlays.ts';
import { focusEntries } from '../reading/focus-menu.ts';
import type { ToolbarMenus } from './toolbar.ts';

export interface MenuTargets {
  overlays(): ReadonlySet<Overlay>;
  against(): Against;
  turnOverlay(overlay: Overlay): void;
  compare(against: Against): void;
  post(message: GraphToHost): void;
  readonly act: Actions;
}

export function toolbarMenus(model: GraphModel, targets: MenuTargets): ToolbarMenus {
  const ofScene = (entries: (scene: Scene) => readonly MenuEntry[]) => (): readonly MenuEntry[] =>
    model.scene === undefined ? [] : entries(model.scene);
  return {
    overlays: () => overlayEntries(targets.overlays(), targets.turnOverlay),
    reading: ofScene((scene) => focusEntries(scene, targets.act)),
    folds: ofScene(({ graph }) => foldEntries(graph, targets.post)),
    compare: () => compareEntries(targets.against(), targets.compare),
    exports: () => exportEntries(targets.post),
  };
}
