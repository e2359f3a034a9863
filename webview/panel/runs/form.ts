/** The form of a new run: every field says what it means, and what is wrong with it. */
import type { RunSettings } from '../../../engine/index.ts';
import { button, checkbox, createEstimatorForm, numberField, textField } from '../../controls/index.ts';
import { attributes, element } from '../../dom.ts';
import type { CheckedDraft, RunDraft } from '../../protocol.ts';
import { methodOf, stopOf, stopParts } from './describe.ts';
import { merged, settingsWith } from './draft.ts';
import { createOptimizerFields } from './optimizer-fields.ts';
import { createStopFields } from './stop-fields.ts';

export interface RunForm {
  readonly element: HTMLElement;
  /** Has the draft looked at as it stands. */
  check(): void;
  /** `settings`: those of the session, where the draft says nothing else; `here`: the point where the person stands. */
  update(state: {
    readonly settings: RunSettings;
    readonly defaults: RunDraft;
    readonly checked: CheckedDraft;
    readonly here?: readonly number[] | undefined;
  }): void;
}

export interface RunFormEvents {
  check(draft: RunDraft): void;
  start(draft: RunDraft): void;
}

export function createRunForm(events: RunFormEvents): RunForm {
  let draft: RunDraft | undefined;
  let settings: RunSettings | undefined;
  let here: readonly number[] | undefined;
  let fromHere = false;
  const change = (next: Partial<RunDraft>): void => {
    if (draft === undefined) return;
    draft = { ...draft, ...next };
    show();
    events.check(complete(draft));
  };
  const complete = (of: RunDraft): RunDraft => (fromHere && here ? { ...of, choice: { ...of.choice, start: here } } : of);

  const estimator = createEstimatorForm((choice) => draft !== undefined && change({ choice: merged(draft.choice, choice) }));
  const optimizer = createOptimizerFields((next) => draft !== undefined && change({ choice: { ...draft.choice, ...next } }));
  const stop = createStopFields((parts) => change({ stop: stopOf(parts) }));
  const seeds = numberField({
    label: 'Runs',
    value: 1,
    min: 1,
    max: 100,
    step: 1,
    help: 'How many runs to start, with seeds that count up from the seed above. Several seeds are drawn as a band.',
    onChange: (value) => change({ seeds: value }),
  });
  const name = textField({
    label: 'Name',
    value: '',
    help: 'How the run is called in the list. Without one, it is called after its method.',
    onChange: (text) => {
      if (draft === undefined) return;
      const { name: _name, ...others } = draft;
      draft = others;
      change(text === '' ? {} : { name: text });
    },
  });
  const start = checkbox({
    label: 'From the current point',
    checked: false,
    help: 'Starts where you stand now instead of at the function’s own start.',
    onChange: (checked) => {
      fromHere = checked;
      change({});
    },
  });
  const faults = element('ul', 'form-faults');
  attributes(faults, { role: 'alert' });
  const pace = element('p', 'form-description');
  const go = button({
    label: 'Start',
    title: 'Runs in the background',
    appearance: 'primary',
    onClick: () => draft !== undefined && events.start(complete(draft)),
  });
  const form = element(
    'section',
    'run-form',
    estimator.element,
    optimizer.element,
    stop.element,
    element('div', 'form-fields', seeds.element, name.element, start.element),
    pace,
    faults,
    element('div', 'form-actions', go.element),
  );
  attributes(form, { 'aria-label': 'New run' });

  const show = (): void => {
    if (draft === undefined || settings === undefined) return;
    const wanted = settingsWith(settings, draft.choice);
    estimator.update(wanted);
    optimizer.show(wanted.optimizer);
    stop.set(stopParts(draft.stop));
    seeds.set(draft.seeds);
  };
  return {
    element: form,
    check: () => draft !== undefined && events.check(complete(draft)),
    update(state) {
      settings = state.settings;
      here = state.here;
      draft ??= state.defaults;
      faults.replaceChildren(
        ...state.checked.faults.map(({ field, message }) =>
          element('li', '', field === '' || message.startsWith(field) ? message : `${field}: ${message}`),
        ),
      );
      go.set({ disabled: state.checked.faults.length > 0 });
      pace.textContent = paceWords(state.checked);
      show();
      name.element.title = methodOf(settingsWith(settings, draft.choice));
    },
  };
}

/** How fast such a run can be, where that is known. */
function paceWords({ steppedBecause }: CheckedDraft): string {
  if (steppedBecause === undefined) return '';
  const experiment = steppedBecause === null ? 'is compiled, which is faster' : `cannot be compiled either: ${steppedBecause}`;
  return `A run is stepped, because every iteration is recorded. An experiment with these settings ${experiment}.`;
}
