import type { RunSettings } from '../../engine/index.ts';
import { createEstimatorForm } from '../controls/index.ts';
import { element } from '../dom.ts';
import { formatNumber } from '../format.ts';
import type { RunChoice } from '../protocol.ts';

export interface Settings {
  readonly element: HTMLDetailsElement;
  update(settings: RunSettings): void;
}

/** The controls of the run, folded away behind one line that says what is chosen. */
export function createSettings(open: boolean, onToggle: (open: boolean) => void, onChoose: (choice: RunChoice) => void): Settings {
  const form = createEstimatorForm(onChoose);
  const chosen = element('span', 'settings-chosen');
  const details = element('details', 'settings', element('summary', '', 'Estimator ', chosen), form.element);
  details.open = open;
  details.addEventListener('toggle', () => onToggle(details.open));
  return {
    element: details,
    update(settings) {
      form.update(settings);
      chosen.textContent = inWords(settings);
    },
  };
}

function inWords({ estimator, optimizer, seed }: RunSettings): string {
  const run = `${optimizer.name}, learning rate ${formatNumber(optimizer.learningRate)}, seed ${seed}`;
  switch (estimator.name) {
    case 'full':
      return `full · ${run}`;
    case 'spad1':
    case 'spad2':
      return `${estimator.name}, m = ${estimator.m}, k_max = ${estimator.kMax}, by ${estimator.granularity} · ${run}`;
    default:
      return `${estimator.name}, by ${estimator.granularity} · ${run}`;
  }
}
