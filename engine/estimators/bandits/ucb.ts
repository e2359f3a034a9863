import { at } from '../../invariant.ts';
import type { Estimator, EstimatorSettings } from '../types.ts';
import { argmax, bandit, type Rule, type Table } from './bandit.ts';

/**
 * The upper confidence bound UCB1 (Auer, Cesa-Bianchi, Fischer 2002): the branch of largest mean + √(2 ln n / nᵢ), one that
 * was never taken first. It draws nothing: no branch has a probability, and the estimate is biased.
 */
export function ucb(settings: EstimatorSettings): Estimator {
  return bandit(ucbRule, settings, false);
}

export const ucbRule: Rule = {
  name: 'ucb',
  scaled: false,
  choose: mostPromising,
  chances(table) {
    const taken = mostPromising(table);
    return table.means.map((_, branch) => (branch === taken ? 1 : 0));
  },
};

function mostPromising({ pulls, means }: Table): number {
  const total = pulls.reduce((sum, count) => sum + count, 0);
  const width = Math.sqrt(2 * Math.log(Math.max(total, 1)));
  return argmax(means.map((mean, i) => (at(pulls, i) === 0 ? Number.POSITIVE_INFINITY : mean + width / Math.sqrt(at(pulls, i)))));
}
