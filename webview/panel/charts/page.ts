/** All charts of the run. */
import { element } from '../../dom.ts';
import type { Page, PageEvents } from '../page.ts';
import { HOW_TO_STEP } from '../words.ts';
import { createChartSet } from './chart-set.ts';
import { CHARTS } from './columns.ts';

export function createChartsPage(events: PageEvents): Page {
  const charts = createChartSet(CHARTS, events, {
    hover: events.hover,
    pick: (iteration) => events.post({ type: 'bench', wish: { kind: 'jump', iteration } }),
    look: events.post,
  });
  const start = element('p', 'page-message', HOW_TO_STEP);
  const cards = element('div', 'cards chart-cards', ...charts.elements);
  const hint = element(
    'p',
    'card-note charts-hint',
    'Drag over a chart to see a part of it, double-click for the whole, click to go to an iteration.',
  );
  return {
    element: element('div', 'page charts-page', start, charts.range, cards, hint),
    show({ session, series }, theme) {
      if (session === undefined) return;
      const { parameters } = session;
      const { iteration, length } = session.transport;
      const started = length > 0 && series !== undefined;
      start.hidden = started;
      cards.hidden = !started;
      hint.hidden = !started;
      if (!started) return;
      charts.show(series, { length, parameters }, iteration > 0 ? iteration : undefined, theme);
    },
    hover: charts.hover,
  };
}
