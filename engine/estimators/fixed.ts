import { alternativesAt, keep } from './keep.ts';
import type { Alternatives } from './spaces.ts';
import type { Estimator, EstimatorSettings } from './types.ts';

/**
 * One and the same alternative of each space at every iteration (the dashed curves of the paper's Figure 3): `settings.fixed`
 * names them by number, 0 where it is silent, the last alternative where there are fewer. Nothing is drawn, so nothing is
 * scaled. Biased unless there is nothing to choose.
 */
export function fixed(settings: EstimatorSettings): Estimator {
  return {
    name: 'fixed',
    unbiased: false,
    estimate(input) {
      const alternatives = alternativesAt(input, settings);
      return keep(input, settings, alternatives, {
        chosen: fixedChoice(settings, alternatives),
        weight: () => 1,
        reason: 'fixed',
        state: null,
      });
    },
  };
}

/** The alternatives that the settings name. */
export function fixedChoice(settings: Pick<EstimatorSettings, 'fixed'>, { spaces }: Alternatives): readonly bigint[] {
  return spaces.map(({ size }, s) => within(BigInt(settings.fixed[s] ?? 0), size));
}

/** An edit of the source can take alternatives away in the middle of a run. */
function within(index: bigint, size: bigint): bigint {
  if (size === 0n) return 0n;
  return index < size ? index : size - 1n;
}
