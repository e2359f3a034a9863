import type { RunSettings } from '../../../engine/index.ts';
import { ESTIMATORS, OPTIMIZERS } from '../../controls/choices.ts';
import { createEstimatorForm } from '../../controls/index.ts';
import { element } from '../../dom.ts';
import { formatNumber } from '../../format.ts';
import type { RunChoice } from '../../protocol.ts';

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
  const choice = ESTIMATORS.find(({ value }) => value === estimator.name);
  const parts = [
    ...(choice?.reads.includes('granularity') ? [`by ${estimator.granularity}`] : []),
    ...(choice?.reads.includes('m') ? [`m = ${estimator.m}`] : []),
    ...(choice?.reads.includes('kMax') ? [`k_max = ${estimator.kMax}`] : []),
  ];
  const optimizing = OPTIMIZERS.find(({ value }) => value === optimizer.name)?.label ?? optimizer.name;
  const run = `${optimizing}, learning rate ${formatNumber(optimizer.learningRate)}, seed ${seed}`;
  return `${[choice?.label ?? estimator.name, ...parts].join(', ')} · ${run}`;
}
