/** The table of optimizers: the one place that knows them by name. */
import { adam } from './adam.ts';
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
  return entry.create(settings);
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
  return messages;
}

function unknownName(name: string): string {
  return `name must be one of ${optimizers.map((entry) => entry.name).join(', ')}; it is ${name}`;
}
