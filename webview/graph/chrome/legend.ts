import { attributes, element } from '../../dom.ts';

export interface Legend {
  readonly element: HTMLDetailsElement;
}

/** What the shapes and lines mean; always there, and folded away on demand. */
export function createLegend(open: boolean, onToggle: (open: boolean) => void): Legend {
  const entries = ENTRIES.map(({ name, text, draw }) => {
    const svg = document.createElementNS(SVG, 'svg');
    attributes(svg, { class: `swatch swatch-${name}`, viewBox: '0 0 36 16', width: 36, height: 16, 'aria-hidden': 'true' });
    svg.append(...draw());
    return element('li', 'legend-entry', svg, text);
  });
  const details = element('details', 'legend', element('summary', '', 'Legend'), element('ul', 'legend-list', ...entries));
  details.open = open;
  details.addEventListener('toggle', () => onToggle(details.open));
  return { element: details };
}

interface Entry {
  readonly name: string;
  readonly text: string;
  draw(): SVGElement[];
}

const SVG = 'http://www.w3.org/2000/svg';

const ENTRIES: readonly Entry[] = [
  { name: 'parameter', text: 'parameter', draw: () => [box(1, 1, 34, 14, 7)] },
  { name: 'operation', text: 'operation: value, ∂ adjoint', draw: () => [box(1, 1, 34, 14, 3)] },
  { name: 'tuple', text: 'tuple node and its branches', draw: () => [box(10, 0, 9, 16, 0), line(19, 4, 36), line(19, 12, 36)] },
  { name: 'constant', text: 'constant', draw: () => [words('1.5')] },
  { name: 'output', text: 'output', draw: () => [box(1, 1, 34, 14, 0), box(4, 4, 28, 8, 0)] },
  { name: 'plain', text: 'edge with its partial', draw: arrow },
  { name: 'selected', text: 'selected path (kept, |g|)', draw: arrow },
  { name: 'candidate', text: 'candidate (c1, |g|)', draw: arrow },
  { name: 'dropped', text: 'dropped', draw: arrow },
];

function arrow(): SVGElement[] {
  return [line(0, 8, 29), shape('path', { d: 'M 28 4 L 36 8 L 28 12 Z', class: 'head' })];
}

function box(x: number, y: number, width: number, height: number, rx: number): SVGElement {
  return shape('rect', { x, y, width, height, rx, class: 'box' });
}

function line(x1: number, y: number, x2: number): SVGElement {
  return shape('line', { x1, y1: y, x2, y2: y, class: 'line' });
}

function words(text: string): SVGElement {
  const made = shape('text', { x: 18, y: 12, class: 'words' });
  made.textContent = text;
  return made;
}

function shape(tag: string, values: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(SVG, tag);
  attributes(made, values);
  // `createElementNS` with a tag that is not a literal is typed as a plain element.
  return made as SVGElement;
}
