/** The numbers of the form: each shows one setting and gives it back changed. */
import type { TrainingSettings } from '../../../engine/index.ts';
import { numberField } from '../../controls/index.ts';
import type { MethodField } from './methods.ts';

type Change = (change: (settings: TrainingSettings) => TrainingSettings) => void;

export interface SettingField {
  readonly element: HTMLElement;
  show(settings: TrainingSettings): void;
}

/** Those that only some methods read. */
export function methodFields(change: Change): Readonly<Record<MethodField, SettingField>> {
  return {
    fraction: field({
      label: 'Kept, %',
      help: 'How much of each layer’s input is kept for the weight gradients. The paper keeps 10 %.',
      bounds: { min: 0.1, max: 100, step: 1 / 2 },
      read: ({ estimator }) => ('fraction' in estimator ? 100 * estimator.fraction : undefined),
      write: (settings, value) => withEstimator(settings, { fraction: value / 100 }),
      change,
    }),
    m: field({
      label: 'Candidates m',
      help: 'How many draws are compared; the one with the largest gradient is kept. Each costs a pass over the batch.',
      bounds: { min: 1, max: 1000, step: 1 },
      read: ({ estimator }) => ('m' in estimator ? estimator.m : undefined),
      write: (settings, value) => withEstimator(settings, { m: value }),
      change,
    }),
    kMax: field({
      label: 'Kept for k_max',
      help: 'For how many iterations the best draw is kept before others are compared again.',
      bounds: { min: 1, max: 1_000_000, step: 1 },
      read: ({ estimator }) => ('kMax' in estimator ? estimator.kMax : undefined),
      write: (settings, value) => withEstimator(settings, { kMax: value }),
      change,
    }),
    dropout: field({
      label: 'Left out, %',
      help: 'The probability that a unit is left out at an iteration.',
      bounds: { min: 0, max: 99, step: 5 },
      read: ({ keep }) => (keep === undefined ? undefined : 100 * (1 - keep)),
      write: (settings, value) => ({ ...settings, keep: 1 - value / 100 }),
      change,
    }),
    freeze: field({
      label: 'Layers to freeze',
      help: 'How many of the first layers are frozen by the end. The last layer always learns.',
      bounds: { min: 1, max: 100, step: 1 },
      read: ({ freeze }) => freeze,
      write: (settings, freeze) => ({ ...settings, freeze }),
      change,
    }),
    segments: field({
      label: 'Segments',
      help: 'Into how many parts the network is cut. More of them keep less at a time and hand over more.',
      bounds: { min: 1, max: 100, step: 1 },
      read: ({ segments }) => segments,
      write: (settings, segments) => ({ ...settings, segments }),
      change,
    }),
  };
}

/** Those that every method reads. */
export function commonFields(change: Change): readonly SettingField[] {
  return [
    field({
      label: 'Batch',
      help: 'Images in a batch. Memory grows with it. Twice the batch in the memory that SPAD saves: the paper’s big batch.',
      bounds: { min: 1, max: 10_000, step: 1 },
      read: ({ batch }) => batch,
      write: (settings, batch) => ({ ...settings, batch }),
      change,
    }),
    field({
      label: 'Learning rate',
      help: 'The size of a step; it is multiplied by 0.6 after every tenth of the iterations, as in the paper.',
      bounds: { min: 0, step: 0.0001 },
      read: ({ optimizer }) => optimizer.learningRate,
      write: (settings, learningRate) => ({ ...settings, optimizer: { ...settings.optimizer, learningRate } }),
      change,
    }),
    field({
      label: 'Seed',
      help: 'The same seed gives the same training, bit for bit.',
      bounds: { min: 0, max: Number.MAX_SAFE_INTEGER, step: 1 },
      read: ({ seed }) => seed,
      write: (settings, seed) => ({ ...settings, seed }),
      change,
    }),
  ];
}

interface FieldOptions {
  readonly label: string;
  readonly help: string;
  readonly bounds: { readonly min: number; readonly max?: number; readonly step: number };
  read(settings: TrainingSettings): number | undefined;
  write(settings: TrainingSettings, value: number): TrainingSettings;
  readonly change: Change;
}

function field({ label, help, bounds, read, write, change }: FieldOptions): SettingField {
  const { element, set } = numberField({
    label,
    help,
    ...bounds,
    value: bounds.min,
    onChange: (value) => change((settings) => write(settings, value)),
  });
  return {
    element,
    show(settings) {
      const value = read(settings);
      // A fraction such as 0.07 would show as 7.000000000000001.
      if (value !== undefined) set(Number(value.toPrecision(12)));
    },
  };
}

function withEstimator(settings: TrainingSettings, numbers: { readonly fraction?: number; readonly m?: number; readonly kMax?: number }) {
  const { estimator } = settings;
  switch (estimator.name) {
    case 'full':
      return settings;
    case 'spad':
      return { ...settings, estimator: { ...estimator, ...numbers } };
    case 'structure':
      return { ...settings, estimator: { ...estimator, m: numbers.m ?? estimator.m, kMax: numbers.kMax ?? estimator.kMax } };
    case 'rad':
    case 'adaptive':
      return { ...settings, estimator: { ...estimator, fraction: numbers.fraction ?? estimator.fraction } };
  }
}
