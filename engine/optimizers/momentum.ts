import { at } from '../invariant.ts';
import type { Optimizer, OptimizerSettings } from './types.ts';
import { vector, zeros } from './vectors.ts';

/** The heavy ball (Polyak 1964): a velocity u ← β₁ u + g, and δ = −α u. */
export function momentum(settings: OptimizerSettings): Optimizer {
  return ball('momentum', settings, (_g, u) => u);
}

/** Nesterov's momentum in the form of Sutskever et al. 2013: u ← β₁ u + g, and a look ahead, δ = −α (g + β₁ u). */
export function nesterov(settings: OptimizerSettings): Optimizer {
  return ball('nesterov', settings, (g, u) => g + settings.beta1 * u);
}

function ball(name: string, { learningRate, beta1 }: OptimizerSettings, direction: (g: number, u: number) => number): Optimizer {
  return {
    name,
    init: (size) => ({ updates: 0, vectors: { u: zeros(size) } }),
    update(gradient, state) {
      const u = vector(state, 'u').map((old, i) => beta1 * old + at(gradient, i));
      const delta = u.map((velocity, i) => -learningRate * direction(at(gradient, i), velocity));
      return { delta, state: { updates: state.updates + 1, vectors: { u } } };
    },
  };
}
