import type { Estimator, EstimatorSettings } from '../types.ts';
import { argmax, bandit, type Rule } from './bandit.ts';

/**
 * With probability ε a branch uniformly at random, else the one of largest mean reward. Its probabilities are known:
 * 1 − ε + ε/n of the best of n branches, ε/n of every other; so it is unbiased where it is scaled and ε > 0.
 */
export function epsilonGreedy(settings: EstimatorSettings): Estimator {
  return bandit(epsilonGreedyRule(settings.epsilon), settings, settings.normalize && settings.epsilon > 0);
}

export function epsilonGreedyRule(epsilon: number): Rule {
  return {
    name: 'epsilon-greedy',
    scaled: true,
    choose: ({ means }, random) => (random.uniform() < epsilon ? Number(random.below(BigInt(means.length))) : argmax(means)),
    chances({ means }) {
      const best = argmax(means);
      return means.map((_, branch) => epsilon / means.length + (branch === best ? 1 - epsilon : 0));
    },
  };
}
