/** What an experiment is to do. */
import type { Choice } from '../../controls/index.ts';
import { button, dropdown, numberField, textField } from '../../controls/index.ts';
import { attributes, element } from '../../dom.ts';
import type { ExperimentDraft, ExperimentKind } from '../../protocol.ts';
import { kMaxOf } from './cells.ts';

const KINDS: readonly (Choice & { readonly value: ExperimentKind })[] = [
  {
    value: 'success',
    label: 'ε-success (Tables 1 and 2)',
    description: 'How often each method ends near the minimum, from the same random starts.',
  },
  { value: 'sweep', label: 'Sweep of k_max (Figures 7 and 10)', description: 'The success over how long a selection is kept.' },
];

const PAPER: ExperimentDraft = { kind: 'success', runs: 1000, iterations: 2000, kMax: [5, 50], seed: 1 };

export function createExperimentForm(start: (draft: ExperimentDraft) => void): HTMLElement {
  let draft = PAPER;
  const description = element('p', 'form-description', KINDS[0]?.description ?? '');
  const fault = element('p', 'form-faults');
  attributes(fault, { role: 'alert' });
  const kind = dropdown({
    label: 'Experiment',
    options: KINDS,
    value: draft.kind,
    onChange: (value) => {
      const chosen = KINDS.find((each) => each.value === value);
      if (chosen === undefined) return;
      draft = { ...draft, kind: chosen.value, kMax: chosen.value === 'sweep' ? SWEEP : PAPER.kMax };
      description.textContent = chosen.description ?? '';
      kMax.set(draft.kMax.join(', '));
    },
  });
  const whole = (label: string, help: string, field: 'runs' | 'iterations' | 'seed', max: number): HTMLElement =>
    numberField({
      label,
      value: draft[field],
      min: field === 'seed' ? 0 : 1,
      max,
      step: 1,
      help,
      onChange: (value) => {
        draft = { ...draft, [field]: value };
      },
    }).element;
  const kMax = textField({
    label: 'k_max',
    value: draft.kMax.join(', '),
    help: 'For how many iterations a selection is kept: one column of the table, or one point of the sweep, each.',
    onChange: (text) => {
      const values = kMaxOf(text);
      fault.textContent = values === undefined ? 'k_max: whole numbers from 1 on, with commas between.' : '';
      go.set({ disabled: values === undefined });
      if (values !== undefined) draft = { ...draft, kMax: values };
    },
  });
  const go = button({
    label: 'Start',
    title: 'Runs in the background, on all but one of the machine’s cores',
    appearance: 'primary',
    onClick: () => start(draft),
  });
  const form = element(
    'section',
    'experiment-form',
    element(
      'div',
      'form-fields',
      kind.element,
      whole('Runs', 'From as many random starts, the same for every method. The paper: 1,000.', 'runs', 100_000),
      whole('Iterations', 'Of each run. The paper: 2,000.', 'iterations', 1_000_000),
      kMax.element,
      whole('Seed', 'The same seed gives the same table, bit for bit.', 'seed', Number.MAX_SAFE_INTEGER),
    ),
    description,
    fault,
    element('div', 'form-actions', go.element),
  );
  attributes(form, { 'aria-label': 'New experiment' });
  return form;
}

const SWEEP: readonly number[] = [1, 2, 5, 10, 20, 50, 100, 200, 500];
