import { at } from '../../invariant.ts';
import { type GradientRows, squaredNorm } from '../gradient.ts';
import { unitRandom } from '../random.ts';
import { drawChoice, type UnitKind } from '../units/choice.ts';
import type { KeptLayer } from '../units/layer.ts';
import type { UnitChoices, UnitChoosing, UnitEstimatorState } from './types.ts';

/** A fresh draw for every layer: the first of its iteration. */
export function freshDraws(layers: readonly KeptLayer[], iteration: number): UnitEstimatorState {
  return layers.map(() => ({ iteration, draw: 0 }));
}

/** What the draws of a state keep. */
export function choicesOf(layers: readonly KeptLayer[], kind: UnitKind, seed: number, state: UnitEstimatorState): UnitChoices {
  return new Map(
    layers.map(({ instruction: { id }, units, kept }, index) => {
      const { iteration, draw, units: found, share } = at(state, index);
      if (found) return [id, { kind: 'sampling', units: Uint32Array.from(found), ...(share && { scale: 1 / share }) }] as const;
      return [id, drawChoice(kind, units, kept, unitRandom(seed, iteration, id, draw))] as const;
    }),
  );
}

/** A pass over the batch with those choices, which changes nothing: `visit` is told of each layer's weight gradient. */
export function look(
  { step, layers, input }: UnitChoosing,
  choices: UnitChoices,
  visit: (layer: number, gradient: GradientRows) => void,
): void {
  const layerOf = new Map(layers.map(({ instruction }, index) => [at(instruction.operands, 1), index]));
  step.run({
    ...input,
    choices,
    onGradient(parameter, gradient) {
      const layer = layerOf.get(parameter);
      if (layer !== undefined) visit(layer, gradient);
    },
  });
}

export function gradientNorm(gradient: GradientRows): number {
  return Math.sqrt(squaredNorm(gradient));
}
