/** How long a training is, in iterations or epochs, and how often it is evaluated. */
import { dropdown, numberField } from '../../controls/index.ts';
import type { TrainingDraft } from '../../protocol.ts';

export interface LengthFields {
  readonly elements: readonly HTMLElement[];
  /** `images`: to train on; absent where nobody knows before they are read. */
  show(draft: TrainingDraft, images: number | undefined): void;
}

const UNITS = [
  { value: 'iterations', label: 'iterations', description: 'One batch each.' },
  { value: 'epochs', label: 'epochs', description: 'As many iterations as all training images once take.' },
];

/** A schedule goes on tenth by tenth, however many iterations there are. */
const TENTHS = 10;
/** Evaluations that a training has unless the person says otherwise. */
const EVALUATIONS = 20;

export function createLengthFields(change: (change: Partial<TrainingDraft>) => void): LengthFields {
  let unit = 'iterations';
  let draft: TrainingDraft | undefined;
  let perEpoch: number | undefined;
  const amount = numberField({
    label: 'Length',
    value: 1,
    min: 1,
    max: 10_000_000,
    step: 1,
    help: 'How many iterations or epochs there are. The learning rate falls to 0.6 of itself after every tenth of them.',
    onChange: (value) => draft && change(withIterations(draft, unit === 'epochs' ? value * (perEpoch ?? 1) : value)),
  });
  const units = dropdown({
    label: 'In',
    options: UNITS,
    value: unit,
    onChange: (value) => {
      unit = value;
      show();
    },
  });
  const evaluate = numberField({
    label: 'Evaluate every',
    value: 1,
    min: 1,
    max: 1_000_000,
    step: 1,
    help: 'Iterations between two looks at 1,000 training and 1,000 test images.',
    onChange: (evaluateEvery) => change({ evaluateEvery }),
  });
  const show = (): void => {
    if (draft === undefined) return;
    const { iterations } = draft.settings;
    amount.set(unit === 'epochs' && perEpoch !== undefined ? Math.max(1, Math.round(iterations / perEpoch)) : iterations);
    evaluate.set(draft.evaluateEvery);
  };
  return {
    elements: [amount.element, units.element, evaluate.element],
    show(next, images) {
      draft = next;
      perEpoch = images === undefined ? undefined : Math.max(1, Math.floor(images / next.settings.batch));
      units.element.hidden = perEpoch === undefined;
      if (perEpoch === undefined) unit = 'iterations';
      show();
    },
  };
}

function withIterations(draft: TrainingDraft, iterations: number): Partial<TrainingDraft> {
  const { optimizer } = draft.settings;
  const every = Math.max(1, Math.round(iterations / TENTHS));
  const schedule = optimizer.schedule.kind === 'step' ? { ...optimizer.schedule, every } : optimizer.schedule;
  return {
    settings: { ...draft.settings, iterations, optimizer: { ...optimizer, schedule } },
    evaluateEvery: Math.max(1, Math.round(iterations / EVALUATIONS)),
  };
}
