/** The ways to train that the form offers: each sets the parts of the settings that make it. */
import type { TrainingSettings } from '../../../engine/index.ts';
import type { Choice } from '../../controls/index.ts';

/** A field that only some methods read. */
export type MethodField = 'fraction' | 'm' | 'kMax' | 'dropout' | 'freeze' | 'segments';

export interface Method extends Choice {
  readonly description: string;
  readonly reads: readonly MethodField[];
  is(settings: TrainingSettings): boolean;
  apply(settings: TrainingSettings): TrainingSettings;
}

/** The paper's. */
const FRACTION = 0.1;
const [M, K_MAX] = [10, 10];
const KEEP = 0.5;
const FROZEN = 2;
const SEGMENTS = 2;

const METHODS_SPAD = (kind: 'sampling' | 'projection') => ({ name: 'spad', kind, fraction: FRACTION, m: M, kMax: K_MAX }) as const;

export const METHODS: readonly Method[] = [
  {
    value: 'baseline',
    label: 'Baseline',
    description: 'Full reverse mode: every unit is kept for the backward pass.',
    reads: [],
    ...estimated({ name: 'full' }),
  },
  {
    value: 'dropout',
    label: 'Dropout',
    description: 'Full reverse mode; a part of the units is left out of forward and backward pass, afresh at every iteration.',
    reads: ['dropout'],
    is: ({ estimator, keep }) => estimator.name === 'full' && keep !== undefined,
    apply: (settings) => ({ ...plain(settings), keep: settings.keep ?? KEEP }),
  },
  {
    value: 'rad',
    label: 'RAD, sampling',
    description: 'Weight gradients from a fraction of the units, drawn afresh at every iteration. Unbiased.',
    reads: ['fraction'],
    ...estimated({ name: 'rad', kind: 'sampling', fraction: FRACTION }),
  },
  {
    value: 'rad-projection',
    label: 'RAD, projection',
    description: 'All units mixed into fewer by a random matrix, afresh at every iteration. Unbiased.',
    reads: ['fraction'],
    ...estimated({ name: 'rad', kind: 'projection', fraction: FRACTION }),
  },
  {
    value: 'spad',
    label: 'SPAD, sampling',
    description: 'The best of m draws of units, kept for k_max iterations (the paper’s Algorithm 2).',
    reads: ['fraction', 'm', 'kMax'],
    ...estimated(METHODS_SPAD('sampling')),
  },
  {
    value: 'spad-projection',
    label: 'SPAD, projection',
    description: 'The best of m random matrices, kept for k_max iterations.',
    reads: ['fraction', 'm', 'kMax'],
    ...estimated(METHODS_SPAD('projection')),
  },
  {
    value: 'adaptive',
    label: 'Adaptive',
    description: 'In every layer the units with the largest gradients, for as long as they matter.',
    reads: ['fraction'],
    ...estimated({ name: 'adaptive', fraction: FRACTION }),
  },
  {
    value: 'structure',
    label: 'One branch',
    description: 'One branch at every tuple node (a shortcut, shared weights): the best of m draws, kept for k_max iterations.',
    reads: ['m', 'kMax'],
    ...estimated({ name: 'structure', m: M, kMax: K_MAX }),
  },
  {
    value: 'freezing',
    label: 'Layer freezing',
    description: 'The first layers stop to learn one after the other; what is frozen needs no memory for the backward pass.',
    reads: ['freeze'],
    is: ({ freeze }) => freeze !== undefined,
    apply: (settings) => ({ ...plain(settings), freeze: settings.freeze ?? FROZEN }),
  },
  {
    value: 'checkpointing',
    label: 'Checkpointing',
    description: 'Only what segments of the network hand over is kept; the rest is computed again on the way back. The gradient is exact.',
    reads: ['segments'],
    is: ({ segments }) => segments !== undefined,
    apply: (settings) => ({ ...plain(settings), segments: settings.segments ?? SEGMENTS }),
  },
];

export function methodOf(settings: TrainingSettings): Method | undefined {
  return METHODS.find((method) => method.is(settings));
}

/** What *Compare methods* starts: those of the paper's Figures 9, 11 and 12. */
export const COMPARED: readonly string[] = ['baseline', 'dropout', 'rad', 'spad'];

/** Full reverse mode, without anything that makes another method. */
function plain({ keep: _keep, freeze: _freeze, segments: _segments, ...settings }: TrainingSettings): TrainingSettings {
  return { ...settings, estimator: { name: 'full' } };
}

function estimated(estimator: TrainingSettings['estimator']): Pick<Method, 'is' | 'apply'> {
  const kindOf = (of: TrainingSettings['estimator']): string => ('kind' in of ? `${of.name} ${of.kind}` : of.name);
  return {
    is: ({ keep, freeze, segments, ...settings }) =>
      kindOf(settings.estimator) === kindOf(estimator) && keep === undefined && freeze === undefined && segments === undefined,
    apply: (settings) => ({ ...plain(settings), estimator: kept(settings.estimator, estimator) }),
  };
}

/** The numbers that were chosen before stay where the other method reads them too. */
function kept(before: TrainingSettings['estimator'], next: TrainingSettings['estimator']): TrainingSettings['estimator'] {
  const fraction = 'fraction' in before && 'fraction' in next ? { fraction: before.fraction } : {};
  const held = 'm' in before && 'm' in next ? { m: before.m, kMax: before.kMax } : {};
  return { ...next, ...fraction, ...held };
}
