/** How a training goes: figures, curves, and where the memory of a step goes. */
import { element } from '../../dom.ts';
import { createChartCard } from '../../panel/charts/chart-card.ts';
import { keptTable } from '../../panel/charts/kept-table.ts';
import type { TrainingEvents, TrainingPage } from '../page.ts';
import { TRAINING_CHARTS, trainingColumns } from './columns.ts';
import { createFigures } from './figures.ts';
import { createMemoryCard } from './memory-card.ts';

export function createProgressPage(events: TrainingEvents): TrainingPage {
  let drawn: readonly unknown[] = [];
  const figures = createFigures();
  const memory = createMemoryCard();
  const charts = TRAINING_CHARTS.map((name) => {
    const card = createChartCard({
      ...keptTable(events, name),
      hover: (iteration) => {
        for (const { card: each } of charts) each.hover(iteration);
      },
      pick: () => undefined,
      zoom: () => undefined,
    });
    return { name, card };
  });
  const cards = element('div', 'cards training-cards', ...charts.map(({ card }) => card.element), memory.element);
  const waiting = element('p', 'page-message');
  return {
    element: element('div', 'page progress-page', figures.element, waiting, cards),
    show({ view: shown }, training, theme) {
      const own = shown !== undefined && shown.id === training?.id ? shown : undefined;
      const begun = own !== undefined && own.series.iterations.length > 0;
      if (training) figures.show(training);
      figures.element.hidden = training === undefined;
      waiting.hidden = begun;
      waiting.textContent =
        training === undefined ? 'The curves of a training appear here.' : (training.message ?? WAITING[training.status] ?? '');
      cards.hidden = !begun;
      if (own === undefined || training === undefined || !begun) return;
      const next = [own, theme];
      if (next.every((part, index) => part === drawn[index])) return;
      drawn = next;
      for (const { name, card } of charts) card.show(trainingColumns(name, own, training.settings.iterations), undefined, theme);
      memory.show(own.timeline, training.memory, theme);
    },
  };
}

const WAITING: Readonly<Record<string, string>> = {
  waiting: 'Waits for a free worker: another training goes on.',
  preparing: 'Reads the data and lays out the memory of a step …',
  paused: 'It was paused before its first iteration.',
  cancelled: 'It was cancelled before its first iteration.',
};
