/** The pictures in the legend, 36 × 16; `legend.css` gives them the drawing's widths, dashes and colours. */
import { attributes } from '../../dom.ts';
import { heatRamp } from '../../theme/ramp.ts';
import { readTheme } from '../../theme/theme.ts';

export function arrow(): SVGElement[] {
  return [line(0, 8, 29), shape('path', { d: 'M 28 4 L 36 8 L 28 12 Z', class: 'head' })];
}

export function box(x: number, y: number, width: number, height: number, rx: number): SVGElement {
  return shape('rect', { x, y, width, height, rx, class: 'box' });
}

/** The steps of the ramp of amounts, from little to much. */
export function ramp(): SVGElement[] {
  const steps = heatRamp(readTheme().kind);
  const width = 36 / steps.length;
  return steps.map(({ fill }, step) => shape('rect', { x: step * width, y: 2, width, height: 12, fill, class: 'step' }));
}

export function line(x1: number, y: number, x2: number): SVGElement {
  return shape('line', { x1, y1: y, x2, y2: y, class: 'line' });
}

export function words(text: string): SVGElement {
  const made = shape('text', { x: 18, y: 12, class: 'words' });
  made.textContent = text;
  return made;
}

function shape(tag: string, values: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  attributes(made, values);
  // `createElementNS` with a tag that is not a literal is typed as a plain element.
  return made as SVGElement;
}
