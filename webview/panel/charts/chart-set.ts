/** Several charts of one run with one crosshair. */
import { element } from '../../dom.ts';
import { formatCount } from '../../format.ts';
import type { Series } from '../../protocol.ts';
import type { Theme } from '../../theme/theme.ts';
import type { ChartCard } from './chart-card.ts';
import { createChartCard } from './chart-card.ts';
import type { ChartName } from './columns.ts';
import { chartColumns } from './columns.ts';
import type { Range } from './scale.ts';

export interface ChartSetEvents {
  hover(iteration: number | undefined): void;
  /** Where the person wants to stand: after this iteration. */
  pick(iteration: number): void;
  /** The part to show; `undefined`: the whole. */
  zoom(range: Range | undefined): void;
  tablesChanged(tables: readonly string[]): void;
}

export interface ChartSet {
  readonly elements: readonly HTMLElement[];
  show(series: Series, parameters: readonly string[], at: number | undefined, theme: Theme): void;
  hover(iteration: number | undefined): void;
}

export function createChartSet(names: readonly ChartName[], tables: readonly string[], events: ChartSetEvents): ChartSet {
  let asTables = tables;
  let drawn: readonly unknown[] = [];
  const cards = names.map((name): readonly [ChartName, ChartCard] => {
    const tableChanged = (table: boolean): void => {
      asTables = table ? [...asTables, name] : asTables.filter((each) => each !== name);
      events.tablesChanged(asTables);
    };
    return [name, createChartCard({ ...events, name, table: tables.includes(name), tableChanged })];
  });
  return {
    elements: cards.map(([, card]) => card.element),
    show(series, parameters, at, theme) {
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

/** Says which part of a run is on the charts, and brings back the whole. */
export function createRangeNote(whole: () => void): { readonly element: HTMLElement; show(series: Series, length: number): void } {
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
