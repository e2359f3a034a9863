import { at } from '../invariant.ts';
import type { Optimizer, OptimizerSettings } from './types.ts';
import { vector, zeros } from './vectors.ts';

/** RMSProp (Tieleman and Hinton 2012): v ← β₂ v + (1 − β₂) g², and δ = −α g / (√v + ε). */
export function rmsprop({ learningRate, beta2, stability }: OptimizerSettings): Optimizer {
  return {
    name: 'rmsprop',
    init: (size) => ({ updates: 0, vectors: { v: zeros(size) } }),
    update(gradient, state) {
      const v = vector(state, 'v').map((old, i) => beta2 * old + (1 - beta2) * at(gradient, i) ** 2);
      const delta = v.map((square, i) => (-learningRate * at(gradient, i)) / (Math.sqrt(square) + stability));
      return { delta, state: { updates: state.updates + 1, vectors: { v } } };
    },
  };
}
