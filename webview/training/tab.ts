/** The tab in which networks are trained: a form, the list of trainings, and pages about the one that is shown. */
import { button, createTabs } from '../controls/index.ts';
import { attributes, element } from '../dom.ts';
import { PageState } from '../page-state.ts';
import { TRAINING_PAGES, type TrainingPageName, type TrainingSummary, type TrainingToHost } from '../protocol.ts';
import type { PageOutlet } from '../start-page.ts';
import { createComparePage } from './compare/page.ts';
import { createDataPage } from './data/page.ts';
import { createTrainingForm } from './form/form.ts';
import { createLayersPage } from './layers/page.ts';
import { createTrainingList } from './list.ts';
import { NOTHING_YET, type TrainingModel, type TrainingTabView } from './model.ts';
import type { TrainingEvents, TrainingPage } from './page.ts';
import { createPredictionsPage } from './predictions/page.ts';
import { createProgressPage } from './progress/page.ts';

export interface TrainingTab {
  readonly element: HTMLElement;
  show(model: TrainingModel): void;
  /** Trainings were started. */
  started(ids: readonly string[]): void;
  /** Tells the host what is on screen. */
  watch(): void;
}

const LABELS: Readonly<Record<TrainingPageName, string>> = {
  progress: 'Progress',
  layers: 'Layers',
  predictions: 'Predictions',
  compare: 'Compare',
  data: 'Data',
};

export function createTrainingTab(
  { post, viewChanged }: PageOutlet<TrainingToHost, TrainingTabView>,
  initial: TrainingTabView,
): TrainingTab {
  const state = new PageState<TrainingModel, TrainingTabView>({ model: NOTHING_YET, view: initial, viewChanged, render: () => render() });
  const keep = (change: Partial<TrainingTabView>): void => state.keep(change);
  const events: TrainingEvents = {
    post,
    keep,
    get view() {
      return state.view;
    },
  };
  const pages: Readonly<Record<TrainingPageName, TrainingPage>> = {
    progress: createProgressPage(events),
    layers: createLayersPage(),
    predictions: createPredictionsPage(),
    compare: createComparePage(),
    data: createDataPage(events),
  };
  const tabs = createTabs(
    'Pages',
    TRAINING_PAGES.map((id) => ({ id, label: LABELS[id], page: pages[id].element })),
    state.view.page,
    (id) => {
      keep({ page: TRAINING_PAGES.find((each) => each === id) ?? 'progress' });
      watch();
      render();
    },
  );
  const form = createTrainingForm(
    {
      changed: (draft) => {
        keep({ draft });
        post({ type: 'check', draft });
      },
      start: (drafts) => post({ type: 'start', drafts }),
    },
    state.view.draft,
  );
  const fresh = button({
    label: 'New training…',
    title: 'Choose a network, data and a method',
    onClick: () => {
      keep({ formOpen: !state.view.formOpen });
      render();
    },
  });
  const compareWith = (compared: readonly string[]): void => {
    keep({ compared });
    post({ type: 'compare', ids: compared });
    render();
  };
  const pick = (id: string): void => {
    keep({ id });
    watch();
    render();
  };
  const list = createTrainingList({
    pick,
    act: (id, action) => post({ type: 'act', id, action }),
    compare: (id, on) => compareWith(on ? [...state.view.compared, id] : state.view.compared.filter((each) => each !== id)),
  });
  const nothing = element(
    'p',
    'page-message',
    'No network has been trained yet. Choose a method above and train: the drawn digits need no download.',
  );
  const side = element('div', 'training-side', element('div', 'page-tools', fresh.element), form.element, nothing, list.element);
  const main = element('div', 'training-main', tabs.element, ...TRAINING_PAGES.map((id) => pages[id].element));
  const page = element('main', 'panel training-tab', element('h1', 'visually-hidden', 'Network training'), side, main);
  page.id = 'training';

  const shownTraining = (): TrainingSummary | undefined =>
    state.model.trainings?.find(({ id }) => id === state.view.id) ?? state.model.trainings?.[0];
  const watch = (): void => post({ type: 'show', id: shownTraining()?.id ?? state.view.id, page: state.view.page });
  let watched: string | undefined;
  let asked: string | undefined;
  const render = (): void => {
    const { trainings } = state.model;
    const training = shownTraining();
    const none = trainings !== undefined && trainings.length === 0;
    // Who asks for a network wants to train it.
    if (state.model.chosen !== asked) {
      asked = state.model.chosen;
      keep({ formOpen: true });
    }
    const formOpen = state.view.formOpen || none;
    attributes(page, {
      'data-state': trainings === undefined ? 'empty' : none ? 'none' : 'some',
      'data-iteration': training?.iteration,
      'data-status': training?.status,
      'data-loss': training?.loss,
      'data-test-accuracy': training?.evaluation?.test.accuracy,
    });
    form.element.hidden = !formOpen;
    fresh.element.hidden = none;
    fresh.set({ pressed: formOpen });
    nothing.hidden = !none;
    form.update(state.model);
    list.update(trainings ?? [], training?.id, state.view.compared);
    pages[state.view.page].show(state.model, training, state.theme);
    if (training?.id !== watched) {
      watched = training?.id;
      watch();
    }
  };
  return {
    element: page,
    show: (next) => state.show(next),
    started(ids) {
      const [first] = ids;
      if (first === undefined) return;
      keep({ formOpen: false });
      if (ids.length > 1) compareWith(ids);
      pick(first);
    },
    watch() {
      watch();
      if (state.view.compared.length > 0) post({ type: 'compare', ids: state.view.compared });
      if (state.view.draft) post({ type: 'check', draft: state.view.draft });
    },
  };
}
