/** One chart with its title, legend and notes, or its numbers as a table; knows what to draw and what to say, not how. */
import { button } from '../../controls/index.ts';
import { attributes, element } from '../../dom.ts';
import { formatCount } from '../../format.ts';
import type { Theme } from '../../theme/theme.ts';
import { FLAWS } from '../words.ts';
import type { ChartEvents } from './chart.ts';
import { createChart } from './chart.ts';
import type { ChartColumns, ChartSpec } from './chart-spec.ts';
import { chartTable } from './chart-table.ts';
import { createLegend } from './legend.ts';
import type { ChartData } from './prepare.ts';
import { nearest, prepare, valueAt } from './prepare.ts';
import type { FlawKind } from './scale.ts';

export interface ChartCard {
  readonly element: HTMLElement;
  /** `at`: the iteration where the person stands. */
  show(chart: ChartColumns, at: number | undefined, theme: Theme): void;
  /** Crosshair and legend at this iteration; `undefined`: where the person stands. */
  hover(iteration: number | undefined): void;
}

export interface ChartCardOptions extends ChartEvents {
  readonly name: string;
  /** Begins as a table. */
  readonly table: boolean;
  tableChanged(table: boolean): void;
}

export function createChartCard(options: ChartCardOptions): ChartCard {
  let asTable = options.table;
  const plot = createChart(options);
  const legend = createLegend();
  const title = element('h2', 'card-title');
  const where = element('span', 'card-where');
  const note = element('p', 'card-note');
  const numbers = element('div', 'card-numbers');
  const toggle = button({
    label: 'Table',
    icon: 'table',
    title: 'The numbers as a table',
    onClick: () => {
      asTable = !asTable;
      options.tableChanged(asTable);
      arrange();
    },
  });
  const head = element('div', 'card-head', title, element('span', 'card-tools', where, toggle.element));
  const card = element('section', 'card chart-card', head, legend.element, plot.element, numbers, note);
  attributes(card, { 'data-chart': options.name });
  attributes(plot.element, { role: 'img', tabindex: 0 });
  let shown: { readonly chart: ChartColumns; readonly data: ChartData; readonly at: number | undefined; readonly theme: Theme } | undefined;
  let hovered: number | undefined;

  const read = (): void => {
    if (shown === undefined) return;
    const { chart, at, theme } = shown;
    const place = nearest(chart.x, hovered ?? at ?? chart.extent.max);
    legend.show(chart.spec, place < 0 ? undefined : chart.columns.map((column) => valueAt(column, place)), theme);
  };
  const arrange = (): void => {
    toggle.set({ pressed: asTable });
    plot.element.hidden = asTable;
    numbers.hidden = !asTable;
    if (shown === undefined) return;
    const { chart, data, at, theme } = shown;
    if (asTable) numbers.replaceChildren(chartTable(chart, at));
    else {
      numbers.replaceChildren();
      note.textContent = notes(chart.spec, data.kinds).join(' ');
      plot.show(data, theme);
    }
  };
  plot.element.addEventListener('keydown', (event) => {
    if (shown === undefined) return;
    const { chart, at } = shown;
    if (event.key === 'Enter' && hovered !== undefined) options.pick(hovered);
    else {
      const next = moved(event.key, hovered ?? at, chart);
      if (next === undefined) return;
      options.hover(next === 'away' ? undefined : next);
    }
    event.preventDefault();
  });
  plot.element.addEventListener('blur', () => options.hover(undefined));
  return {
    element: card,
    show(chart, at, theme) {
      const { spec } = chart;
      const data = prepare(chart, at);
      shown = { chart, data, at, theme };
      const units = [spec.unit, data.scale === 'log' ? 'log' : undefined].filter((unit) => unit !== undefined);
      title.replaceChildren(spec.title, ...(units.length > 0 ? [element('span', 'card-unit', ` ${units.join(', ')}`)] : []));
      attributes(plot.element, { 'aria-label': summary(chart, at) });
      arrange();
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

function summary({ spec, columns, x, extent, bucket }: ChartColumns, at: number | undefined): string {
  if (x.length === 0) return `${spec.title}: no iteration yet.`;
  const iteration = at ?? extent.max;
  const place = nearest(x, iteration);
  const parts = spec.lines.map((line, index) => {
    const value = valueAt(columns[index] ?? [], place);
    return value === null || value === undefined || line.edge === true ? undefined : `${line.meaning} ${spec.format(value)}`;
  });
  const drawn = bucket > 1 ? ` Drawn are the least and the largest of every ${formatCount(bucket)}.` : '';
  const values = parts.filter((part) => part !== undefined).join(', ');
  return `${spec.title}, iterations ${formatCount(extent.min)} to ${formatCount(extent.max)}. At iteration ${formatCount(iteration)}: ${values}.${drawn}`;
}

function moved(key: string, at: number | undefined, { x, extent, bucket }: ChartColumns): number | 'away' | undefined {
  if (x.length === 0) return undefined;
  const here = at ?? extent.max;
  if (key === 'ArrowLeft') return Math.max(extent.min, here - bucket);
  if (key === 'ArrowRight') return Math.min(extent.max, here + bucket);
  if (key === 'Home') return extent.min;
  if (key === 'End') return extent.max;
  return key === 'Escape' ? 'away' : undefined;
}
