/** Several charts of one run with one crosshair, and which part of the run they show. */
import { element } from '../../dom.ts';
import { formatCount } from '../../format.ts';
import type { PanelToHost, Series } from '../../protocol.ts';
import type { Theme } from '../../theme/theme.ts';
import { createChartCard } from './chart-card.ts';
import type { ChartName } from './columns.ts';
import { chartColumns } from './columns.ts';
import type { Arrangement } from './kept-table.ts';
import { keptTable } from './kept-table.ts';
import type { Range } from './scale.ts';

export interface ChartSetEvents {
  hover(iteration: number | undefined): void;
  /** Where the person wants to stand: after this iteration. */
  pick(iteration: number): void;
  /** The part to show, or the whole. */
  look(part: Extract<PanelToHost, { type: 'range' | 'wholeRange' }>): void;
}

export interface ChartSet {
  readonly elements: readonly HTMLElement[];
  /** Says which part is shown, where it is not the whole, and brings that back. */
  readonly range: HTMLElement;
  /** `run`: its iterations, and the names of the differentiated parameters. */
  show(
    series: Series,
    run: { readonly length: number; readonly parameters: readonly string[] },
    at: number | undefined,
    theme: Theme,
  ): void;
  hover(iteration: number | undefined): void;
}

export function createChartSet(names: readonly ChartName[], page: Arrangement, { hover, pick, look }: ChartSetEvents): ChartSet {
  let drawn: readonly unknown[] = [];
  const zoom = (range: Range | undefined): void =>
    look(range === undefined ? { type: 'wholeRange' } : { type: 'range', from: range.min - 1, to: range.max });
  const note = createRangeNote(() => zoom(undefined));
  const cards = names.map((name) => [name, createChartCard({ ...keptTable(page, name), hover, pick, zoom })] as const);
  return {
    elements: cards.map(([, card]) => card.element),
    range: note.element,
    show(series, { length, parameters }, at, theme) {
      note.show(series, length);
      const next = [series, parameters, at, theme];
      if (next.every((part, index) => part === drawn[index])) return;
      drawn = next;
      for (const [name, card] of cards) card.show(chartColumns(name, series, parameters), at, theme);
    },
    hover: (iteration) => {
      for (const [, card] of cards) card.hover(iteration);
    },
  };
}

function createRangeNote(whole: () => void): { readonly element: HTMLElement; show(series: Series, length: number): void } {
  const text = element('span', 'card-note');
  const back = element('button', 'link', 'Show all');
  back.type = 'button';
  back.addEventListener('click', whole);
  const note = element('p', 'range-note', text, ' ', back);
  note.hidden = true;
  return {
    element: note,
    show({ from, to }, length) {
      note.hidden = from === 0 && to >= length;
      text.textContent = `Iterations ${formatCount(from + 1)} to ${formatCount(to)}.`;
    },
  };
}
