/** Runs on until a condition holds. */
import type { StopCondition } from '../../../engine/index.ts';
import type { Choice } from '../../controls/index.ts';
import { button, dropdown, numberField, textField } from '../../controls/index.ts';
import { element } from '../../dom.ts';

export interface Condition {
  readonly element: HTMLElement;
  /** Names of the numbers of a point. */
  know(leaves: readonly string[]): void;
}

interface AmountChoice extends Choice {
  readonly description: string;
  readonly min?: number;
  readonly step: number;
  readonly suggestion: number;
  build(amount: number): StopCondition;
}

const AMOUNTS: readonly AmountChoice[] = [
  {
    value: 'objective',
    label: 'objective ≤',
    description: 'Until the objective is at most this.',
    step: 0.1,
    suggestion: 0.01,
    build: (at) => ({ kind: 'objective', at }),
  },
  {
    value: 'gradient',
    label: '‖g‖ ≤',
    description: 'Until the norm of the estimate is at most this.',
    min: 0,
    step: 0.1,
    suggestion: 0.001,
    build: (norm) => ({ kind: 'gradient', norm }),
  },
  {
    value: 'no-progress',
    label: 'no progress for',
    description: 'Until the best objective has not fallen for as many iterations.',
    min: 1,
    step: 1,
    suggestion: 100,
    build: (iterations) => ({ kind: 'no-progress', iterations, by: 0 }),
  },
];

const PREDICATE: Choice = { value: 'predicate', label: 'condition', description: 'Until an expression of your own is true.' };

export function createCondition(run: (stop: StopCondition) => void): Condition {
  let leaves: readonly string[] = [];
  let stop: () => StopCondition = () => ({ kind: 'objective', at: 0 });
  const place = element('div', 'condition-amount');
  const rebuild = (value: string): void => {
    const choice = AMOUNTS.find((each) => each.value === value);
    place.replaceChildren(choice === undefined ? predicateField() : amountField(choice));
  };
  const amountField = ({ suggestion, min, step, description, build }: AmountChoice): HTMLElement => {
    let amount = suggestion;
    stop = () => build(amount);
    return numberField({
      label: 'Value',
      value: amount,
      ...(min !== undefined && { min }),
      step,
      help: description,
      onChange: (next) => {
        amount = next;
      },
    }).element;
  };
  const predicateField = (): HTMLElement => {
    let text = 'objective < 0.01';
    stop = () => ({ kind: 'predicate', text, leaves });
    return textField({
      label: 'Condition',
      value: text,
      help: `Over objective, gradientNorm, iteration${leaves.length > 0 ? ` and ${leaves.slice(0, 4).join(', ')}${leaves.length > 4 ? ' …' : ''}` : ''}; for example objective < 0.01 && iteration > 100`,
      onChange: (next) => {
        text = next;
      },
    }).element;
  };
  const kind = dropdown({ label: 'Run until', options: [...AMOUNTS, PREDICATE], value: 'objective', onChange: rebuild });
  rebuild('objective');
  const go = button({ label: 'Run', title: 'Iterates until the condition holds; Stop ends it', onClick: () => run(stop()) });
  return {
    element: element('div', 'condition', kind.element, place, go.element),
    know(names) {
      leaves = names;
    },
  };
}
