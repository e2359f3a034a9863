/** The panel: title and transport above; charts, or their numbers as a table, below. */
import { estimatorChoice } from '../controls/choices.ts';
import { badge, button, createEstimatorForm, createTransport } from '../controls/index.ts';
import { attributes, element } from '../dom.ts';
import type { RunChoice, TransportAction } from '../protocol.ts';
import { onThemeChange, readTheme } from '../theme/theme.ts';
import { createChartCard } from './chart-card.ts';
import { createCurrent } from './current.ts';
import type { History, PanelModel } from './history.ts';
import { createRaster } from './raster.ts';
import { recordTable } from './record-table.ts';
import { chartColumns } from './series.ts';
import { bias, HOW_TO_START, HOW_TO_STEP } from './words.ts';

/** What the person opened; kept over reloads. */
export interface PanelView {
  readonly table: boolean;
  readonly settings: boolean;
}

export interface PanelEvents {
  transport(action: TransportAction): void;
  choose(choice: RunChoice): void;
  viewChanged(view: PanelView): void;
}

export interface Panel {
  readonly element: HTMLElement;
  show(model: PanelModel): void;
}

export function createPanel(events: PanelEvents, initial: PanelView): Panel {
  let view = initial;
  let theme = readTheme();
  let model: PanelModel | undefined;
  /** What the charts or the table show; messages about the transport alone change none of it. */
  let drawn: { readonly records: unknown; readonly theme: unknown; readonly table: boolean } | undefined;

  const name = element('h1', 'panel-name');
  const method = element('span', 'panel-method');
  const kind = badge('');
  const transport = createTransport((action) => events.transport(action));
  const change = (next: Partial<PanelView>): void => {
    view = { ...view, ...next };
    events.viewChanged(view);
    render();
  };
  const settingsButton = button({
    label: 'Settings',
    title: 'Estimator and optimizer',
    onClick: () => change({ settings: !view.settings }),
  });
  const tableButton = button({ label: 'Table', title: 'The numbers instead of the charts', onClick: () => change({ table: !view.table }) });
  const header = element(
    'header',
    'panel-header',
    element('div', 'panel-title', name, method, kind.element),
    transport.element,
    element('div', 'panel-toggles', settingsButton.element, tableButton.element),
  );
  const form = createEstimatorForm((choice) => events.choose(choice));
  const settings = element('section', 'panel-settings', form.element);
  const message = element('p', 'panel-message');
  const hover = (iteration: number | undefined): void => {
    for (const card of Object.values(cards)) card.hover(iteration);
    raster.hover(iteration);
  };
  const cards = {
    objective: createChartCard('objective', hover),
    norms: createChartCard('norms', hover),
    tape: createChartCard('tape', hover),
  };
  const raster = createRaster();
  const current = createCurrent();
  const charts = element('div', 'panel-charts', cards.objective.element, cards.norms.element, cards.tape.element, raster.element);
  const numbers = element('div', 'panel-numbers');
  const body = element('div', 'panel-body', charts, numbers, current.element);
  const panel = element('main', 'panel', header, settings, message, body);
  panel.id = 'panel';

  function render(): void {
    if (model === undefined) return;
    const history = model.kind === 'run' ? model : undefined;
    const started = history !== undefined && history.records.length > 0;
    header.hidden = history === undefined;
    settings.hidden = history === undefined || !view.settings;
    body.hidden = !started;
    message.hidden = started;
    message.textContent = model.kind === 'run' ? HOW_TO_STEP : model.reason || HOW_TO_START;
    expose(panel, model);
    if (history === undefined) return;
    showHeader(history);
    charts.hidden = view.table;
    numbers.hidden = !view.table;
    if (started) showRecords(history);
  }

  function showHeader(history: History): void {
    name.textContent = history.title;
    method.textContent = estimatorChoice(history.settings.estimator.name)?.label ?? history.settings.estimator.name;
    const { text, title } = bias(history.unbiased);
    kind.set(text, title);
    transport.update(history.transport);
    form.update(history.settings);
    settingsButton.set({ pressed: view.settings });
    tableButton.set({ pressed: view.table });
  }

  function showRecords({ records, parameters }: History): void {
    if (drawn?.records === records && drawn.theme === theme && drawn.table === view.table) return;
    drawn = { records, theme, table: view.table };
    current.show(records, parameters);
    if (view.table) {
      const table = recordTable(records, parameters);
      numbers.replaceChildren(table.element);
      table.reveal();
      return;
    }
    const iterations = records.map((record) => record.iteration);
    const columns = chartColumns(records, parameters);
    cards.objective.show(iterations, columns.objective, theme);
    cards.norms.show(iterations, columns.norms, theme);
    cards.tape.show(iterations, columns.tape, theme);
    raster.show(records, parameters, theme);
  }

  onThemeChange((next) => {
    theme = next;
    render();
  });
  return {
    element: panel,
    show(next) {
      model = next;
      render();
    },
  };
}

/** The current numbers, in full, where tests and other tools can read them. */
function expose(panel: HTMLElement, model: PanelModel): void {
  const record = model.kind === 'run' ? model.records.at(-1) : undefined;
  attributes(panel, {
    'data-state': model.kind === 'empty' ? 'empty' : record === undefined ? 'start' : 'run',
    'data-iteration': model.kind === 'run' ? model.transport.iteration : undefined,
    'data-objective': record?.objective,
    'data-norm': record?.norm,
    'data-exact-norm': record?.exactNorm,
    'data-tape-selected': record?.tape.selected.held,
    'data-tape-full': record?.tape.full.held,
  });
}
