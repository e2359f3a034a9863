/** What the legend explains: only what is on screen and switched on, in the words and numbers that can be read there. Pure. */
import type { LegendEntry, SwatchMark } from '../../../engine/index.ts';
import { formatBytes } from '../../format.ts';
import type { Overlay } from '../../protocol.ts';
import type { Theme } from '../../theme/theme.ts';
import type { Detail } from '../drawing/detail.ts';
import { largestTape } from '../drawing/looks.ts';
import { EDGE_PENS, GONE_PEN, NODE_PENS, type Pen, strokeOf } from '../drawing/pens.ts';
import { isShown, type Scene } from '../drawing/scene.ts';
import { arrow, frame, line, ramp, words } from './swatches.ts';

export interface LegendContent {
  readonly scene: Pick<Scene, 'graph' | 'numbers' | 'overlays' | 'changes' | 'traced' | 'hits' | 'isolation'>;
  /** Something was selected at the iteration that is shown. */
  readonly stepped: boolean;
  /** `dots`: the schematic of a large graph, on which nothing is written. */
  readonly detail: Detail | 'dots';
}

export function legendEntries(content: LegendContent, theme: Theme): readonly LegendEntry[] {
  return ENTRIES.filter(({ when }) => when(content)).map(({ name, text, draw }) => ({
    name,
    text: typeof text === 'string' ? text : text(content),
    swatch: draw(theme, content),
  }));
}

interface Entry {
  readonly name: string;
  readonly text: string | ((content: LegendContent) => string);
  when(content: LegendContent): boolean;
  draw(theme: Theme, content: LegendContent): readonly SwatchMark[];
}

const has =
  (kind: string) =>
  ({ scene, detail }: LegendContent) =>
    detail !== 'dots' && scene.graph.nodes.some((node) => node.kind === kind && isShown(scene, { node: node.id }));
const on =
  (overlay: Overlay) =>
  ({ scene }: LegendContent) =>
    scene.overlays.has(overlay);
const stepped = (overlay: Overlay) => (content: LegendContent) => content.stepped && on(overlay)(content);
/** While something is compared. */
const compared = (content: LegendContent) => content.detail !== 'dots' && content.scene.changes !== undefined && on('changes')(content);
const isDrawnAsDots = ({ detail }: LegendContent) => detail === 'dots';
/** Can numbers be read? */
const isWritten = ({ detail }: LegendContent) => detail !== 'dots' && detail.number > 0;

const arrowOf = (pen: Pen) => (theme: Theme) => arrow(strokeOf(pen, theme));
const frameOf =
  (pen: Pen, radius = 3) =>
  (theme: Theme) => [frame(pen.width / 2, radius, strokeOf(pen, theme))];
const THIN: Pen = { ink: 'muted', width: 1.2 };

const ENTRIES: readonly Entry[] = [
  { name: 'parameter', text: 'parameter', when: has('parameter'), draw: frameOf(NODE_PENS.parameter, 8) },
  { name: 'operation', text: operationText, when: has('operation'), draw: frameOf(THIN) },
  { name: 'tuple', text: 'tuple node and its branches', when: has('tuple'), draw: drawTuple },
  { name: 'group', text: 'folded group: ⊞ opens it', when: has('group'), draw: drawPile },
  { name: 'constant', text: 'constant', when: has('constant'), draw: () => words('1.5') },
  {
    name: 'output',
    text: 'output',
    when: has('output'),
    draw: (theme) => [frame(1, 0, strokeOf(THIN, theme)), frame(4, 0, strokeOf(THIN, theme))],
  },
  { name: 'dot', text: 'node: come nearer to read it', when: isDrawnAsDots, draw: (theme) => [dot(theme.foreground)] },
  { name: 'tuple-dot', text: 'tuple node', when: isDrawnAsDots, draw: (theme) => [dot(theme.tuple)] },
  { name: 'plain', text: edgeText, when: () => true, draw: arrowOf(EDGE_PENS.plain) },
  { name: 'selected', text: keptText('selected path', 'kept, |g|'), when: stepped('selected'), draw: arrowOf(EDGE_PENS.selected) },
  { name: 'candidate', text: keptText('candidate', 'c1, |g|'), when: stepped('candidates'), draw: arrowOf(EDGE_PENS.candidate) },
  { name: 'dropped', text: 'dropped', when: stepped('selected'), draw: arrowOf(EDGE_PENS.dropped) },
  {
    name: 'choices',
    text: 'x1 37 %: kept at so many iterations',
    when: (content) => isWritten(content) && on('choices')(content),
    draw: () => words('37 %'),
  },
  { name: 'flow', text: flowText, when: on('flow'), draw: drawFlow },
  { name: 'tape', text: tapeText, when: (content) => !isDrawnAsDots(content) && on('tape')(content), draw: ramp },
  {
    name: 'kink',
    text: 'kink',
    when: (content) => !isDrawnAsDots(content) && on('kinks')(content) && content.scene.numbers.kinks.length > 0,
    draw: frameOf(NODE_PENS.kink),
  },
  {
    name: 'carrying',
    text: 'where NaN or ∞ begins, and the way it takes',
    when: (content) => on('nonFinite')(content) && content.scene.numbers.nonFinite.length > 0,
    draw: arrowOf(EDGE_PENS.carrying),
  },
  { name: 'traced', text: 'path chosen in the list', when: ({ scene }) => scene.traced.edges.size > 0, draw: arrowOf(EDGE_PENS.traced) },
  { name: 'hit', text: 'found', when: ({ scene: { hits } }) => hits.nodes.size + hits.edges.size > 0, draw: drawFound },
  { name: 'added', text: 'new', when: compared, draw: frameOf(NODE_PENS.added) },
  { name: 'changed', text: 'changed (was …)', when: compared, draw: frameOf(NODE_PENS.changed) },
  { name: 'removed', text: 'gone', when: compared, draw: frameOf(GONE_PEN) },
];

function drawTuple(theme: Theme): readonly SwatchMark[] {
  const branch = strokeOf(EDGE_PENS.plain, theme);
  const block: SwatchMark = {
    mark: 'box',
    x: 10,
    y: 0,
    width: 9,
    height: 16,
    radius: 0,
    fill: theme.tuple,
    stroke: { colour: 'none', width: 0 },
  };
  return [block, line(19, 36, 4, branch), line(19, 36, 12, branch)];
}

function drawPile(theme: Theme): readonly SwatchMark[] {
  const stroke = strokeOf(THIN, theme);
  const card = (x: number, y: number): SwatchMark => ({
    mark: 'box',
    x,
    y,
    width: 30,
    height: 11,
    radius: 3,
    stroke,
    fill: theme.background,
  });
  return [card(5, 4), card(1, 1)];
}

function drawFound(theme: Theme): readonly SwatchMark[] {
  return [frame(3, 3, { colour: theme.warning, width: 6 }), frame(4, 2, strokeOf(THIN, theme), theme.background)];
}

function drawFlow(theme: Theme, content: LegendContent): readonly SwatchMark[] {
  const colour = isDrawnAsDots(content) ? theme.accent : theme.muted;
  return [line(0, 36, 3, { colour, width: 1.4 }), line(0, 36, 11, { colour, width: 6 })];
}

function dot(fill: string): SwatchMark {
  return { mark: 'box', x: 14, y: 4, width: 8, height: 8, radius: 0, fill, stroke: { colour: 'none', width: 0 } };
}

function keptText(what: string, written: string): Entry['text'] {
  return (content) => (isWritten(content) ? `${what} (${written})` : what);
}

function flowText(content: LegendContent): string {
  const percent = isWritten(content) && !on('partials')(content);
  return percent ? 'width and %: share of the gradient' : 'width: share of the gradient';
}

function edgeText(content: LegendContent): string {
  if (!isWritten(content) || !on('partials')(content)) return 'edge';
  return content.scene.numbers.tensors ? 'edge with the norm of what goes back through it' : 'edge with its partial';
}

/** A line each, as far as there are lines: shape and bytes of a tensor are on the first, its norms on the second. */
function operationText({ scene: { overlays, numbers }, detail }: LegendContent): string {
  const lines = detail === 'dots' ? 0 : detail.lines;
  const [value, adjoint] = numbers.tensors ? ['‖value‖', '∂ ‖adjoint‖'] : ['value', '∂ adjoint'];
  const asked = [...(overlays.has('values') ? [value] : []), ...(overlays.has('adjoints') ? [adjoint] : [])];
  const written = numbers.tensors ? ['shape, bytes', ...(asked.length > 0 ? [asked.join(', ')] : [])] : asked;
  const shown = written.slice(0, lines);
  return shown.length === 0 ? 'operation' : `operation: ${shown.join(', ')}`;
}

function tapeText({ scene: { numbers } }: LegendContent): string {
  return `bytes on the tape, up to ${formatBytes(largestTape(numbers))}`;
}
