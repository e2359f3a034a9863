/** The pictures in the legend, 36 × 16: as data, which exported pictures draw too, and as elements of the page. */
import type { SvgStroke, SwatchMark } from '../../../engine/index.ts';
import { attributes } from '../../dom.ts';
import { heatRamp } from '../../theme/ramp.ts';
import type { Theme } from '../../theme/theme.ts';

export function arrow(stroke: SvgStroke): readonly SwatchMark[] {
  return [{ mark: 'line', from: 0, to: 36, y: 8, stroke, head: true }];
}

export function line(from: number, to: number, y: number, stroke: SvgStroke): SwatchMark {
  return { mark: 'line', from, to, y, stroke, head: false };
}

/** `inset`: from the swatch's borders, so that the line around it fits in. */
export function frame(inset: number, radius: number, stroke: SvgStroke, fill = 'none'): SwatchMark {
  return { mark: 'box', x: inset, y: inset, width: 36 - 2 * inset, height: 16 - 2 * inset, radius, stroke, fill };
}

export function words(text: string): readonly SwatchMark[] {
  return [{ mark: 'words', text }];
}

/** The steps of the ramp of amounts, from little to much. */
export function ramp({ kind, border }: Theme): readonly SwatchMark[] {
  const steps = heatRamp(kind);
  const width = 36 / steps.length;
  const stroke = { colour: border, width: 0.5 };
  return steps.map(({ fill }, step) => ({ mark: 'box', x: step * width, y: 2, width, height: 12, radius: 0, stroke, fill }));
}

/** `ink`: of words. */
export function drawSwatch(marks: readonly SwatchMark[], ink: string): SVGElement {
  const svg = svgElement('svg', { class: 'swatch', viewBox: '0 0 36 16', width: 36, height: 16, 'aria-hidden': 'true' });
  svg.append(...marks.flatMap((mark) => drawMark(mark, ink)));
  return svg;
}

function drawMark(mark: SwatchMark, ink: string): readonly SVGElement[] {
  switch (mark.mark) {
    case 'box': {
      const { x, y, width, height, radius, stroke, fill = 'none' } = mark;
      return [svgElement('rect', { x, y, width, height, rx: radius, fill, ...(stroke && inkOf(stroke)) })];
    }
    case 'line': {
      const { from, to, y, stroke, head } = mark;
      const end = head ? to - 7 : to;
      const stem = svgElement('line', { x1: from, y1: y, x2: end, y2: y, ...inkOf(stroke) });
      return head ? [stem, svgElement('path', { d: `M ${end} ${y - 4} L ${to} ${y} L ${end} ${y + 4} Z`, fill: stroke.colour })] : [stem];
    }
    case 'words': {
      const made = svgElement('text', { x: 18, y: 12, class: 'words', fill: ink });
      made.textContent = mark.text;
      return [made];
    }
  }
}

function inkOf({ colour, width, dash }: SvgStroke): Readonly<Record<string, string | number>> {
  return { stroke: colour, 'stroke-width': width, ...(dash && { 'stroke-dasharray': dash.join(' ') }) };
}

function svgElement(tag: string, values: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  attributes(made, values);
  // `createElementNS` with a tag that is not a literal is typed as a plain element.
  return made as SVGElement;
}
