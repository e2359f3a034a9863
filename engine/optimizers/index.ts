/** The table of optimizers: the one place that knows them by name. */
import { adam } from './adam.ts';
import { adamw } from './adamw.ts';
import { clip } from './clip.ts';
import { momentum, nesterov } from './momentum.ts';
import { rmsprop } from './rmsprop.ts';
import { rateFactor, scheduleFault } from './schedule.ts';
import { sgd } from './sgd.ts';
import type { Optimizer, OptimizerSettings } from './types.ts';

export interface OptimizerEntry {
  readonly name: string;
  /** For people. */
  readonly title: string;
  /** One sentence. */
  readonly description: string;
  create(settings: OptimizerSettings): Optimizer;
}

export const optimizers: readonly OptimizerEntry[] = [
  {
    name: 'sgd',
    title: 'SGD',
    description: 'Moves against the gradient estimate, scaled by the learning rate.',
    create: sgd,
  },
  {
    name: 'adam',
    title: 'Adam',
    description: 'Divides a moving average of the gradient estimates by the root of their moving mean square.',
    create: adam,
  },
  {
    name: 'momentum',
    title: 'Momentum',
    description: 'Moves against a velocity that adds up the gradient estimates and fades by β1.',
    create: momentum,
  },
  {
    name: 'nesterov',
    title: 'Nesterov',
    description: 'Momentum that looks ahead along its velocity.',
    create: nesterov,
  },
  {
    name: 'adamw',
    title: 'AdamW',
    description: 'Adam with weight decay that the moving averages do not see.',
    create: adamw,
  },
  {
    name: 'rmsprop',
    title: 'RMSProp',
    description: 'Divides the gradient estimate by the root of its moving mean square.',
    create: rmsprop,
  },
];

/** The paper's: Adam with its default values (§III.A). */
export const defaultOptimizerSettings: OptimizerSettings = {
  name: 'adam',
  learningRate: 0.01,
  beta1: 0.9,
  beta2: 0.999,
  stability: 1e-8,
};

/** Throws `RangeError` for a name that the table does not have. */
export function createOptimizer(settings: OptimizerSettings): Optimizer {
  const entry = optimizers.find(({ name }) => name === settings.name);
  if (!entry) throw new RangeError(unknownName(settings.name));
  return scheduled(settings, entry.create);
}

/** Clips what comes in and gives every update its own learning rate; the optimizer itself where neither is asked for. */
function scheduled(settings: OptimizerSettings, create: OptimizerEntry['create']): Optimizer {
  const { schedule = { kind: 'constant' }, clip: limit } = settings;
  const plain = create(settings);
  if (schedule.kind === 'constant' && limit === undefined) return plain;
  return {
    ...plain,
    update(gradient, state, point) {
      const learningRate = settings.learningRate * rateFactor(schedule, state.updates);
      return create({ ...settings, learningRate }).update(limit === undefined ? gradient : clip(gradient, limit), state, point);
    },
  };
}

/** What is wrong with settings that came from outside: one message a field. Empty when all is well. */
export function validateOptimizerSettings(settings: OptimizerSettings): string[] {
  const messages: string[] = [];
  if (!optimizers.some(({ name }) => name === settings.name)) messages.push(unknownName(settings.name));
  if (!(settings.learningRate > 0 && Number.isFinite(settings.learningRate))) {
    messages.push(`learningRate must be a number above 0; it is ${settings.learningRate}`);
  }
  for (const field of ['beta1', 'beta2'] as const) {
    if (!(settings[field] >= 0 && settings[field] < 1)) messages.push(`${field} must be in [0, 1); it is ${settings[field]}`);
  }
  if (!(settings.stability > 0 && Number.isFinite(settings.stability))) {
    messages.push(`stability must be a number above 0; it is ${settings.stability}`);
  }
  const { weightDecay = 0, clip: limit = 1, schedule = { kind: 'constant' } } = settings;
  if (!(weightDecay >= 0 && Number.isFinite(weightDecay))) messages.push(`weightDecay must be a number from 0; it is ${weightDecay}`);
  if (!(limit > 0)) messages.push(`clip must be a number above 0; it is ${limit}`);
  const fault = scheduleFault(schedule);
  if (fault !== undefined) messages.push(fault);
  return messages;
}

function unknownName(name: string): string {
  return `name must be one of ${optimizers.map((entry) => entry.name).join(', ')}; it is ${name}`;
}
