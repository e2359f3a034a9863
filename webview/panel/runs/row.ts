/** One run in the list: what it is, how far it is, and what can be done with it. */

import { ESTIMATORS, estimatorChoice } from '../../controls/choices.ts';
import type { ButtonHandle, IconName } from '../../controls/index.ts';
import { button, checkbox, dropdown, numberField, progress, textField } from '../../controls/index.ts';
import { attributes, element } from '../../dom.ts';
import type { RunSummary, RunWish } from '../../protocol.ts';
import { methodOf, outcomeOf, progressOf, restOf, STATUSES, statusOf } from './describe.ts';

export interface RunRow {
  readonly element: HTMLElement;
  update(run: RunSummary, chosen: boolean): void;
}

export interface RunRowEvents {
  wish(wish: RunWish): void;
  choose(id: string, chosen: boolean): void;
}

export function createRunRow(first: RunSummary, events: RunRowEvents): RunRow {
  let run = first;
  const { id } = first;
  const pick = checkbox({
    label: '',
    checked: false,
    help: 'Select for comparing, exporting and deleting',
    onChange: (checked) => events.choose(id, checked),
  });
  const name = element('span', 'run-name');
  const status = element('span', 'run-status');
  const method = element('span', 'run-method');
  const outcome = element('span', 'run-outcome');
  const message = element('span', 'run-message');
  const bar = progress('Progress');
  const cancel = action('cancel', 'Cancel', 'Ends the run; what was computed stays', () => events.wish({ kind: 'cancel', id }));
  const resume = action('play', 'Resume', 'Goes on where it ended', () => events.wish({ kind: 'resume', id }));
  const again = createRepeat((choice) => events.wish({ kind: 'repeat', id, choice }));
  const renaming = textField({
    label: 'Name',
    value: first.name,
    help: 'Enter keeps the new name, Escape the old one',
    onChange: (text) => {
      edit(false);
      if (text !== '') events.wish({ kind: 'rename', id, name: text });
    },
    onCancel: () => edit(false),
  });
  renaming.element.hidden = true;
  let editing = false;
  const edit = (on: boolean): void => {
    editing = on;
    renaming.element.hidden = !on;
    name.hidden = on;
    renaming.set(run.name);
    if (on) requestAnimationFrame(() => renaming.focus());
    else rename.element.focus();
  };
  const open = action('open', 'Open', 'Replay it at any iteration, in an editor of its own', () => events.wish({ kind: 'open', id }));
  const rename = action('rename', 'Rename', 'Give it another name', () => edit(!editing));
  const repeat = action('repeat', 'Repeat', 'Again with another seed or estimator', () => {
    again.element.hidden = !again.element.hidden;
    repeat.set({ pressed: !again.element.hidden });
    again.begin(run);
  });
  const save = action('export', 'Export', 'Save its records as JSON lines or CSV', () => events.wish({ kind: 'export', ids: [id] }));
  const remove = action('delete', 'Delete', 'Delete it', () => events.wish({ kind: 'delete', ids: [id] }));
  const buttons = element('div', 'run-actions', ...[cancel, resume, open, repeat, rename, save, remove].map((each) => each.element));
  const text = element(
    'div',
    'run-text',
    element('div', 'run-line', name, renaming.element, status),
    method,
    outcome,
    message,
    bar.element,
  );
  const row = element('li', 'run', pick.element, text, buttons, again.element);
  row.dataset['run'] = id;

  return {
    element: row,
    update(next, chosen) {
      run = next;
      const active = run.status === 'running' || run.status === 'waiting';
      row.dataset['status'] = run.status;
      attributes(row, { 'aria-label': `${run.name}, ${STATUSES[run.status].word}` });
      attributes(pick.element, { 'aria-label': `Select ${run.name}` });
      pick.set(chosen);
      name.textContent = run.name;
      status.textContent = statusOf(run);
      method.textContent = `${run.function.name} · ${methodOf(run.settings)} · ${restOf(run.settings)} · ${run.unbiased ? 'unbiased' : 'biased'}`;
      outcome.textContent = outcomeOf(run);
      outcome.hidden = run.iterations === 0;
      message.textContent = run.message ?? '';
      message.hidden = run.message === undefined;
      bar.element.hidden = run.progress === undefined;
      if (run.progress !== undefined)
        bar.set(
          run.progress.total === undefined ? undefined : run.iterations / run.progress.total,
          progressOf(run.iterations, run.progress),
        );
      cancel.element.hidden = !active;
      resume.element.hidden = run.status !== 'cancelled' && run.status !== 'failed';
    },
  };
}

function action(icon: IconName, label: string, title: string, onClick: () => void): ButtonHandle {
  return button({ icon, label, title: `${label}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`, onClick });
}

function createRepeat(start: (choice: { estimator: { name: string }; seed: number }) => void): {
  readonly element: HTMLElement;
  begin(run: RunSummary): void;
} {
  let seed = 1;
  const estimator = dropdown({ label: 'Estimator', options: ESTIMATORS, value: 'full', onChange: () => undefined });
  const seeds = numberField({
    label: 'Seed',
    value: seed,
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    step: 1,
    help: 'The same seed gives the same run, bit for bit.',
    onChange: (value) => {
      seed = value;
    },
  });
  const go = button({
    label: 'Start again',
    title: 'The same function, start and end, with these',
    onClick: () => start({ estimator: { name: estimator.value }, seed }),
  });
  const part = element('div', 'run-repeat', estimator.element, seeds.element, go.element);
  part.hidden = true;
  return {
    element: part,
    begin({ settings }) {
      seed = settings.seed + 1;
      seeds.set(seed);
      estimator.set(estimatorChoice(settings.estimator.name)?.value ?? settings.estimator.name);
    },
  };
}
