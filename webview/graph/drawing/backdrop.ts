/** The canvas behind Cytoscape's, on which the whole of a large graph is painted as a schematic. */
import { readTheme, type Theme } from '../../theme/theme.ts';
import type { Scene } from './scene.ts';
import { paintSchematic } from './schematic.ts';
import { type Size, type Viewport, visibleBox } from './viewport.ts';

export class Backdrop {
  readonly element = document.createElement('canvas');
  #theme: Theme = readTheme();

  constructor() {
    this.element.className = 'backdrop';
    this.element.setAttribute('aria-hidden', 'true');
  }

  retheme(theme: Theme): void {
    this.#theme = theme;
  }

  hide(): void {
    this.element.hidden = true;
  }

  paint(scene: Scene, viewport: Viewport, size: Size): void {
    this.element.hidden = false;
    const context = prepare(this.element, size);
    if (context !== null) paintSchematic(context, scene, this.#theme, viewport, visibleBox(viewport, size));
  }
}

/** A canvas of this size in CSS pixels, empty and at the screen's resolution. */
export function prepare(canvas: HTMLCanvasElement, { width, height }: Size): CanvasRenderingContext2D | null {
  const ratio = window.devicePixelRatio;
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  // Setting the size, even to what it is, makes a new bitmap.
  if (canvas.width !== w) canvas.width = w;
  if (canvas.height !== h) canvas.height = h;
  const context = canvas.getContext('2d');
  context?.setTransform(1, 0, 0, 1, 0, 0);
  context?.clearRect(0, 0, w, h);
  context?.scale(ratio, ratio);
  return context;
}
