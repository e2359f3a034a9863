/** The optimizers of `engine/optimizers` for tensors: the same rules, in place and row by row, in Float32. */
import { rateFactor, type Schedule } from '../optimizers/schedule.ts';
import { type GradientRow, type GradientRows, squaredStretch } from './gradient.ts';
import { BETA1, BETA2 } from './kernels/plain.ts';
import type { Kernels } from './kernels/types.ts';
import { item } from './operations/types.ts';

export interface TensorOptimizerSettings {
  readonly name: 'sgd' | 'adam';
  readonly learningRate: number;
  readonly schedule: Schedule;
}

export const tensorOptimizerNames = ['sgd', 'adam'] as const satisfies readonly TensorOptimizerSettings['name'][];

const STABILITY = 1e-8;

/** The moving averages of a parameter's gradient and of its square; none for SGD. */
export interface Moments {
  readonly first: Float32Array;
  readonly second: Float32Array;
}

/** How many arrays of a parameter's size an optimizer keeps beside it. */
export function companionsOf(name: TensorOptimizerSettings['name']): number {
  return name === 'adam' ? 2 : 0;
}

/**
 * Moves a parameter, all in the kernels' memory; `updates` is how many were done before. Gives the gradient's norm.
 *
 * Adam (Kingma and Ba 2014, Algorithm 1) is that of `optimizers/adam.ts`, with the corrections drawn out of the loop as its section 2
 * has it: α m̂ / (√v̂ + ε) is α √c₂ / c₁ · m / (√v + ε √c₂). Where the gradient is 0 the moments fade all the same.
 */
export function update(
  kernels: Kernels,
  settings: TensorOptimizerSettings,
  updates: number,
  parameter: Float32Array,
  moments: Moments,
  { rows, width, row }: GradientRows,
): number {
  const rate = settings.learningRate * rateFactor(settings.schedule, updates);
  const root = Math.sqrt(1 - BETA2 ** (updates + 1));
  const rest = { parameter, ...moments, size: (rate * root) / (1 - BETA1 ** (updates + 1)), stability: STABILITY * root };
  const adam = (from: number, to: number, { values, from: start, scale }: GradientRow): void =>
    kernels.adam({ ...rest, at: from, count: to - from, gradient: values, gradientAt: start, scale });
  let total = 0;
  // Rows that are 0 wait for the next that is not: most are, where a part of a layer is kept.
  let waiting = 0;
  const fade = (to: number): void => {
    // A gradient of 0 is any numbers times 0: the moments are at hand.
    if (to > waiting) adam(waiting, to, { values: moments.second, from: waiting, scale: 0 });
    waiting = to;
  };
  for (let index = 0; index < rows; index++) {
    const own = row(index);
    if (!own) continue;
    const from = index * width;
    total += squaredStretch(own, width);
    if (settings.name === 'sgd') descend(rate, parameter, from, width, own);
    else {
      fade(from);
      adam(from, from + width, own);
      waiting = from + width;
    }
  }
  if (settings.name === 'adam') fade(rows * width);
  return Math.sqrt(total);
}

function descend(rate: number, parameter: Float32Array, at: number, width: number, { values, from, scale }: GradientRow): void {
  for (let i = 0; i < width; i++) parameter[at + i] = item(parameter, at + i) - rate * scale * item(values, from + i);
}
