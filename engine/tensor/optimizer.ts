/** The optimizers of `engine/optimizers` for tensors: the same rules, in place and row by row, in Float32. */
import { rateFactor, type Schedule } from '../optimizers/schedule.ts';
import type { GradientRows } from './gradient.ts';
import { item } from './operations/types.ts';

export interface TensorOptimizerSettings {
  readonly name: 'sgd' | 'adam';
  readonly learningRate: number;
  readonly schedule: Schedule;
}

export const tensorOptimizerNames = ['sgd', 'adam'] as const satisfies readonly TensorOptimizerSettings['name'][];

const BETA1 = 0.9;
const BETA2 = 0.999;
const STABILITY = 1e-8;

/** The moving averages of a parameter's gradient and of its square; none for SGD. */
export interface Moments {
  readonly first: Float32Array;
  readonly second: Float32Array;
}

export function initialMoments(name: TensorOptimizerSettings['name'], size: number): Moments {
  const length = name === 'adam' ? size : 0;
  return { first: new Float32Array(length), second: new Float32Array(length) };
}

/** Moves a parameter; `updates` is how many were done before. Gives the gradient's norm. */
export function update(
  settings: TensorOptimizerSettings,
  updates: number,
  parameter: Float32Array,
  moments: Moments,
  gradient: GradientRows,
): number {
  const rate = settings.learningRate * rateFactor(settings.schedule, updates);
  const row = new Float32Array(gradient.width);
  let squares = 0;
  for (let index = 0; index < gradient.rows; index++) {
    const filled = gradient.read(index, row);
    const from = index * gradient.width;
    if (filled) for (let i = 0; i < row.length; i++) squares += item(row, i) ** 2;
    if (settings.name === 'adam') adamRow(rate, updates + 1, parameter, moments, from, filled ? row : row.fill(0));
    else if (filled) for (let i = 0; i < row.length; i++) parameter[from + i] = item(parameter, from + i) - rate * item(row, i);
  }
  return Math.sqrt(squares);
}

/**
 * Adam (Kingma and Ba 2014, Algorithm 1), as `optimizers/adam.ts`, with the corrections drawn out of the loop as its section 2 has
 * it: α m̂ / (√v̂ + ε) is α √c₂ / c₁ · m / (√v + ε √c₂).
 */
function adamRow(rate: number, t: number, parameter: Float32Array, { first, second }: Moments, from: number, row: Float32Array): void {
  const root = Math.sqrt(1 - BETA2 ** t);
  const size = (rate * root) / (1 - BETA1 ** t);
  const stability = STABILITY * root;
  for (let i = 0, place = from; i < row.length; i++, place++) {
    const g = item(row, i);
    const mean = BETA1 * item(first, place) + (1 - BETA1) * g;
    const square = BETA2 * item(second, place) + (1 - BETA2) * g * g;
    first[place] = mean;
    second[place] = square;
    parameter[place] = item(parameter, place) - (size * mean) / (Math.sqrt(square) + stability);
  }
}
