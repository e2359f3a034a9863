/** Compiled runs with Adam as loops that can be timed. */
import { alternativesOf } from '../../engine/estimators/granularity/index.ts';
import type { DifferentiableFunction } from '../../engine/index.ts';
import { defaultOptimizerSettings } from '../../engine/optimizers/index.ts';
import type { OptimizerSettings } from '../../engine/optimizers/types.ts';
import { Corrections, compileKernel, scalePlace } from '../../engine/run/fast/kernel.ts';
import type { Loop } from './compare.ts';

/** One time is so many iterations. */
export const iterations = 500;
/** Where the paper's functions are neither symmetric nor flat. */
export const start = [1.3, -0.6] as const;

const corrections = new Corrections(defaultOptimizerSettings, iterations);
corrections.reach(iterations);

/** Adam over the selection of granularity `graph` with a number, or over everything. */
export function adamLoop(fn: DifferentiableFunction, settings: OptimizerSettings, from: readonly number[], selection?: bigint): Loop {
  const traced = fn.at(from);
  const { graph, coordinates } = traced;
  const kept = selection === undefined ? ({ kind: 'full' } as const) : alternativesOf(graph, 'graph').select([selection]);
  const scale = coordinates.map(() => 1);
  const run = compileKernel(traced, kept, scale, settings);
  const state = new Float64Array(scalePlace(traced, settings.name));
  return (times) => {
    for (let i = 0; i < times; i++) {
      state.fill(0);
      state.set(from);
      run(state, 0, iterations, corrections.numbers);
    }
  };
}
