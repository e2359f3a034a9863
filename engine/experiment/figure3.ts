import { defaultEstimatorSettings } from '../estimators/index.ts';
import type { EstimatorSettings } from '../estimators/types.ts';
import type { OptimizerSettings } from '../optimizers/types.ts';
import { advance, initialState, type Steppable } from '../run/step.ts';

/** One curve of the paper's Figure 3: the objective before each iteration, and after the last. */
export interface Curve {
  readonly label: string;
  readonly objective: readonly number[];
}

/** The figure's starting point. */
export const FIGURE3_START = 5;

/**
 * Figure 3: the minimization of f₁ from x = 5 by Adam, with the full gradient, a random one of its two terms at each iteration,
 * and each of the terms alone. The figure does not say whether the random term is scaled; `normalize` is the reader's choice.
 */
export function figure3(
  fn: Steppable,
  optimizer: OptimizerSettings,
  iterations: number,
  seed: number,
  normalize: boolean,
): readonly Curve[] {
  const curve = (label: string, change: Partial<EstimatorSettings>): Curve => {
    const estimator: EstimatorSettings = { ...defaultEstimatorSettings, granularity: 'path', normalize, ...change };
    const settings = { estimator, optimizer, seed, start: [FIGURE3_START] };
    const objective: number[] = [];
    for (let state = initialState(settings); objective.length <= iterations; ) {
      const result = advance(fn, settings, state);
      objective.push(result.estimate.value);
      state = result.state;
    }
    return { label, objective };
  };
  return [
    curve('full gradient', { name: 'full' }),
    curve('random term', { name: 'rad' }),
    curve('first term', { name: 'fixed', fixed: [0] }),
    curve('second term', { name: 'fixed', fixed: [1] }),
  ];
}
