/** Runs overlaid: the paper's Figure 3, and any other comparison. */
import { button, checkbox, dropdown } from '../../controls/index.ts';
import { attributes, element } from '../../dom.ts';
import { formatCount, formatNumber } from '../../format.ts';
import type { RunComparison, RunSummary } from '../../protocol.ts';
import type { Theme } from '../../theme/theme.ts';
import { createChartCard } from '../charts/chart-card.ts';
import { keptTable } from '../charts/kept-table.ts';
import { stacking, table } from '../grid-table.ts';
import type { Page, PageEvents } from '../page.ts';
import { methodOf, statusOf } from '../runs/describe.ts';
import { NO_COMPARISON, NO_COMPARISON_YET } from '../words.ts';
import { compareFromHereButton } from './from-here.ts';
import type { ScaleChoice } from './overlay.ts';
import { overlay, QUANTITIES } from './overlay.ts';

export function createComparePage(events: PageEvents): Page {
  let quantity = QUANTITIES.find(({ value }) => value === events.view.quantity) ?? QUANTITIES[0];
  let scale: ScaleChoice = 'auto';
  let bands = true;
  /** Those of before the window was reloaded, until they are asked for. */
  let remembered = events.view.compared;
  let shown: { readonly comparison: RunComparison; readonly theme: Theme } | undefined;
  const card = createChartCard({
    ...keptTable(events, 'compare'),
    hover: (iteration) => card.hover(iteration),
    pick: () => undefined,
    zoom: () => undefined,
  });
  card.element.classList.add('compare-card');
  const draw = (): void => {
    if (shown !== undefined && quantity !== undefined)
      card.show(overlay(shown.comparison, { quantity, scale, bands }), undefined, shown.theme);
  };
  const what = dropdown({
    label: 'Show',
    options: QUANTITIES,
    value: quantity?.value ?? 'objective',
    onChange: (value) => {
      quantity = QUANTITIES.find((each) => each.value === value) ?? quantity;
      events.keep({ quantity: value });
      draw();
    },
  });
  const axis = dropdown({
    label: 'Scale',
    options: SCALES,
    value: scale,
    onChange: (value) => {
      scale = value === 'log' || value === 'linear' ? value : 'auto';
      draw();
    },
  });
  const asBands = checkbox({
    label: 'Bands over seeds',
    checked: bands,
    help: 'Runs that differ in their seed only as their median and quartiles',
    onChange: (checked) => {
      bands = checked;
      draw();
    },
  });
  const three = compareFromHereButton(events);
  const choose = button({ label: 'Choose runs…', title: 'Select runs in the list', onClick: () => events.open('runs') });
  const nothing = element('p', 'page-message', NO_COMPARISON);
  const summary = element('div', 'compare-summary');
  const tools = element('div', 'page-tools compare-tools', three.element, choose.element, what.element, axis.element, asBands.element);
  return {
    element: element('div', 'page compare-page', tools, nothing, card.element, summary),
    show({ session, runs, comparison }, theme) {
      const some = comparison !== undefined && comparison.runs.length > 0;
      if (comparison !== undefined && comparison !== shown?.comparison) {
        if (some) events.keep({ compared: comparison.runs.map(({ id }) => id) });
        else if (remembered.length > 0) events.post({ type: 'runs', wish: { kind: 'compare', ids: remembered } });
        remembered = [];
      }
      attributes(three.element, { hidden: session === undefined });
      attributes(choose.element, { hidden: (runs ?? []).length === 0 });
      nothing.hidden = some;
      nothing.textContent = session === undefined && (runs ?? []).length === 0 ? NO_COMPARISON_YET : NO_COMPARISON;
      card.element.hidden = !some;
      summary.hidden = !some;
      for (const each of [what, axis, asBands]) each.element.hidden = !some;
      if (!some) return;
      asBands.element.hidden = comparison.bands.length === 0;
      if (shown?.comparison !== comparison || shown.theme !== theme) {
        shown = { comparison, theme };
        draw();
      }
      summary.replaceChildren(outcomes(comparison, runs ?? []));
    },
    hover: card.hover,
  };
}

const SCALES = [
  { value: 'auto', label: 'Automatic', description: 'Logarithmic where that is possible and needed.' },
  { value: 'log', label: 'Logarithmic' },
  { value: 'linear', label: 'Linear' },
];

function outcomes({ runs: compared }: RunComparison, runs: readonly RunSummary[]): HTMLElement {
  return stacking(
    table(
      'The compared runs',
      [
        { header: 'Run' },
        { header: 'f at the end', numeric: true },
        { header: 'least f', numeric: true },
        { header: 'Iterations', numeric: true },
        { header: 'Status' },
      ],
      compared.map(({ id, name }) => {
        const run = runs.find((each) => each.id === id);
        if (run === undefined) return [name];
        return [
          element('span', 'compare-run', name, element('span', 'compare-method', methodOf(run.settings))),
          run.last ? formatNumber(run.last.objective) : '–',
          run.best ? formatNumber(run.best.objective) : '–',
          formatCount(run.iterations),
          statusOf(run),
        ];
      }),
    ),
  );
}
