import { at } from '../invariant.ts';
import type { Optimizer, OptimizerSettings } from './types.ts';
import { vector, zeros } from './vectors.ts';

/**
 * Adam (Kingma and Ba 2014, Algorithm 1): moving averages m of the gradient and v of its square, both
 * started at 0 and divided by what that start takes from them (1 − βᵗ); δ = −α m̂ / (√v̂ + ε).
 */
export function adam(settings: OptimizerSettings): Optimizer {
  const { learningRate, beta1, beta2, stability } = settings;
  return {
    name: 'adam',
    init: (size) => ({ updates: 0, vectors: { m: zeros(size), v: zeros(size) } }),
    update(gradient, state) {
      const t = state.updates + 1;
      const m = vector(state, 'm').map((old, i) => beta1 * old + (1 - beta1) * at(gradient, i));
      const v = vector(state, 'v').map((old, i) => beta2 * old + (1 - beta2) * (at(gradient, i) * at(gradient, i)));
      const mCorrection = 1 - beta1 ** t;
      const vCorrection = 1 - beta2 ** t;
      const delta = m.map((mean, i) => (-learningRate * (mean / mCorrection)) / (Math.sqrt(at(v, i) / vCorrection) + stability));
      return { delta, state: { updates: t, vectors: { m, v } } };
    },
  };
}
