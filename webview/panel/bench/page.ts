/** The iteration bench: where the person stands, what was kept there and why, and how the run came there. */
import { element } from '../../dom.ts';
import { createAdvice } from '../advice.ts';
import { createChartSet, createRangeNote } from '../charts/chart-set.ts';
import type { Page, PageEvents, PanelView } from '../page.ts';
import { HOW_TO_STEP } from '../words.ts';
import { createCurrent } from './current.ts';
import { createRaster } from './raster.ts';
import { createSelection } from './selection.ts';

export function createBenchPage(events: PageEvents, view: PanelView): Page {
  const pick = (iteration: number): void => events.post({ type: 'bench', wish: { kind: 'jump', iteration } });
  const current = createCurrent();
  const selection = createSelection();
  const raster = createRaster({ hover: events.hover, pick });
  const advice = createAdvice((choice) => events.post({ type: 'choose', choice }));
  const charts = createChartSet(['objective', 'norms'], view.tables, {
    hover: events.hover,
    pick,
    zoom: (range) => events.post(range === undefined ? { type: 'wholeRange' } : { type: 'range', from: range.min - 1, to: range.max }),
    tablesChanged: (tables) => events.keep({ tables }),
  });
  const range = createRangeNote(() => events.post({ type: 'wholeRange' }));
  const start = element('p', 'page-message', HOW_TO_STEP);
  const cards = element('div', 'cards bench-cards', current.element, selection.element, raster.element, ...charts.elements, advice.element);
  const page = element('div', 'page bench-page', start, range.element, cards);
  return {
    element: page,
    show({ session, position, series, raster: rows, advice: sentences }, theme) {
      if (session === undefined) return;
      const { transport, parameters } = session;
      const started = transport.length > 0;
      start.hidden = started;
      cards.hidden = !started;
      if (!started) return;
      const at = transport.iteration > 0 ? transport.iteration : undefined;
      current.show(position, parameters);
      selection.show(position, parameters);
      raster.show(rows, at, theme);
      advice.show(sentences);
      if (series !== undefined) {
        charts.show(series, parameters, at, theme);
        range.show(series, transport.length);
      }
    },
    hover(iteration) {
      charts.hover(iteration);
      raster.hover(iteration);
    },
  };
}
