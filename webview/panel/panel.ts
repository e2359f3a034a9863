/** The panel: what is common to all pages above, the pages as tabs below. */
import { createEstimatorForm, createTabs } from '../controls/index.ts';
import { attributes, element } from '../dom.ts';
import { PageState } from '../page-state.ts';
import type { PanelToHost, PanelTopic } from '../protocol.ts';
import type { PageOutlet } from '../start-page.ts';
import { createBenchPage } from './bench/page.ts';
import { createChartsPage } from './charts/page.ts';
import { createComparePage } from './compare/page.ts';
import { createExperimentsPage } from './experiments/page.ts';
import { createHeader } from './header.ts';
import { createLandscapePage } from './landscape/page.ts';
import type { PanelModel } from './model.ts';
import { NOTHING_YET } from './model.ts';
import type { Page, PageEvents, PageName, PanelView } from './page.ts';
import { PAGE_OF, TOPICS } from './page.ts';
import { createRunsPage } from './runs/page.ts';
import { HOW_TO_START } from './words.ts';

export interface Panel {
  readonly element: HTMLElement;
  show(model: PanelModel): void;
  /** The pointer is on an iteration elsewhere. */
  hover(iteration: number | undefined): void;
  /** Brings a part on screen and gives it the focus. */
  open(topic: PanelTopic): void;
  /** Says what is on screen, for the host to send it. */
  watch(): void;
}

/** Pages that say something without a session. */
const LASTING: readonly PageName[] = ['runs', 'compare', 'experiments'];

export function createPanel({ post, viewChanged }: PageOutlet<PanelToHost, PanelView>, initial: PanelView): Panel {
  const state = new PageState<PanelModel, PanelView>({ model: NOTHING_YET, view: initial, viewChanged, render: () => render() });
  const keep = (change: Partial<PanelView>): void => state.keep(change);
  let hovered: number | undefined;
  const events: PageEvents = {
    post,
    get view() {
      return state.view;
    },
    keep,
    open: (page) => turnTo(page, true),
    hover: (iteration) => {
      if (iteration === hovered) return;
      hovered = iteration;
      pages[state.view.page].hover?.(iteration);
      post({ type: 'hover', ...(iteration !== undefined && { iteration }) });
    },
  };
  const pages: Readonly<Record<PageName, Page>> = {
    iteration: createBenchPage(events),
    charts: createChartsPage(events),
    runs: createRunsPage(events),
    compare: createComparePage(events),
    landscape: createLandscapePage(events),
    experiments: createExperimentsPage(events),
  };
  const tabs = createTabs(
    'Parts of the panel',
    LABELS.map(([id, label]) => ({ id, label, page: pages[id].element })),
    state.view.page,
    (id) => {
      const found = LABELS.find(([name]) => name === id);
      if (found !== undefined) turnTo(found[0], false);
    },
  );
  const header = createHeader({
    transport: (action) => post({ type: 'transport', action }),
    wish: (wish) => post({ type: 'bench', wish }),
    activate: (session) => post({ type: 'activate', session }),
    toggle: (part) => {
      keep({ [part]: !state.view[part] });
      render();
    },
  });
  const form = createEstimatorForm((choice) => post({ type: 'choose', choice }));
  const settings = element('section', 'panel-settings', form.element);
  const reason = element('p', 'page-message panel-reason');
  const bodies = LABELS.map(([id]) => pages[id].element);
  const panel = element('main', 'panel', header.element, settings, header.more, tabs.element, reason, ...bodies);
  panel.id = 'panel';

  const watch = (): void => post({ type: 'watch', topics: TOPICS[state.view.page] });
  const turnTo = (page: PageName, choose: boolean): void => {
    if (choose) tabs.choose(page);
    keep({ page });
    watch();
    render();
  };

  function render(): void {
    const { model, view, theme } = state;
    const { session } = model;
    header.element.hidden = session === undefined;
    settings.hidden = session === undefined || !view.settings;
    header.more.hidden = session === undefined || !view.more;
    const page = pages[view.page];
    const usable = session !== undefined || LASTING.includes(view.page);
    page.element.hidden = !usable;
    reason.hidden = usable;
    reason.textContent = model.reason || HOW_TO_START;
    expose(panel, model);
    if (session !== undefined) {
      header.update(session, view);
      form.update(session.settings);
    }
    if (usable) page.show(model, theme);
  }

  return {
    element: panel,
    watch,
    show: (next) => state.show(next),
    hover: (iteration) => pages[state.view.page].hover?.(iteration),
    open(topic) {
      turnTo(PAGE_OF[topic], true);
      tabs.focus();
    },
  };
}

const LABELS: readonly (readonly [PageName, string])[] = [
  ['iteration', 'Iteration'],
  ['charts', 'Charts'],
  ['runs', 'Runs'],
  ['compare', 'Compare'],
  ['landscape', 'Landscape'],
  ['experiments', 'Experiments'],
];

/** The current numbers, in full, where tests and other tools can read them. */
function expose(panel: HTMLElement, { session, position }: PanelModel): void {
  const record = position?.record;
  attributes(panel, {
    'data-state': session === undefined ? 'empty' : session.transport.length === 0 ? 'start' : 'run',
    'data-iteration': session?.transport.iteration,
    'data-length': session?.transport.length,
    'data-objective': record?.objective,
    'data-norm': record?.norm,
    'data-exact-norm': record?.exactNorm,
    'data-tape-selected': record?.tape.selected.held,
    'data-tape-full': record?.tape.full.held,
  });
}
