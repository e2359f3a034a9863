/** The whole graph in a corner, and where the screen is in it. Shown while the screen does not show all; for the mouse. */
import type { Point } from '../../../engine/index.ts';
import { attributes, element } from '../../dom.ts';
import { readTheme, type Theme } from '../../theme/theme.ts';
import { prepare } from './backdrop.ts';
import type { Scene } from './scene.ts';
import { paintSchematic } from './schematic.ts';
import { fitView, type Size, showsAll, type Viewport, visibleBox } from './viewport.ts';

const SIZE: Size = { width: 180, height: 110 };

export class Minimap {
  readonly #picture = document.createElement('canvas');
  readonly #frame = element('div', 'minimap-frame');
  readonly element = element('div', 'minimap', this.#picture, this.#frame);
  #theme: Theme = readTheme();
  #scene: Scene | undefined;
  #on = true;
  #place: { readonly viewport: Viewport; readonly screen: Size } | undefined;

  /** `onMove` is told which point of the graph shall come to the middle of the screen. */
  constructor(onMove: (to: Point) => void) {
    attributes(this.element, { 'aria-hidden': 'true', hidden: true });
    const move = (event: PointerEvent): void => {
      if (this.#scene === undefined || (event.buttons & 1) === 0) return;
      const { left, top } = this.#picture.getBoundingClientRect();
      const { zoom, pan } = fitView(this.#scene.graph, SIZE);
      onMove({ x: (event.clientX - left - pan.x) / zoom, y: (event.clientY - top - pan.y) / zoom });
    };
    this.element.addEventListener('pointerdown', (event) => {
      this.element.setPointerCapture(event.pointerId);
      move(event);
    });
    this.element.addEventListener('pointermove', move);
  }

  retheme(theme: Theme): void {
    this.#theme = theme;
    this.#paint();
  }

  turn(on: boolean): void {
    this.#on = on;
    this.#paint();
  }

  show(scene: Scene | undefined): void {
    this.#scene = scene;
    this.#paint();
  }

  /** The screen moved. */
  move(viewport: Viewport, screen: Size): void {
    const hidden = this.element.hidden;
    this.#place = { viewport, screen };
    this.#frameScreen();
    if (hidden && !this.element.hidden) this.#paint();
  }

  #paint(): void {
    this.#frameScreen();
    if (this.#scene === undefined || this.element.hidden) return;
    const context = prepare(this.#picture, SIZE);
    const viewport = fitView(this.#scene.graph, SIZE);
    if (context !== null) paintSchematic(context, this.#scene, this.#theme, viewport, visibleBox(viewport, SIZE));
  }

  #frameScreen(): void {
    const { graph } = this.#scene ?? {};
    this.element.hidden =
      !this.#on || graph === undefined || this.#place === undefined || showsAll(graph, this.#place.viewport, this.#place.screen);
    if (graph === undefined || this.#place === undefined) return;
    const box = visibleBox(this.#place.viewport, this.#place.screen);
    const { zoom, pan } = fitView(graph, SIZE);
    const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));
    const [left, top] = [clamp(box.left * zoom + pan.x, SIZE.width - 3), clamp(box.top * zoom + pan.y, SIZE.height - 3)];
    const { style } = this.#frame;
    style.left = `${left}px`;
    style.top = `${top}px`;
    style.width = `${Math.max(3, clamp(box.right * zoom + pan.x, SIZE.width) - left)}px`;
    style.height = `${Math.max(3, clamp(box.bottom * zoom + pan.y, SIZE.height) - top)}px`;
  }
}
