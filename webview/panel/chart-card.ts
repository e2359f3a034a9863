/** One chart with its title, legend and notes; knows what to draw and what to say, not how. */
import { attributes, element } from '../dom.ts';
import { formatCount } from '../format.ts';
import type { Theme } from '../theme/theme.ts';
import { createChart } from './chart.ts';
import type { ChartSpec } from './chart-spec.ts';
import { createLegend } from './legend.ts';
import { prepare } from './prepare.ts';
import type { FlawKind } from './scale.ts';
import type { ChartColumns } from './series.ts';
import { FLAWS } from './words.ts';

export interface ChartCard {
  readonly element: HTMLElement;
  /** All columns have one value an iteration; the last one is where the person stands. */
  show(iterations: readonly number[], chart: ChartColumns, theme: Theme): void;
  /** Crosshair and legend at this iteration; `undefined`: at the last one. */
  hover(iteration: number | undefined): void;
}

/** `onHover` gets the iteration that the mouse or the arrow keys are at. */
export function createChartCard(name: string, onHover: (iteration: number | undefined) => void): ChartCard {
  const plot = createChart(onHover);
  const legend = createLegend();
  const title = element('h2', 'card-title');
  const where = element('span', 'card-where');
  const note = element('p', 'card-note');
  const card = element('section', 'card chart-card', element('div', 'card-head', title, where), legend.element, plot.element, note);
  attributes(card, { 'data-chart': name });
  attributes(plot.element, { role: 'img', tabindex: 0 });
  let shown: { readonly iterations: readonly number[]; readonly chart: ChartColumns; readonly theme: Theme } | undefined;
  let hovered: number | undefined;

  const read = (): void => {
    if (shown === undefined) return;
    const { iterations, chart, theme } = shown;
    const index = hovered === undefined ? iterations.length - 1 : iterations.indexOf(hovered);
    legend.show(chart.spec, index < 0 ? undefined : chart.columns.map((column) => column[index] ?? null), theme);
  };
  plot.element.addEventListener('keydown', (event) => {
    const next = shown === undefined ? undefined : moved(event.key, hovered, shown.iterations);
    if (next === undefined) return;
    event.preventDefault();
    onHover(next === 'away' ? undefined : next);
  });
  plot.element.addEventListener('blur', () => onHover(undefined));
  return {
    element: card,
    show(iterations, chart, theme) {
      shown = { iterations, chart, theme };
      const { spec } = chart;
      const data = prepare(iterations, chart);
      const units = [spec.unit, data.scale === 'log' ? 'log' : undefined].filter((unit) => unit !== undefined);
      title.replaceChildren(spec.title, ...(units.length > 0 ? [element('span', 'card-unit', ` ${units.join(', ')}`)] : []));
      note.textContent = notes(spec, data.kinds).join(' ');
      attributes(plot.element, { 'aria-label': summary(iterations, chart, data.points.bucket) });
      plot.show(data, theme);
      read();
    },
    hover(iteration) {
      hovered = iteration;
      where.textContent = iteration === undefined ? '' : `at ${formatCount(iteration)}`;
      plot.hover(iteration);
      read();
    },
  };
}

function notes(spec: ChartSpec, kinds: ReadonlySet<FlawKind>): readonly string[] {
  const seen = (['nan', 'above', 'below', 'zero'] as const).filter((kind) => kinds.has(kind));
  return [
    ...(seen.length > 0 ? [`${seen.map((kind) => `${FLAWS[kind].glyph} ${FLAWS[kind].meaning}`).join(', ')}.`] : []),
    ...(spec.note === undefined ? [] : [spec.note]),
  ];
}

function summary(iterations: readonly number[], { spec, columns }: ChartColumns, bucket: number): string {
  const last = iterations.at(-1);
  if (last === undefined) return `${spec.title}: no iteration yet.`;
  const parts = spec.lines.map((line, index) => {
    const value = columns[index]?.at(-1);
    return value === null || value === undefined ? undefined : `${line.meaning} ${spec.format(value)}`;
  });
  const drawn = bucket > 1 ? ` Drawn are the least and the largest of every ${formatCount(bucket)}.` : '';
  const values = parts.filter((part) => part !== undefined).join(', ');
  return `${spec.title} over ${formatCount(iterations.length)} iterations. At iteration ${formatCount(last)}: ${values}.${drawn}`;
}

function moved(key: string, hovered: number | undefined, iterations: readonly number[]): number | 'away' | undefined {
  const first = iterations[0];
  const last = iterations.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const at = hovered ?? last;
  if (key === 'ArrowLeft') return Math.max(first, at - 1);
  if (key === 'ArrowRight') return Math.min(last, at + 1);
  if (key === 'Home') return first;
  if (key === 'End') return last;
  return key === 'Escape' ? 'away' : undefined;
}
