/** Brings a scene into drawing, outline and minimap: of another large graph a part in each frame, so that no frame gets long. */
import type { Turns } from '../turns.ts';
import { type GraphCanvas, isLarge } from './drawing/canvas.ts';
import type { Scene } from './drawing/scene.ts';
import type { Viewport } from './drawing/viewport.ts';
import type { Extent } from './model.ts';
import type { Outline } from './outline/outline.ts';

export interface ShowingTargets {
  readonly canvas: GraphCanvas;
  readonly outline: Outline;
  readonly turns: Turns;
  /** The one that is current when a part's turn comes. */
  scene(): Scene | undefined;
}

/** `remembered`: where another graph is to be looked at. */
export function showScene(targets: ShowingTargets, scene: Scene, extent: Extent, remembered: Viewport | undefined): void {
  const { canvas, outline, turns } = targets;
  if (extent !== 'graph') {
    canvas.update(scene);
    if (extent === 'part') outline.show(scene);
    else outline.update(scene);
    return;
  }
  canvas.show(scene, remembered);
  const later = (show: (scene: Scene) => void) => () => {
    const current = targets.scene();
    if (current !== undefined) show(current);
  };
  const parts = [() => canvas.populate(), later((current) => outline.show(current)), later((current) => canvas.minimap.show(current))];
  if (isLarge(scene.graph)) turns.next(parts);
  else for (const part of parts) part();
}
