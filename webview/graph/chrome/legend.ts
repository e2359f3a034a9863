import type { GraphNumbers, GraphView } from '../../../engine/index.ts';
import { attributes, element } from '../../dom.ts';
import { formatBytes } from '../../format.ts';
import type { Overlay } from '../../protocol.ts';
import { onThemeChange } from '../../theme/theme.ts';
import { scaleOf } from '../drawing/looks.ts';
import { arrow, box, line, ramp, words } from './swatches.ts';

export interface Legend {
  readonly element: HTMLDetailsElement;
  /** Only what is on screen and switched on is explained. */
  update(shown: LegendContent): void;
  toggle(): void;
}

export interface LegendContent {
  readonly graph: GraphView;
  readonly numbers: GraphNumbers;
  readonly overlays: ReadonlySet<Overlay>;
  /** Something was selected at the iteration that is shown. */
  readonly stepped: boolean;
  readonly comparing: boolean;
}

/** What the shapes and lines mean; always there, and folded away on demand. */
export function createLegend(open: boolean, onToggle: (open: boolean) => void): Legend {
  const list = element('ul', 'legend-list');
  const details = element('details', 'legend', element('summary', '', 'Legend'), list);
  details.open = open;
  details.addEventListener('toggle', () => onToggle(details.open));
  let last: LegendContent | undefined;
  let shown = '';
  const update = (content: LegendContent): void => {
    last = content;
    const entries = ENTRIES.filter((entry) => entry.when(content));
    const texts = entries.map(({ text }) => (typeof text === 'string' ? text : text(content)));
    if (texts.join() === shown) return;
    shown = texts.join();
    list.replaceChildren(...entries.map(({ name, draw }, index) => drawn(name, draw(), texts[index] ?? '')));
  };
  onThemeChange(() => {
    shown = '';
    if (last !== undefined) update(last);
  });
  return {
    element: details,
    update,
    toggle: () => {
      details.open = !details.open;
    },
  };
}

interface Entry {
  readonly name: string;
  readonly text: string | ((content: LegendContent) => string);
  when(content: LegendContent): boolean;
  draw(): SVGElement[];
}

const has =
  (kind: string) =>
  ({ graph }: LegendContent) =>
    graph.nodes.some((node) => node.kind === kind);
const on =
  (overlay: Overlay) =>
  ({ overlays }: LegendContent) =>
    overlays.has(overlay);

const ENTRIES: readonly Entry[] = [
  { name: 'parameter', text: 'parameter', when: has('parameter'), draw: () => [box(1, 1, 34, 14, 7)] },
  { name: 'operation', text: operationText, when: has('operation'), draw: () => [box(1, 1, 34, 14, 3)] },
  {
    name: 'tuple',
    text: 'tuple node and its branches',
    when: has('tuple'),
    draw: () => [box(10, 0, 9, 16, 0), line(19, 4, 36), line(19, 12, 36)],
  },
  { name: 'group', text: 'folded group: ⊞ opens it', when: has('group'), draw: () => [box(5, 4, 30, 11, 3), box(1, 1, 30, 11, 3)] },
  { name: 'constant', text: 'constant', when: has('constant'), draw: () => [words('1.5')] },
  { name: 'output', text: 'output', when: has('output'), draw: () => [box(1, 1, 34, 14, 0), box(4, 4, 28, 8, 0)] },
  { name: 'plain', text: edgeText, when: () => true, draw: arrow },
  { name: 'selected', text: 'selected path (kept, |g|)', when: (shown) => shown.stepped && on('selected')(shown), draw: arrow },
  { name: 'candidate', text: 'candidate (c1, |g|)', when: (shown) => shown.stepped && on('candidates')(shown), draw: arrow },
  { name: 'dropped', text: 'dropped', when: (shown) => shown.stepped && on('selected')(shown), draw: arrow },
  { name: 'choices', text: 'x1 37 %: kept at so many iterations', when: on('choices'), draw: () => [words('37 %')] },
  { name: 'flow', text: 'width: share of the gradient', when: on('flow'), draw: () => [line(0, 4, 36), line(0, 11, 36)] },
  {
    name: 'tape',
    text: tapeText,
    when: on('tape'),
    draw: ramp,
  },
  { name: 'kink', text: 'kink', when: (shown) => on('kinks')(shown) && shown.numbers.kinks.length > 0, draw: () => [box(1, 1, 34, 14, 3)] },
  {
    name: 'carrying',
    text: 'where NaN or ∞ begins, and the way it takes',
    when: (shown) => on('nonFinite')(shown) && shown.numbers.nonFinite.length > 0,
    draw: arrow,
  },
  { name: 'added', text: 'new', when: (shown) => shown.comparing && on('changes')(shown), draw: () => [box(2, 2, 32, 12, 3)] },
  {
    name: 'changed',
    text: 'changed (was …)',
    when: (shown) => shown.comparing && on('changes')(shown),
    draw: () => [box(2, 2, 32, 12, 3)],
  },
  { name: 'removed', text: 'gone', when: (shown) => shown.comparing && on('changes')(shown), draw: () => [box(2, 2, 32, 12, 3)] },
];

function edgeText({ overlays, numbers }: LegendContent): string {
  if (!overlays.has('partials')) return 'edge';
  return numbers.tensors ? 'edge with the norm of what goes back through it' : 'edge with its partial';
}

function operationText({ overlays, numbers: { tensors } }: LegendContent): string {
  const [value, adjoint] = tensors ? ['‖value‖', '∂ ‖adjoint‖'] : ['value', '∂ adjoint'];
  const numbers = [
    ...(tensors ? ['shape, bytes'] : []),
    ...(overlays.has('values') ? [value] : []),
    ...(overlays.has('adjoints') ? [adjoint] : []),
  ];
  return numbers.length === 0 ? 'operation' : `operation: ${numbers.join(', ')}`;
}

function tapeText({ numbers }: LegendContent): string {
  return `bytes on the tape, up to ${formatBytes(scaleOf({ numbers }).largestTape)}`;
}

function drawn(name: string, shapes: readonly SVGElement[], text: string): HTMLElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  attributes(svg, { class: `swatch swatch-${name}`, viewBox: '0 0 36 16', width: 36, height: 16, 'aria-hidden': 'true' });
  svg.append(...shapes);
  return element('li', 'legend-entry', svg, text);
}
