import { at } from '../../invariant.ts';
import { choicesOf, freshDraws, gradientNorm, look } from './candidates.ts';
import type { UnitEstimatorSettings } from './settings.ts';
import type { ChosenUnits, UnitChoosing } from './types.ts';

/**
 * In every layer the best of m draws, kept for k_max iterations (paper, Algorithm 2). The candidates are compared in passes of
 * their own, one after the other over the same batch, so that no more than one is stored at a time: memory stays that of a single
 * selection, and a choosing iteration costs m passes more. m = 1 and k_max = 1 is RAD, draw for draw.
 */
export function chooseSpad(choosing: UnitChoosing<Extract<UnitEstimatorSettings, { readonly name: 'spad' }>>): ChosenUnits {
  const { layers, settings, before, input } = choosing;
  const { iteration, seed } = input;
  if (iteration % settings.kMax !== 0 && before.length === layers.length) return { state: before, candidates: [], passes: 0 };
  if (settings.m === 1) return { state: freshDraws(layers, iteration), candidates: [], passes: 0 };
  const norms = layers.map((): number[] => []);
  for (let draw = 0; draw < settings.m; draw++) {
    const drawn = layers.map(() => ({ iteration, draw }));
    look(choosing, choicesOf(layers, settings.kind, seed, drawn), (layer, gradient) => at(norms, layer).push(gradientNorm(gradient)));
  }
  return { state: norms.map((own) => ({ iteration, draw: firstLargest(own) })), candidates: norms, passes: settings.m };
}

/** The first of the candidates whose gradient is largest (Algorithm 2, line 10); the first of all where none is a number. */
function firstLargest(norms: readonly number[]): number {
  return norms.reduce((best, norm, draw) => (norm > at(norms, best) ? draw : best), 0);
}
