import type { Point } from '../../../engine/index.ts';
import { attributes, element } from '../../dom.ts';

export interface Tooltip {
  readonly element: HTMLElement;
  /** Shows lines beside a place on the canvas. */
  show(lines: readonly string[], at: Point): void;
  hide(): void;
}

const DISTANCE = 14;

/** All digits of what is under the pointer. For the eye only: the outline says the same. */
export function createTooltip(canvas: HTMLElement): Tooltip {
  const tip = element('div', 'tooltip');
  attributes(tip, { 'aria-hidden': 'true', hidden: true });
  return {
    element: tip,
    show(lines, at) {
      tip.replaceChildren(...lines.map((line) => element('div', '', line)));
      tip.hidden = false;
      const { clientWidth, clientHeight } = canvas;
      const left = Math.min(at.x + DISTANCE, clientWidth - tip.offsetWidth - 4);
      const below = at.y + DISTANCE;
      const top = below + tip.offsetHeight > clientHeight ? at.y - DISTANCE - tip.offsetHeight : below;
      tip.style.left = `${Math.max(4, left)}px`;
      tip.style.top = `${Math.max(4, top)}px`;
    },
    hide() {
      tip.hidden = true;
    },
  };
}
