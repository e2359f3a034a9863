/** All trainings, newest first: one is shown, several can be overlaid. */
import type { ButtonHandle } from '../controls/index.ts';
import { button, checkbox, progress } from '../controls/index.ts';
import { attributes, element } from '../dom.ts';
import { formatCount } from '../format.ts';
import { keyedList } from '../keyed-list.ts';
import type { TrainingAction, TrainingSummary } from '../protocol.ts';
import { formatAccuracy, isGoing, progressWords, STATUSES } from './words.ts';

export interface TrainingList {
  readonly element: HTMLElement;
  update(trainings: readonly TrainingSummary[], shown: string | undefined, compared: readonly string[]): void;
}

export interface TrainingListEvents {
  pick(id: string): void;
  act(id: string, action: TrainingAction): void;
  compare(id: string, on: boolean): void;
}

export function createTrainingList(events: TrainingListEvents): TrainingList {
  const list = element('ul', 'training-list');
  attributes(list, { 'aria-label': 'Trainings, newest first' });
  const fill = keyedList<TrainingSummary, Row>(list, ({ id }) => createRow(id, events));
  return {
    element: list,
    update: (trainings, shown, compared) =>
      fill(trainings, (row, training) => row.update(training, training.id === shown, compared.includes(training.id))),
  };
}

interface Row {
  readonly element: HTMLElement;
  update(training: TrainingSummary, shown: boolean, compared: boolean): void;
}

function createRow(id: string, events: TrainingListEvents): Row {
  const name = element('span', 'training-name');
  const status = element('span', 'training-status');
  const pick = element('button', 'training-pick', name, status);
  pick.type = 'button';
  pick.addEventListener('click', () => events.pick(id));
  const overlaid = checkbox({
    label: '',
    checked: false,
    help: 'Overlays it on the page Compare',
    onChange: (on) => events.compare(id, on),
  });
  const outcome = element('span', 'training-outcome');
  const message = element('p', 'training-message');
  const bar = progress('Progress');
  const act = (action: TrainingAction, label: string, icon: Parameters<typeof button>[0]['icon'], title: string): ButtonHandle =>
    button({ label, title: `${label}: ${title}`, ...(icon && { icon }), onClick: () => events.act(id, action) });
  const resume = act('resume', 'Go on', 'play', 'trains on from where it stands');
  const pause = act('pause', 'Pause', 'pause', 'stops after this iteration; its worker waits');
  const step = act('step', 'Step', 'step', 'one iteration, and what each layer keeps in it');
  const back = act('back', 'Step back', 'stepBack', 'the iteration before, and what each layer kept in it');
  const cancel = act('cancel', 'Cancel', 'cancel', 'ends it at once; what was computed stays');
  const save = act('export', 'Export', 'export', 'saves losses and evaluations as JSON lines');
  const remove = act('remove', 'Delete', 'delete', 'deletes it');
  const buttons = [resume, pause, back, step, cancel, save, remove];
  const row = element(
    'li',
    'training',
    overlaid.element,
    element('div', 'training-text', pick, outcome, message, bar.element),
    element('div', 'training-actions', ...buttons.map((each) => each.element)),
  );
  row.dataset['training'] = id;
  return {
    element: row,
    update(training, shown, compared) {
      const { glyph, word } = STATUSES[training.status];
      const going = isGoing(training.status);
      row.dataset['status'] = training.status;
      row.dataset['iteration'] = String(training.iteration);
      attributes(pick, { 'aria-current': shown ? 'true' : undefined });
      const seed = ` · seed ${training.settings.seed}`;
      name.textContent = `${training.settings.network} · ${training.name}${seed}`;
      status.textContent = `${glyph} ${word}`;
      attributes(overlaid.element, { 'aria-label': `Compare ${training.name}${seed}` });
      overlaid.set(compared);
      outcome.textContent = outcomeOf(training);
      message.textContent = training.message ?? '';
      message.hidden = training.message === undefined;
      bar.element.hidden = !going && training.status !== 'paused';
      bar.set(training.iteration / training.settings.iterations, progressWords(training));
      const open = going || training.status === 'paused';
      resume.element.hidden = going || training.status === 'done';
      pause.element.hidden = !going;
      step.element.hidden = going || training.status === 'done';
      back.element.hidden = step.element.hidden || training.iteration < 2;
      cancel.element.hidden = !open;
      save.element.hidden = training.iteration === 0;
      remove.element.hidden = going;
    },
  };
}

function outcomeOf({ evaluation, iteration, settings, status }: TrainingSummary): string {
  const done = status === 'done' || status === 'paused' ? [] : [`${formatCount(iteration)} of ${formatCount(settings.iterations)}`];
  if (evaluation === undefined) return isGoing(status) ? '' : done.join('');
  const { test, train } = evaluation;
  return [`test ${formatAccuracy(test.accuracy)}`, `train ${formatAccuracy(train.accuracy)}`, ...(isGoing(status) ? [] : done)].join(' · ');
}
