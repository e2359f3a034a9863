/** The iteration bench: where the person stands, what was kept there and why, and how the run came there. */
import { element } from '../../dom.ts';
import { createAdvice } from '../advice.ts';
import { createChartSet } from '../charts/chart-set.ts';
import type { Page, PageEvents } from '../page.ts';
import { HOW_TO_STEP } from '../words.ts';
import { createCurrent } from './current.ts';
import { createRaster } from './raster.ts';
import { createSelection } from './selection.ts';

export function createBenchPage(events: PageEvents): Page {
  const pick = (iteration: number): void => events.post({ type: 'bench', wish: { kind: 'jump', iteration } });
  const current = createCurrent();
  const selection = createSelection();
  const raster = createRaster({ hover: events.hover, pick });
  const advice = createAdvice((choice) => events.post({ type: 'choose', choice }));
  const charts = createChartSet(['objective', 'norms'], events, {
    hover: events.hover,
    pick,
    look: events.post,
  });
  const start = element('p', 'page-message', HOW_TO_STEP);
  const cards = element('div', 'cards bench-cards', current.element, selection.element, raster.element, ...charts.elements, advice.element);
  const page = element('div', 'page bench-page', start, charts.range, cards);
  return {
    element: page,
    show({ session, position, series, raster: rows, advice: sentences }, theme) {
      if (session === undefined) return;
      const { parameters } = session;
      const { iteration, length } = session.transport;
      const started = length > 0;
      start.hidden = started;
      cards.hidden = !started;
      if (!started) return;
      const at = iteration > 0 ? iteration : undefined;
      current.show(position, parameters);
      selection.show(position, parameters);
      raster.show(rows, at, theme);
      advice.show(sentences);
      if (series !== undefined) charts.show(series, { length, parameters }, at, theme);
    },
    hover(iteration) {
      charts.hover(iteration);
      raster.hover(iteration);
    },
  };
}
