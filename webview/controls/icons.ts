/** Our own 16 × 16 icons. They are drawn in the text's colour and hidden from screen readers: the button has the name. */

export type IconName = 'step' | 'stepBack' | 'play' | 'pause' | 'reset' | 'fit';

export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('width', '16');
  svg.setAttribute('height', '16');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('focusable', 'false');
  for (const shape of SHAPES[name]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', shape.d);
    path.setAttribute('fill', shape.filled ? 'currentColor' : 'none');
    path.setAttribute('stroke', 'currentColor');
    path.setAttribute('stroke-width', shape.filled ? '1' : '1.5');
    path.setAttribute('stroke-linejoin', 'round');
    path.setAttribute('stroke-linecap', 'round');
    svg.append(path);
  }
  return svg;
}

interface Shape {
  readonly d: string;
  readonly filled: boolean;
}

const SVG = 'http://www.w3.org/2000/svg';

const SHAPES: Readonly<Record<IconName, readonly Shape[]>> = {
  step: [
    { d: 'M3 3 L10 8 L3 13 Z', filled: true },
    { d: 'M13 3 V13', filled: false },
  ],
  stepBack: [
    { d: 'M13 3 L6 8 L13 13 Z', filled: true },
    { d: 'M3 3 V13', filled: false },
  ],
  play: [{ d: 'M4.5 2.5 L13 8 L4.5 13.5 Z', filled: true }],
  pause: [
    { d: 'M4 3 H6 V13 H4 Z', filled: true },
    { d: 'M10 3 H12 V13 H10 Z', filled: true },
  ],
  reset: [
    { d: 'M4.1 4.6 A5.25 5.25 0 1 1 2.8 8.7', filled: false },
    { d: 'M4 1.5 V4.8 H7.3', filled: false },
  ],
  fit: [
    { d: 'M2.5 6 V2.5 H6', filled: false },
    { d: 'M10 2.5 H13.5 V6', filled: false },
    { d: 'M13.5 10 V13.5 H10', filled: false },
    { d: 'M6 13.5 H2.5 V10', filled: false },
  ],
};
