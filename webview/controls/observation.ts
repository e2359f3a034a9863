/** How the rows of an iteration are chosen, for functions with `@data`. */
import type { ObservationSettings, RunSettings } from '../../engine/index.ts';
import { element } from '../dom.ts';
import { OBSERVERS } from './choices.ts';
import { dropdown } from './dropdown.ts';
import { numberField } from './number-field.ts';

export interface ObservationFields {
  readonly element: HTMLElement;
  /** Hidden where the settings choose no rows. */
  show(settings: RunSettings): void;
}

const NUMBERS = [
  {
    name: 'batch',
    label: 'Batch',
    step: 1,
    min: 1,
    max: 1_000_000,
    help: 'Rows an iteration; a batch larger than the data is all of it.',
  },
  {
    name: 'rate',
    label: 'Learning rate of rows',
    step: 0.05,
    min: 0.001,
    max: 10,
    help: 'How fast the probabilities of rows follow the gradients that are seen.',
  },
  {
    name: 'floor',
    label: 'Least probability',
    step: 0.05,
    min: 0.01,
    max: 1,
    help: 'Of any row, as a part of the uniform one: 1 is uniform; small parts let rows with small gradients become rare.',
  },
] as const;

/** Each change is told with all that holds besides it. */
export function createObservationFields(onChange: (observation: ObservationSettings) => void): ObservationFields {
  let current: ObservationSettings | undefined;
  const change = (next: Partial<ObservationSettings>): void => {
    if (current === undefined) return;
    current = { ...current, ...next };
    onChange(current);
  };
  const names = dropdown({ label: 'Rows', options: OBSERVERS, value: 'gd', onChange: (name) => change({ name }) });
  const description = element('p', 'form-description');
  const numbers = NUMBERS.map(({ name, ...options }) => ({
    name,
    field: numberField({ ...options, value: options.min, onChange: (value) => change({ [name]: value }) }),
  }));
  const group = element(
    'div',
    'observation-fields',
    element('div', 'form-fields', names.element, ...numbers.map(({ field }) => field.element)),
    description,
  );
  group.hidden = true;
  return {
    element: group,
    show({ observation }) {
      current = observation;
      group.hidden = observation === undefined;
      if (observation === undefined) return;
      const chosen = OBSERVERS.find(({ value }) => value === observation.name);
      names.set(observation.name);
      description.textContent = chosen?.description ?? '';
      for (const { name, field } of numbers) {
        field.element.hidden = chosen?.reads.includes(name) !== true;
        field.set(observation[name]);
      }
    },
  };
}
