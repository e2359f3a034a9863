import type { RandomStream } from '../../random/stream.ts';
import type { GradientRows } from '../gradient.ts';
import { gemm } from '../kernels/gemm.ts';
import type { Kernels } from '../kernels/types.ts';
import { type Elements, item } from '../operations/types.ts';
import type { FeatureLayer } from './layer.ts';

/**
 * RAD's matrix injection (Oktay et al. 2020): a random matrix R of [units, kept] with entries ±1/√kept, so that E[R Rᵀ] = I.
 * The input is stored as x R; the weight gradient is R (x R)ᵀ dy, whose mean is xᵀ dy.
 */
export function drawProjection(units: number, kept: number, random: RandomStream): Float32Array {
  const size = 1 / Math.sqrt(kept);
  const matrix = new Float32Array(units * kept);
  let bits = 0;
  for (let i = 0; i < matrix.length; i++) {
    if (i % 32 === 0) bits = random.word();
    matrix[i] = (bits >>> (i % 32)) & 1 ? size : -size;
  }
  return matrix;
}

/** x R: [rows, kept]. */
export function projectUnits(
  kernels: Kernels,
  x: Elements,
  { rows, units }: FeatureLayer,
  projection: Float32Array,
  into: Elements,
  workspace: Elements,
): void {
  into.fill(0);
  gemm(kernels, [x, projection, into], [rows, projection.length / units, units], workspace);
}

/** The rows of the weight gradient from that of the projected input: rows of R times it. */
export function injectedRows(
  compact: Elements,
  { units, out }: FeatureLayer,
  projection: Float32Array,
  workspace: Elements,
): GradientRows['row'] {
  const kept = projection.length / units;
  const values = workspace.subarray(0, out);
  return (row) => {
    const first = Math.floor(row / units) * kept;
    values.fill(0);
    for (let j = 0; j < kept; j++) {
      const factor = item(projection, (row % units) * kept + j);
      for (let i = 0; i < out; i++) values[i] = item(values, i) + factor * item(compact, (first + j) * out + i);
    }
    return { values, from: 0, scale: 1 };
  };
}
