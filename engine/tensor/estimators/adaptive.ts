import { KEPT_FRACTION, LONGEST_HOLD } from '../../estimators/adaptive.ts';
import { at, invariant } from '../../invariant.ts';
import { gradientNorm, look } from './candidates.ts';
import type { UnitEstimatorSettings } from './settings.ts';
import type { ChosenUnits, KeptDraw, UnitChoosing } from './types.ts';

/**
 * In every layer the units with the largest gradients, found exactly, kept for as long as they matter: neither m nor k_max.
 * A unit's gradient does not depend on what else is kept, so passes over disjoint sets of units find the gradients of all of them
 * in the memory of a single selection: 1 / fraction passes. What is kept is given up when its share Σ‖g‖ / Σ‖g‖ over all has
 * fallen below half of what it was; shares are looked at 1, 2, 4, 8, … iterations after the choice. Scaled by the inverse of the
 * share, so that what is kept has the size of the whole. Biased. (`engine/estimators/adaptive.ts` for tensors.)
 */
export function chooseAdaptive(choosing: UnitChoosing<Extract<UnitEstimatorSettings, { readonly name: 'adaptive' }>>): ChosenUnits {
  const { layers, before, input } = choosing;
  const { iteration } = input;
  const known = before.length === layers.length;
  const age = known ? iteration - Math.max(0, ...before.map((one) => one.iteration)) : LONGEST_HOLD;
  if (known && age < LONGEST_HOLD && !isPowerOfTwo(age)) return { state: before, candidates: [], passes: 0 };
  const { norms, passes } = unitNorms(choosing);
  const matters = known && age < LONGEST_HOLD && before.every((kept, layer) => stillMatters(kept, at(norms, layer)));
  const state = matters ? before : layers.map((layer, index) => largestUnits(at(norms, index), layer.kept, iteration));
  return { state, candidates: norms, passes };
}

/** By layer, ‖gradient‖ of each unit's weights. */
function unitNorms(choosing: UnitChoosing): { readonly norms: readonly number[][]; readonly passes: number } {
  const { layers } = choosing;
  const norms = layers.map(({ units }) => new Array<number>(units).fill(0));
  const passes = Math.max(0, ...layers.map(({ units, kept }) => Math.ceil(units / kept)));
  for (let pass = 0; pass < passes; pass++) {
    // The last set of a layer reaches back, so that all are of one size; smaller layers are seen again.
    const sets = layers.map(({ units, kept }) => {
      const first = Math.min(pass * kept, units - kept);
      return Uint32Array.from({ length: kept }, (_, i) => first + i);
    });
    const choices = new Map(
      layers.map(({ instruction }, index) => [instruction.id, { kind: 'sampling', units: at(sets, index), scale: 1 } as const]),
    );
    look(choosing, choices, (layer, gradient) => {
      const kept = at(layers, layer);
      invariant(kept.axis === 'features', 'a line of pixels owns no weights');
      const { units, outer } = kept;
      const own = at(norms, layer);
      for (const unit of at(sets, layer)) {
        // A unit owns a row of the weights in every place of the window.
        own[unit] = gradientNorm({
          rows: outer,
          width: gradient.width,
          row: (row) => gradient.row(row * units + unit),
        });
      }
    });
  }
  return { norms, passes };
}

/** The units with the largest gradients, the first of those that tie. */
function largestUnits(norms: readonly number[], kept: number, iteration: number): KeptDraw {
  const order = norms.map((_, unit) => unit).sort((a, b) => at(norms, b) - at(norms, a) || a - b);
  const units = order.slice(0, kept).sort((a, b) => a - b);
  return { iteration, draw: 0, units, share: shareOf(units, norms) };
}

/** A layer whose gradient is 0 says nothing against the choice. */
function stillMatters({ units = [], share = 1 }: KeptDraw, norms: readonly number[]): boolean {
  return !(shareOf(units, norms) < KEPT_FRACTION * share);
}

/** Of the whole, 1 where that is 0. */
function shareOf(units: readonly number[], norms: readonly number[]): number {
  const total = norms.reduce((sum, norm) => sum + norm, 0);
  return total > 0 ? units.reduce((sum, unit) => sum + at(norms, unit), 0) / total : 1;
}

function isPowerOfTwo(age: number): boolean {
  return age > 0 && (age & (age - 1)) === 0;
}
