/** A stored run: the same cards and charts as in the panel, at any of its iterations. */
import { badge, button, slider } from '../controls/index.ts';
import { attributes, element } from '../dom.ts';
import { formatCount } from '../format.ts';
import { PageState } from '../page-state.ts';
import { createCurrent } from '../panel/bench/current.ts';
import { createRaster } from '../panel/bench/raster.ts';
import { createSelection } from '../panel/bench/selection.ts';
import { createChartSet } from '../panel/charts/chart-set.ts';
import { CHARTS } from '../panel/charts/columns.ts';
import { methodOf, outcomeOf, restOf, statusOf } from '../panel/runs/describe.ts';
import { bias } from '../panel/words.ts';
import type { HostToRunFile, Position, Raster, RunFileToHost, RunSummary, Series } from '../protocol.ts';
import type { PageOutlet } from '../start-page.ts';
import { createRunSteps } from './steps.ts';

/** What is absent was not sent yet. */
export interface RunFileModel {
  readonly run?: RunSummary;
  readonly text?: string;
  readonly series?: Series;
  readonly raster?: Raster;
  readonly position?: Position;
  /** Why the file cannot be read as a run. */
  readonly unreadable?: string;
}

/** Kept over reloads. */
export interface RunFileView {
  readonly iteration: number;
  /** Charts that are shown as tables, by name. */
  readonly tables: readonly string[];
}

export const FIRST_RUN_FILE_VIEW: RunFileView = { iteration: 0, tables: [] };

export function reduceRunFile(model: RunFileModel, message: HostToRunFile): RunFileModel {
  switch (message.type) {
    case 'run': {
      const { run, series, raster, text } = message;
      return { run, series, raster, text, ...(model.position && { position: model.position }) };
    }
    case 'position':
      return { ...model, position: message.position };
    case 'series':
      return { ...model, series: message.series };
    case 'raster':
      return { ...model, raster: message.raster };
    case 'unreadable':
      return { unreadable: message.reason };
  }
}

export interface RunFileEditor {
  readonly element: HTMLElement;
  show(model: RunFileModel): void;
}

export function createRunFileEditor({ post, viewChanged }: PageOutlet<RunFileToHost, RunFileView>, initial: RunFileView): RunFileEditor {
  const state = new PageState<RunFileModel, RunFileView>({ model: {}, view: initial, viewChanged, render: () => render() });
  let asked = false;
  const jump = (iteration: number): void => {
    const last = state.model.run?.iterations ?? 0;
    const wanted = Math.min(last, Math.max(0, iteration));
    state.keep({ iteration: wanted });
    post({ type: 'jump', iteration: wanted });
  };
  const name = element('h1', 'panel-name');
  const kind = badge('');
  const method = element('span', 'run-method');
  const outcome = element('span', 'run-outcome');
  const steps = createRunSteps(jump, () => state.view.iteration);
  const line = slider({
    label: 'Iteration',
    help: 'Go to any iteration of this run',
    describe: (value, max) => `${formatCount(value)} of ${formatCount(max)}`,
    onInput: jump,
  });
  const where = element('span', 'scrubber-known');
  const explore = button({
    label: 'Explore from here',
    title: 'Opens the function’s graph and goes on from this iteration with the run’s settings',
    onClick: () => post({ type: 'explore', iteration: state.view.iteration }),
  });
  const saves = (['jsonl', 'csv'] as const).map((format) =>
    button({
      label: `Export ${format.toUpperCase()}`,
      title: `Save as ${format.toUpperCase()}`,
      onClick: () => post({ type: 'export', format }),
    }),
  );
  const source = element('pre', 'run-source');
  attributes(source, { tabindex: 0, 'aria-label': 'The function as it was' });
  const text = element('details', '', element('summary', '', 'The function as it was'), source);
  const hover = (iteration: number | undefined): void => {
    charts.hover(iteration);
    raster.hover(iteration);
  };
  const charts = createChartSet(CHARTS, state, { hover, pick: jump, look: post });
  const current = createCurrent();
  const selection = createSelection();
  const raster = createRaster({ hover, pick: jump });
  const head = element(
    'header',
    'run-head',
    element('div', 'panel-title', name, kind.element, method),
    element('div', 'panel-transport', steps, element('div', 'scrubber', where, line.element)),
    element('div', 'page-tools', explore.element, ...saves.map((each) => each.element)),
  );
  const cards = element('div', 'cards bench-cards', current.element, selection.element, raster.element, ...charts.elements);
  const message = element('p', 'page-message', 'Reading the run …');
  const body = element('div', 'page', head, outcome, charts.range, cards, text);
  const page = element('main', 'panel run-page', message, body);
  page.id = 'run';

  const render = (): void => {
    const { run, series, raster: rows, position, unreadable } = state.model;
    attributes(page, {
      'data-state': unreadable !== undefined ? 'unreadable' : run === undefined ? 'empty' : 'run',
      'data-iteration': position?.iteration,
    });
    message.hidden = run !== undefined;
    body.hidden = run === undefined;
    if (unreadable !== undefined) message.textContent = unreadable;
    if (run === undefined) return;
    const at = position !== undefined && position.iteration > 0 ? position.iteration : undefined;
    const { text: isBiased, title } = bias(run.unbiased);
    name.textContent = run.name;
    kind.set(isBiased, title);
    method.textContent = `${run.function.name} · ${methodOf(run.settings)} · ${restOf(run.settings)}`;
    outcome.textContent = `${statusOf(run)} · ${outcomeOf(run)}${run.message === undefined ? '' : ` · ${run.message}`}`;
    where.textContent = `Iteration ${formatCount(position?.iteration ?? state.view.iteration)} of ${formatCount(run.iterations)}`;
    line.set(position?.iteration ?? state.view.iteration, run.iterations);
    source.textContent = state.model.text ?? '';
    current.show(position, run.parameters);
    selection.show(position, run.parameters);
    raster.show(rows, at, state.theme);
    if (series !== undefined) charts.show(series, { length: run.iterations, parameters: run.parameters }, at, state.theme);
  };
  return {
    element: page,
    show(next) {
      state.show(next);
      // The page comes back where it was left; a run that is opened for the first time, at its end.
      if (asked || next.run === undefined) return;
      asked = true;
      jump(state.view.iteration > 0 ? state.view.iteration : next.run.iterations);
    },
  };
}
