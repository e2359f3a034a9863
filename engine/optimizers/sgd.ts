import type { Optimizer, OptimizerSettings } from './types.ts';

/** Gradient descent with a constant learning rate: δ = −α g. */
export function sgd(settings: OptimizerSettings): Optimizer {
  return {
    name: 'sgd',
    init: () => ({ updates: 0, vectors: {} }),
    update: (gradient, state) => ({
      delta: Array.from(gradient, (g) => -settings.learningRate * g),
      state: { updates: state.updates + 1, vectors: state.vectors },
    }),
  };
}
