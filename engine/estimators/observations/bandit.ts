import { at } from '../../invariant.ts';
import type { ObservationSettings, Observer } from './types.ts';

/**
 * Bandit-weighted minibatches: the paper's [10] (Liu, Wu, Mozafari 2020, "Adam with bandit sampling", their Algorithm 2). Rows are
 * drawn with replacement by their probabilities p and weighted by 1/(K n p), which keeps the batch unbiased whatever p is. A
 * drawn row has the loss 1 − (p_min/p)² (‖g‖/L)², the smaller the more it contributes to the variance; probabilities follow by
 * exponential weights and are brought back to at least p_min by the projection of least Kullback-Leibler divergence.
 *
 * Two things that [10] leaves to tuning are made free of units: its bound L on ‖g‖ is the largest seen, and its step size is
 * rate · K/n, so that a row drawn once at p = 1/n with loss 1 loses the factor exp(−rate).
 */
export function rowBandit({ batch, rate, floor }: ObservationSettings): Observer {
  return {
    name: 'bandit',
    draw(rows, state, random) {
      const p = state?.probabilities ?? uniform(rows);
      const drawn = Array.from({ length: batch }, () => random.choose(p));
      return { rows: drawn, weights: drawn.map((row) => 1 / (batch * rows * at(p, row))) };
    },
    learn(rows, state, drawn, norms) {
      const p = state?.probabilities ?? uniform(rows);
      const largest = norms.reduce((most, size) => (Number.isFinite(size) && size > most ? size : most), state?.largest ?? 0);
      if (largest === 0) return { probabilities: p, largest };
      const least = floor / rows;
      const weights = [...p];
      for (const [k, row] of drawn.rows.entries()) {
        const chance = at(p, row);
        const size = at(norms, k);
        const gain = Number.isFinite(size) ? (least / chance) ** 2 * (size / largest) ** 2 : 0;
        weights[row] = at(weights, row) * Math.exp((-rate * (1 - gain)) / (rows * chance));
      }
      return { probabilities: project(weights, least), largest };
    },
  };
}

function uniform(rows: number): readonly number[] {
  return new Array<number>(rows).fill(1 / rows);
}

/**
 * The distribution nearest to the weights (in Kullback-Leibler divergence) of which no entry is below `least`: small ones are
 * raised to it, the others scaled to what is left, until none of those falls below.
 */
export function project(weights: readonly number[], least: number): readonly number[] {
  const ascending = [...weights].sort((a, b) => a - b);
  let rest = ascending.reduce((sum, weight) => sum + weight, 0);
  let raised = 0;
  let scale = 1 / rest;
  while (raised < ascending.length - 1 && at(ascending, raised) * scale < least) {
    rest -= at(ascending, raised);
    raised++;
    scale = (1 - raised * least) / rest;
  }
  return weights.map((weight) => Math.max(least, weight * scale));
}
