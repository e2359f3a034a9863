/** All charts of the run. */
import { element } from '../../dom.ts';
import type { Page, PageEvents, PanelView } from '../page.ts';
import { HOW_TO_STEP } from '../words.ts';
import { createChartSet, createRangeNote } from './chart-set.ts';
import { CHARTS } from './columns.ts';

export function createChartsPage(events: PageEvents, view: PanelView): Page {
  const charts = createChartSet(CHARTS, view.tables, {
    hover: events.hover,
    pick: (iteration) => events.post({ type: 'bench', wish: { kind: 'jump', iteration } }),
    zoom: (range) => events.post(range === undefined ? { type: 'wholeRange' } : { type: 'range', from: range.min - 1, to: range.max }),
    tablesChanged: (tables) => events.keep({ tables }),
  });
  const range = createRangeNote(() => events.post({ type: 'wholeRange' }));
  const start = element('p', 'page-message', HOW_TO_STEP);
  const cards = element('div', 'cards chart-cards', ...charts.elements);
  const hint = element(
    'p',
    'card-note charts-hint',
    'Drag over a chart to see a part of it, double-click for the whole, click to go to an iteration.',
  );
  return {
    element: element('div', 'page charts-page', start, range.element, cards, hint),
    show({ session, series }, theme) {
      if (session === undefined) return;
      const { transport, parameters } = session;
      const started = transport.length > 0 && series !== undefined;
      start.hidden = started;
      cards.hidden = !started;
      hint.hidden = !started;
      if (!started) return;
      charts.show(series, parameters, transport.iteration > 0 ? transport.iteration : undefined, theme);
      range.show(series, transport.length);
    },
    hover: charts.hover,
  };
}
