import type { StopCondition } from '../../engine/index.ts';

/** The most iterations that a run to this condition does; `undefined` where it does not say so. */
export function mostIterations(stop: StopCondition): number | undefined {
  switch (stop.kind) {
    case 'iterations':
      return stop.iterations;
    case 'any': {
      const known = stop.of.flatMap((one) => mostIterations(one) ?? []);
      return known.length === 0 ? undefined : Math.min(...known);
    }
    default:
      return undefined;
  }
}

/** A run whose condition does not bound it ends here. */
export const MOST_ITERATIONS = 100_000_000;
