/** How the learning rate changes, whether estimates are clipped, and the optimizer's own constants. */
import type { RunSettings, Schedule } from '../../../engine/index.ts';
import type { Choice } from '../../controls/index.ts';
import { checkbox, dropdown, numberField } from '../../controls/index.ts';
import { element } from '../../dom.ts';
import type { RunChoice } from '../../protocol.ts';

export interface OptimizerFields {
  readonly element: HTMLElement;
  show(optimizer: RunSettings['optimizer']): void;
}

const SCHEDULES: readonly (Choice & { readonly value: Schedule['kind'] })[] = [
  { value: 'constant', label: 'Constant', description: 'The learning rate stays as it is.' },
  { value: 'step', label: 'Steps', description: 'Multiplied by a factor after every so many iterations.' },
  { value: 'exponential', label: 'Exponential', description: 'The same decay as by steps, without the steps.' },
  { value: 'cosine', label: 'Cosine', description: 'Down along half a cosine, to a floor.' },
];

/** The settings that only some optimizers read. */
const READS: Readonly<Record<'beta1' | 'beta2' | 'weightDecay', readonly string[]>> = {
  beta1: ['adam', 'adamw', 'momentum', 'nesterov'],
  beta2: ['adam', 'adamw', 'rmsprop'],
  weightDecay: ['adamw'],
};

type Change = Omit<RunChoice, 'estimator'>;

export function createOptimizerFields(onChange: (change: Change) => void): OptimizerFields {
  const constants = (['beta1', 'beta2', 'weightDecay'] as const).map((name) => ({ name, field: constantField(name, onChange) }));
  let limit = 1;
  const clip = numberField({
    label: 'Largest ‖g‖',
    value: limit,
    min: 0,
    step: 0.1,
    help: 'A longer estimate is scaled down to this norm.',
    onChange: (value) => {
      limit = value;
      onChange({ clip: value });
    },
  });
  const clipping = checkbox({
    label: 'Clip',
    checked: false,
    help: 'Scales estimates down whose norm is above a limit',
    onChange: (checked) => onChange({ clip: checked ? limit : null }),
  });
  let schedule: Schedule = { kind: 'constant' };
  const parameters = element('div', 'form-fields schedule-fields');
  const kind = dropdown({
    label: 'Schedule',
    options: SCHEDULES,
    value: 'constant',
    onChange: (value) => {
      const next = FIRST[SCHEDULES.find((each) => each.value === value)?.value ?? 'constant'];
      onChange({ schedule: next.kind === 'constant' ? null : next });
    },
  });
  const rebuild = (): void => parameters.replaceChildren(...scheduleFields(schedule, (next) => onChange({ schedule: next })));
  return {
    element: element(
      'div',
      'optimizer-fields',
      element('div', 'form-fields', kind.element, ...constants.map(({ field }) => field.element), clipping.element, clip.element),
      parameters,
    ),
    show(optimizer) {
      for (const { name, field } of constants) {
        field.element.hidden = !READS[name].includes(optimizer.name);
        field.set(optimizer[name] ?? WEIGHT_DECAY);
      }
      clipping.set(optimizer.clip !== undefined);
      clip.element.hidden = optimizer.clip === undefined;
      if (optimizer.clip !== undefined) clip.set(optimizer.clip);
      const next = optimizer.schedule ?? { kind: 'constant' };
      kind.set(next.kind);
      // What is being typed into must not be replaced.
      if (next.kind !== schedule.kind) {
        schedule = next;
        rebuild();
      }
      schedule = next;
    },
  };
}

/** As the engine has it where nothing is given. */
const WEIGHT_DECAY = 0.01;

const FIRST: Readonly<Record<Schedule['kind'], Schedule>> = {
  constant: { kind: 'constant' },
  step: { kind: 'step', factor: 0.6, every: 200 },
  exponential: { kind: 'exponential', factor: 0.6, every: 200 },
  cosine: { kind: 'cosine', over: 2000, floor: 0 },
};

const CONSTANTS = {
  beta1: { label: 'β1', help: 'How much of the velocity, or of the mean of the estimates, lasts for another iteration.', step: 0.01 },
  beta2: { label: 'β2', help: 'How much of the mean square of the estimates lasts for another iteration.', step: 0.001 },
  weightDecay: { label: 'Weight decay', help: 'How strongly parameters are drawn to 0, besides the gradient.', step: 0.01 },
} as const;

function constantField(name: keyof typeof CONSTANTS, onChange: (change: Change) => void): ReturnType<typeof numberField> {
  const { label, help, step } = CONSTANTS[name];
  return numberField({ label, help, step, value: WEIGHT_DECAY, min: 0, max: 1, onChange: (value) => onChange({ [name]: value }) });
}

function scheduleFields(schedule: Schedule, onChange: (schedule: Schedule) => void): readonly HTMLElement[] {
  let current = schedule;
  const change = (next: Schedule): void => {
    current = next;
    onChange(next);
  };
  if (schedule.kind === 'constant') return [];
  if (schedule.kind === 'cosine') {
    return [
      numberField({
        label: 'Over iterations',
        value: schedule.over,
        min: 1,
        step: 1,
        help: 'How long it goes down.',
        onChange: (over) => current.kind === 'cosine' && change({ ...current, over }),
      }).element,
      numberField({
        label: 'Floor',
        value: schedule.floor,
        min: 0,
        max: 1,
        step: 0.05,
        help: 'The part of the learning rate that stays.',
        onChange: (floor) => current.kind === 'cosine' && change({ ...current, floor }),
      }).element,
    ];
  }
  return [
    numberField({
      label: 'Factor',
      value: schedule.factor,
      min: 0,
      max: 1,
      step: 0.05,
      help: 'What the learning rate is multiplied by.',
      onChange: (factor) => (current.kind === 'step' || current.kind === 'exponential') && change({ ...current, factor }),
    }).element,
    numberField({
      label: 'Every iterations',
      value: schedule.every,
      min: 1,
      step: 1,
      help: 'After how many iterations.',
      onChange: (every) => (current.kind === 'step' || current.kind === 'exponential') && change({ ...current, every }),
    }).element,
  ];
}
