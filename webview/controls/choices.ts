/**
 * What the forms offer, in words. The webviews import only types of the engine, so the names stand here
 * a second time; a test compares them with the engine's own.
 */
import type { EstimatorSettings, ObservationSettings } from '../../engine/index.ts';
import type { Choice } from './dropdown.ts';

export type EstimatorField = Exclude<keyof EstimatorSettings, 'name' | 'fixed'>;

export interface EstimatorChoice extends Choice {
  readonly description: string;
  /** Other names that settings may use. */
  readonly aliases?: readonly string[];
  /** The settings that this estimator reads: only these are shown. */
  readonly reads: readonly EstimatorField[];
}

export const ESTIMATORS: readonly EstimatorChoice[] = [
  {
    value: 'full',
    label: 'Full',
    description: 'Every path: the exact gradient, as reverse mode computes it.',
    reads: [],
  },
  {
    value: 'fixed',
    label: 'Fixed',
    description: 'One and the same selection for the whole run.',
    reads: ['granularity', 'normalize'],
  },
  {
    value: 'rad',
    label: 'RAD',
    description: 'A fresh random selection at every iteration.',
    reads: ['granularity', 'draw', 'normalize'],
  },
  {
    value: 'spad1',
    label: 'SPAD (Algorithm 1)',
    description: 'The largest of m candidates, kept with probability 1 − ε for k_max iterations; other paths otherwise.',
    reads: ['granularity', 'draw', 'm', 'kMax', 'epsilon', 'normalize'],
  },
  {
    value: 'spad2',
    label: 'SPAD (Algorithm 2)',
    description: 'The largest of m candidates, kept for k_max iterations.',
    aliases: ['spad'],
    reads: ['granularity', 'draw', 'm', 'kMax', 'normalize'],
  },
  {
    value: 'closest',
    label: 'Closest',
    description: 'As Algorithm 1, but it prefers the candidate closest to the gradient.',
    reads: ['granularity', 'draw', 'm', 'kMax', 'epsilon', 'normalize'],
  },
  {
    value: 'best',
    label: 'Best',
    description: 'The largest of all paths, found without listing them, kept for k_max iterations.',
    reads: ['granularity', 'draw', 'kMax', 'normalize'],
  },
  {
    value: 'adaptive',
    label: 'Adaptive',
    description: 'The largest of all paths, kept for as long as its share of the gradient lasts.',
    reads: ['granularity', 'normalize'],
  },
  {
    value: 'proportional',
    label: 'Proportional',
    description: 'A fresh draw with probabilities proportional to |g|: unbiased, with the least variance.',
    reads: ['granularity', 'normalize'],
  },
  {
    value: 'thompson',
    label: 'Thompson sampling',
    description: 'A bandit at every tuple node draws beliefs about its branches and takes the largest.',
    reads: ['granularity', 'draw', 'normalize'],
  },
  {
    value: 'ucb',
    label: 'Upper confidence bound',
    description: 'A bandit at every tuple node takes the branch that could be the largest.',
    reads: ['granularity', 'draw', 'normalize'],
  },
  {
    value: 'epsilon-greedy',
    label: 'ε-greedy',
    description: 'A bandit at every tuple node takes the branch that was the largest, or any with probability ε.',
    reads: ['granularity', 'epsilon', 'normalize'],
  },
];

/** The estimator of this name or alias. */
export function estimatorChoice(name: string): EstimatorChoice | undefined {
  return ESTIMATORS.find((estimator) => estimator.value === name || estimator.aliases?.includes(name) === true);
}

export const GRANULARITIES: readonly Choice[] = [
  { value: 'path', label: 'Path', description: 'One whole path for each parameter.' },
  { value: 'parameter', label: 'Parameter', description: 'One branch of each parameter, with everything behind it.' },
  { value: 'graph', label: 'Graph', description: 'One branch at every tuple node, shared by all parameters.' },
];

export const DRAWS: readonly Choice[] = [
  { value: 'paths', label: 'Over paths', description: 'Every path is equally likely.' },
  { value: 'branches', label: 'Over branches', description: 'Every branch of a tuple node is equally likely.' },
];

export interface ObserverChoice extends Choice {
  readonly description: string;
  /** The settings that it reads. */
  readonly reads: readonly Exclude<keyof ObservationSettings, 'name'>[];
}

/** How rows of `@data` are chosen. */
export const OBSERVERS: readonly ObserverChoice[] = [
  { value: 'gd', label: 'GD', description: 'Every row at every iteration.', reads: [] },
  { value: 'sgd', label: 'SGD', description: 'A batch of distinct rows, uniformly at random.', reads: ['batch'] },
  {
    value: 'bandit',
    label: 'Bandit',
    description: 'A batch drawn by probabilities that follow the gradients of the rows, weighted by their inverse.',
    reads: ['batch', 'rate', 'floor'],
  },
];

export const OPTIMIZERS: readonly Choice[] = [
  { value: 'sgd', label: 'SGD', description: 'Moves against the gradient estimate, scaled by the learning rate.' },
  {
    value: 'adam',
    label: 'Adam',
    description: 'Divides a moving average of the gradient estimates by the root of their moving mean square.',
  },
  { value: 'momentum', label: 'Momentum', description: 'Moves against a velocity that adds up the gradient estimates and fades by β1.' },
  { value: 'nesterov', label: 'Nesterov', description: 'Momentum that looks ahead along its velocity.' },
  { value: 'adamw', label: 'AdamW', description: 'Adam with weight decay that the moving averages do not see.' },
  { value: 'rmsprop', label: 'RMSProp', description: 'Divides the gradient estimate by the root of its moving mean square.' },
];
