/** The memory of one step over time, against the baseline's. */
import { attributes, element, svg } from '../../dom.ts';
import { fitting } from '../../fitting.ts';
import { formatBytes } from '../../format.ts';
import { strokeColour } from '../../panel/charts/chart-spec.ts';
import { swatch } from '../../panel/charts/legend.ts';
import { table } from '../../panel/grid-table.ts';
import type { MemoryStep, TrainingSummary } from '../../protocol.ts';
import type { Theme } from '../../theme/theme.ts';

export interface MemoryCard {
  readonly element: HTMLElement;
  show(timeline: readonly MemoryStep[], memory: TrainingSummary['memory'], theme: Theme): void;
}

/** CSS pixels. */
const WIDEST = 560;
const HEIGHT = 150;
const MARGIN = { left: 60, right: 8, top: 8, bottom: 28 };

const OWN = { label: 'this method', meaning: 'in use with this method', stroke: 'selected', wide: true } as const;
const BASELINE = { label: 'baseline', meaning: 'in use with full reverse mode', stroke: 'exact', dash: [6, 4] } as const;

export function createMemoryCard(): MemoryCard {
  const drawing = element('div', 'memory-drawing');
  const legend = element('ul', 'legend');
  const note = element('p', 'card-note');
  const numbers = element('div', 'memory-numbers');
  const summary = element('summary', '', 'As a table');
  const details = element('details', 'memory-details', summary, numbers);
  let drawn: readonly unknown[] = [];
  let picture = (_width: number): SVGSVGElement => svg('svg', {});
  const fit = fitting(drawing, WIDEST, (width) => picture(width));
  return {
    element: element('section', 'card memory-card', element('h2', 'card-title', 'Memory of one step'), legend, drawing, note, details),
    show(all, memory, theme) {
      const timeline = inUse(all);
      const next = [timeline.length, memory?.peak, memory?.baseline.peak, theme];
      if (next.every((part, index) => part === drawn[index])) return;
      drawn = next;
      legend.replaceChildren(
        ...[OWN, BASELINE].map((line) => element('li', 'legend-entry', swatch(line, theme), element('span', 'legend-label', line.label))),
      );
      picture = (width) => draw(timeline, theme, width);
      fit.redraw();
      note.textContent = memory === undefined ? '' : noteOf(memory);
      numbers.replaceChildren(
        table(
          'Memory of one step, moment by moment',
          [{ header: 'Pass' }, { header: 'Node' }, { header: 'Bytes', numeric: true }, { header: 'Baseline', numeric: true }],
          timeline.map(({ pass, name, bytes, baseline }) => [
            pass,
            name,
            formatBytes(bytes),
            Number.isNaN(baseline) ? '–' : formatBytes(baseline),
          ]),
        ),
      );
    },
  };
}

/** What is smaller than this part of the largest cannot be seen: the loss itself is there to the end. */
const VISIBLE = 1000;

/** Without the end, at which next to nothing is in use; where the baseline has no such moment (a node of dropout) it stays as it was. */
function inUse(timeline: readonly MemoryStep[]): readonly MemoryStep[] {
  const most = Math.max(...timeline.map(({ bytes }) => bytes));
  const last = timeline.findLastIndex(({ bytes, baseline }) => bytes > most / VISIBLE || baseline > most / VISIBLE);
  let before = 0;
  return timeline.slice(0, last + 1).map((step) => {
    if (!Number.isNaN(step.baseline)) before = step.baseline;
    return { ...step, baseline: before };
  });
}

function noteOf({ peak, saved, baseline }: NonNullable<TrainingSummary['memory']>): string {
  return `Peak ${formatBytes(peak)}, baseline ${formatBytes(baseline.peak)}; kept for the backward pass ${formatBytes(saved)}, baseline ${formatBytes(baseline.saved)}. Parameters and optimizer state are apart.`;
}

function draw(timeline: readonly MemoryStep[], theme: Theme, whole: number): SVGSVGElement {
  const box = { left: MARGIN.left, right: whole - MARGIN.right, top: MARGIN.top, bottom: HEIGHT - MARGIN.bottom };
  const most = Math.max(1, ...timeline.flatMap(({ bytes, baseline }) => [bytes, baseline]));
  const width = (box.right - box.left) / Math.max(1, timeline.length);
  const y = (bytes: number): number => box.bottom - (bytes / most) * (box.bottom - box.top);
  const picture = svg('svg', { class: 'memory', width: whole, height: HEIGHT, role: 'img' });
  attributes(picture, { 'aria-label': labelOf(timeline) });
  for (const share of [0, 0.5, 1]) {
    picture.append(
      svg('line', { class: 'memory-grid', x1: box.left, x2: box.right, y1: y(share * most), y2: y(share * most) }),
      text(formatBytes(share * most), { x: box.left - 6, y: y(share * most) + 4, 'text-anchor': 'end' }),
    );
  }
  const turn = box.left + width * timeline.filter(({ pass }) => pass === 'forward').length;
  picture.append(
    svg('line', { class: 'memory-grid', x1: turn, x2: turn, y1: box.top, y2: box.bottom }),
    text('forward', { x: (box.left + turn) / 2, y: box.bottom + 16, 'text-anchor': 'middle' }),
    text('backward', { x: (box.right + turn) / 2, y: box.bottom + 16, 'text-anchor': 'middle' }),
  );
  const steps = (read: (step: MemoryStep) => number): string =>
    timeline
      .map((step, index) => {
        const [left, height] = [box.left + index * width, y(read(step))];
        return `${index === 0 ? 'M' : 'L'}${left} ${height} H${left + width}`;
      })
      .join(' ');
  const own = strokeColour(theme, OWN.stroke);
  picture.append(
    svg('path', { d: `${steps(({ bytes }) => bytes)} V${box.bottom} H${box.left} Z`, fill: own, 'fill-opacity': 0.18 }),
    svg('path', {
      d: steps(({ baseline }) => baseline),
      fill: 'none',
      stroke: theme.foreground,
      'stroke-dasharray': BASELINE.dash.join(' '),
    }),
    svg('path', { d: steps(({ bytes }) => bytes), fill: 'none', stroke: own, 'stroke-width': 2 }),
  );
  timeline.forEach((step, index) => {
    const spot = svg('rect', { class: 'memory-spot', x: box.left + index * width, y: box.top, width, height: box.bottom - box.top });
    spot.append(svg('title', {}, `${step.pass} ${step.name}: ${formatBytes(step.bytes)}`));
    picture.append(spot);
  });
  return picture;
}

function labelOf(timeline: readonly MemoryStep[]): string {
  const most = timeline.reduce<MemoryStep | undefined>(
    (best, step) => (best === undefined || step.bytes > best.bytes ? step : best),
    undefined,
  );
  if (most === undefined) return 'Memory of one step: not known yet.';
  return `Memory of one step over its ${timeline.length} moments. The most is ${formatBytes(most.bytes)}, in the ${most.pass} pass of ${most.name}.`;
}

function text(content: string, values: Readonly<Record<string, string | number>>): SVGTextElement {
  return svg('text', { class: 'memory-text', ...values }, content);
}
