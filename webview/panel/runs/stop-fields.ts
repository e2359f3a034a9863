/** When a run ends: after so many iterations, and earlier where a condition is switched on. */
import { checkbox, numberField } from '../../controls/index.ts';
import { element } from '../../dom.ts';
import type { StopParts } from './describe.ts';

export interface StopFields {
  readonly element: HTMLElement;
  set(parts: StopParts): void;
}

type Optional = Exclude<keyof StopParts, 'iterations'>;

const CONDITIONS: readonly {
  readonly name: Optional;
  readonly label: string;
  readonly help: string;
  readonly suggestion: number;
  readonly step: number;
  readonly min?: number;
}[] = [
  { name: 'objective', label: 'objective ≤', help: 'Ends when the objective is at most this.', suggestion: 0.01, step: 0.01 },
  { name: 'gradient', label: '‖g‖ ≤', help: 'Ends when the norm of the estimate is at most this.', suggestion: 1e-6, step: 0.001, min: 0 },
  {
    name: 'noProgress',
    label: 'no progress for',
    help: 'Ends when the best objective has not fallen for as many iterations.',
    suggestion: 500,
    step: 1,
    min: 1,
  },
];

export function createStopFields(onChange: (parts: StopParts) => void): StopFields {
  let parts: StopParts = { iterations: 2000 };
  const change = (next: StopParts): void => {
    parts = next;
    onChange(parts);
  };
  const iterations = numberField({
    label: 'Iterations',
    value: parts.iterations,
    min: 1,
    max: 10_000_000,
    step: 1,
    help: 'The run ends after as many iterations at the latest.',
    onChange: (value) => change({ ...parts, iterations: value }),
  });
  const conditions = CONDITIONS.map(({ name, label, help, suggestion, step, min }) => {
    let amount = suggestion;
    const field = numberField({
      label: 'Value',
      value: suggestion,
      ...(min !== undefined && { min }),
      step,
      help,
      onChange: (value) => {
        amount = value;
        change({ ...parts, [name]: value });
      },
    });
    const toggle = checkbox({
      label: `Stop at ${label}`,
      checked: false,
      help,
      onChange: (checked) => {
        field.element.hidden = !checked;
        const { [name]: _dropped, ...others } = parts;
        change(checked ? { ...others, [name]: amount } : others);
      },
    });
    field.element.hidden = true;
    const show = (next: StopParts): void => {
      const value = next[name];
      toggle.set(value !== undefined);
      field.element.hidden = value === undefined;
      if (value === undefined) return;
      amount = value;
      field.set(value);
    };
    return { element: element('div', 'stop-condition', toggle.element, field.element), show };
  });
  return {
    element: element('div', 'form-fields stop-fields', iterations.element, ...conditions.map((each) => each.element)),
    set(next) {
      parts = next;
      iterations.set(next.iterations);
      for (const condition of conditions) condition.show(next);
    },
  };
}
