/** The rules of the bandits, by the names of their estimators. */
import type { EstimatorSettings } from '../types.ts';
import type { Rule } from './bandit.ts';
import { epsilonGreedyRule } from './epsilon-greedy.ts';
import { thompsonRule } from './thompson.ts';
import { ucbRule } from './ucb.ts';

/** `undefined` where the estimator is no bandit. */
export function banditRule({ epsilon }: Pick<EstimatorSettings, 'epsilon'>, name: string): Rule | undefined {
  return [thompsonRule, ucbRule, epsilonGreedyRule(epsilon)].find((rule) => rule.name === name);
}
