/** Our own 16 × 16 icons. They are drawn in the text's colour and hidden from screen readers: the button has the name. */

export type IconName =
  | 'step'
  | 'stepBack'
  | 'play'
  | 'pause'
  | 'reset'
  | 'fit'
  | 'table'
  | 'settings'
  | 'zoomIn'
  | 'zoomOut'
  | 'cancel'
  | 'rename'
  | 'repeat'
  | 'delete'
  | 'export'
  | 'open';

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
  table: [
    { d: 'M2.5 3 H13.5 V13 H2.5 Z', filled: false },
    { d: 'M2.5 6.5 H13.5 M2.5 9.75 H13.5 M7 6.5 V13', filled: false },
  ],
  settings: [
    { d: 'M2.5 4.5 H8 M12 4.5 H13.5 M2.5 11.5 H4 M8 11.5 H13.5', filled: false },
    { d: 'M8 4.5 A2 2 0 1 0 12 4.5 A2 2 0 1 0 8 4.5', filled: false },
    { d: 'M4 11.5 A2 2 0 1 0 8 11.5 A2 2 0 1 0 4 11.5', filled: false },
  ],
  zoomIn: [{ d: 'M8 3 V13 M3 8 H13', filled: false }],
  zoomOut: [{ d: 'M3 8 H13', filled: false }],
  cancel: [{ d: 'M3.5 3.5 H12.5 V12.5 H3.5 Z', filled: true }],
  rename: [
    { d: 'M3 13 L3.6 10.2 L10.6 3.2 L12.8 5.4 L5.8 12.4 Z', filled: false },
    { d: 'M9 5 L11 7', filled: false },
  ],
  repeat: [
    { d: 'M3 7 V6 A2 2 0 0 1 5 4 H13 M10.5 1.8 L13 4 L10.5 6.2', filled: false },
    { d: 'M13 9 V10 A2 2 0 0 1 11 12 H3 M5.5 9.8 L3 12 L5.5 14.2', filled: false },
  ],
  delete: [
    { d: 'M2.5 4 H13.5 M6 4 V2.5 H10 V4', filled: false },
    { d: 'M4 4 L4.7 13.5 H11.3 L12 4 M6.7 6.5 V11 M9.3 6.5 V11', filled: false },
  ],
  export: [
    { d: 'M8 2.5 V9.5 M5 6.8 L8 9.8 L11 6.8', filled: false },
    { d: 'M2.5 10.5 V13.5 H13.5 V10.5', filled: false },
  ],
  open: [
    { d: 'M7 3 H3 V13 H13 V9', filled: false },
    { d: 'M9.5 2.5 H13.5 V6.5 M13.3 2.7 L7.5 8.5', filled: false },
  ],
};
