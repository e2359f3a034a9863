import { at } from '../invariant.ts';
import { adam } from './adam.ts';
import type { Optimizer, OptimizerSettings } from './types.ts';

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019): Adam's δ, less α λ θ. The decay is a part of the update, not of
 * the gradient, so that the moving averages do not see it.
 */
export function adamw(settings: OptimizerSettings): Optimizer {
  const plain = adam(settings);
  const decay = settings.learningRate * (settings.weightDecay ?? DEFAULT_WEIGHT_DECAY);
  return {
    ...plain,
    name: 'adamw',
    update(gradient, state, point) {
      const { delta, state: next } = plain.update(gradient, state, point);
      return { delta: delta.map((d, i) => d - decay * at(point, i)), state: next };
    },
  };
}

export const DEFAULT_WEIGHT_DECAY = 0.01;
