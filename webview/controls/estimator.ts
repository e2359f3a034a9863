import type { EstimatorSettings, RunSettings } from '../../engine/index.ts';
import { attributes, element } from '../dom.ts';
import type { RunChoice } from '../protocol.ts';
import type { EstimatorField } from './choices.ts';
import { DRAWS, ESTIMATORS, estimatorChoice, GRANULARITIES, OPTIMIZERS } from './choices.ts';
import type { Choice } from './dropdown.ts';
import { dropdown } from './dropdown.ts';
import { numberField } from './number-field.ts';
import { createObservationFields } from './observation.ts';
import { checkbox, divider } from './simple.ts';

export interface EstimatorForm {
  readonly element: HTMLElement;
  update(settings: RunSettings): void;
}

/** A control that shows one setting. */
interface Entry {
  readonly element: HTMLElement;
  show(settings: RunSettings): void;
}

/**
 * How the gradient is estimated and used. Each change is posted by itself, at once; the host answers with the
 * settings now in force, which `update` shows (before the first, there is nothing to see). Only what the chosen
 * estimator reads is on display.
 */
export function createEstimatorForm(onChoose: (choice: RunChoice) => void): EstimatorForm {
  const choose = (estimator: Partial<EstimatorSettings>): void => onChoose({ estimator });
  const fields = estimatorFields(choose);
  const names = pick(
    'Estimator',
    ESTIMATORS,
    ({ estimator }) => estimatorChoice(estimator.name)?.value ?? estimator.name,
    (name) => choose({ name }),
  );
  const description = element('p', 'form-description');
  const others = runFields(onChoose);
  const observation = createObservationFields((next) => onChoose({ estimator: {}, observation: next }));
  const form = element(
    'div',
    'estimator-form',
    names.element,
    description,
    element('div', 'form-fields', ...Object.values(fields).map((field) => field.element)),
    observation.element,
    divider(),
    element('div', 'form-fields', ...others.map((field) => field.element)),
  );
  attributes(form, { role: 'group', 'aria-label': 'Estimator and optimizer' });
  form.hidden = true;
  return {
    element: form,
    update(settings) {
      form.hidden = false;
      const chosen = estimatorChoice(settings.estimator.name);
      description.textContent = chosen?.description ?? '';
      names.show(settings);
      for (const [name, field] of Object.entries(fields)) {
        field.element.hidden = !chosen?.reads.some((read) => read === name);
        field.show(settings);
      }
      for (const field of others) field.show(settings);
      observation.show(settings);
    },
  };
}

function estimatorFields(choose: (estimator: Partial<EstimatorSettings>) => void): Readonly<Record<EstimatorField, Entry>> {
  const normalize = checkbox({
    label: 'Scale by 1/p',
    checked: true,
    help: 'Divides what was kept by the probability of keeping it, so that the mean of the estimates is the gradient.',
    onChange: (checked) => choose({ normalize: checked }),
  });
  return {
    granularity: pick(
      'Keep one',
      GRANULARITIES,
      ({ estimator }) => estimator.granularity,
      (value) => {
        if (value === 'path' || value === 'parameter' || value === 'graph') choose({ granularity: value });
      },
    ),
    draw: pick(
      'Draw uniformly',
      DRAWS,
      ({ estimator }) => estimator.draw,
      (value) => {
        if (value === 'paths' || value === 'branches') choose({ draw: value });
      },
    ),
    m: number(
      'Candidates m',
      1,
      1,
      1000,
      'How many candidates are compared at a selection.',
      ({ estimator }) => estimator.m,
      (m) => choose({ m }),
    ),
    kMax: number(
      'Keep for k_max',
      1,
      1,
      1e6,
      'For how many iterations a selection is kept.',
      ({ estimator }) => estimator.kMax,
      (kMax) => choose({ kMax }),
    ),
    epsilon: number(
      'Explore ε',
      0.05,
      0,
      1,
      'The probability of following another path than the chosen one.',
      ({ estimator }) => estimator.epsilon,
      (epsilon) => choose({ epsilon }),
    ),
    normalize: { element: normalize.element, show: ({ estimator }) => normalize.set(estimator.normalize) },
  };
}

function runFields(onChoose: (choice: RunChoice) => void): readonly Entry[] {
  return [
    pick(
      'Optimizer',
      OPTIMIZERS,
      ({ optimizer }) => optimizer.name,
      (optimizer) => onChoose({ estimator: {}, optimizer }),
    ),
    number(
      'Learning rate',
      0.01,
      0,
      undefined,
      'What the optimizer multiplies its step by.',
      ({ optimizer }) => optimizer.learningRate,
      (learningRate) => onChoose({ estimator: {}, learningRate }),
    ),
    number(
      'Seed',
      1,
      0,
      Number.MAX_SAFE_INTEGER,
      'The same seed gives the same run, bit for bit.',
      ({ seed }) => seed,
      (seed) => onChoose({ estimator: {}, seed }),
    ),
  ];
}

function pick(
  label: string,
  options: readonly Choice[],
  read: (settings: RunSettings) => string,
  onChange: (value: string) => void,
): Entry {
  const control = dropdown({ label, options, value: options[0]?.value ?? '', onChange });
  return { element: control.element, show: (settings) => control.set(read(settings)) };
}

function number(
  label: string,
  step: number,
  min: number,
  max: number | undefined,
  help: string,
  read: (settings: RunSettings) => number,
  onChange: (value: number) => void,
): Entry {
  const control = numberField({ label, value: min, min, ...(max === undefined ? {} : { max }), step, help, onChange });
  return { element: control.element, show: (settings) => control.set(read(settings)) };
}
