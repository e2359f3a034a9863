/** The table of estimators: the one place that knows them by name. */
import { adaptive } from './adaptive.ts';
import { epsilonGreedy } from './bandits/epsilon-greedy.ts';
import { thompson } from './bandits/thompson.ts';
import { ucb } from './bandits/ucb.ts';
import { best } from './best.ts';
import { closest } from './closest.ts';
import { fixed } from './fixed.ts';
import { full } from './full.ts';
import { proportional } from './proportional.ts';
import { rad } from './rad.ts';
import { spad1 } from './spad1.ts';
import { spad2 } from './spad2.ts';
import type { Estimator, EstimatorSettings } from './types.ts';

export interface EstimatorEntry {
  readonly name: string;
  /** Other names that settings may use. */
  readonly aliases: readonly string[];
  /** For people. */
  readonly title: string;
  /** One sentence. */
  readonly description: string;
  create(settings: EstimatorSettings): Estimator;
}

export const estimators: readonly EstimatorEntry[] = [
  {
    name: 'full',
    aliases: [],
    title: 'Full',
    description: 'Every path: the exact gradient, as reverse mode computes it.',
    create: full,
  },
  {
    name: 'fixed',
    aliases: [],
    title: 'Fixed',
    description: 'One and the same selection for the whole run.',
    create: fixed,
  },
  {
    name: 'rad',
    aliases: [],
    title: 'RAD',
    description: 'A fresh random selection at every iteration.',
    create: rad,
  },
  {
    name: 'spad1',
    aliases: [],
    title: 'SPAD (Algorithm 1)',
    description: 'The largest of m candidates, kept with probability 1 − ε for k_max iterations; other paths otherwise.',
    create: spad1,
  },
  {
    name: 'spad2',
    aliases: ['spad'],
    title: 'SPAD (Algorithm 2)',
    description: 'The largest of m candidates, kept for k_max iterations.',
    create: spad2,
  },
  {
    name: 'closest',
    aliases: [],
    title: 'Closest',
    description: 'As Algorithm 1, but it prefers the candidate closest to the gradient.',
    create: closest,
  },
  {
    name: 'best',
    aliases: [],
    title: 'Best',
    description: 'The largest of all paths, found without listing them, kept for k_max iterations.',
    create: best,
  },
  {
    name: 'adaptive',
    aliases: [],
    title: 'Adaptive',
    description: 'The largest of all paths, kept for as long as its share of the gradient lasts.',
    create: adaptive,
  },
  {
    name: 'proportional',
    aliases: [],
    title: 'Proportional',
    description: 'A fresh draw with probabilities proportional to |g|: unbiased, with the least variance.',
    create: proportional,
  },
  {
    name: 'thompson',
    aliases: [],
    title: 'Thompson sampling',
    description: 'A bandit at every tuple node draws beliefs about its branches and takes the largest.',
    create: thompson,
  },
  {
    name: 'ucb',
    aliases: [],
    title: 'Upper confidence bound',
    description: 'A bandit at every tuple node takes the branch that could be the largest.',
    create: ucb,
  },
  {
    name: 'epsilon-greedy',
    aliases: [],
    title: 'ε-greedy',
    description: 'A bandit at every tuple node takes the branch that was the largest, or any with probability ε.',
    create: epsilonGreedy,
  },
];

/** Every name that settings may use, aliases after the name that they stand for. */
export const estimatorNames: readonly string[] = estimators.flatMap(({ name, aliases }) => [name, ...aliases]);

/** The paper's: a single branch from each tuple node (§III.A), m = 2 and k_max = 5, SPAD as it is used in practice. */
export const defaultEstimatorSettings: EstimatorSettings = {
  name: 'spad2',
  granularity: 'graph',
  draw: 'branches',
  normalize: true,
  m: 2,
  kMax: 5,
  epsilon: 0.1,
  fixed: [],
};

/** The entry of a name or an alias. */
export function findEstimator(wanted: string): EstimatorEntry | undefined {
  return estimators.find(({ name, aliases }) => name === wanted || aliases.includes(wanted));
}

/** Throws `RangeError` for a name that the table does not have. */
export function createEstimator(settings: EstimatorSettings): Estimator {
  const entry = findEstimator(settings.name);
  if (!entry) throw new RangeError(`there is no estimator ${settings.name}; there are ${estimatorNames.join(', ')}`);
  return entry.create(settings);
}
