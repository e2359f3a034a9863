import type { RandomStream } from '../../random/stream.ts';
import { type Elements, item } from '../operations/types.ts';
import type { UnitLayer } from './layer.ts';

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
export function projectUnits(x: Elements, { rows, units }: UnitLayer, projection: Float32Array, into: Elements): void {
  const kept = projection.length / units;
  into.fill(0);
  for (let row = 0; row < rows; row++) {
    for (let unit = 0; unit < units; unit++) {
      const value = item(x, row * units + unit);
      for (let j = 0; j < kept; j++) {
        const place = row * kept + j;
        into[place] = item(into, place) + value * item(projection, unit * kept + j);
      }
    }
  }
}

/** A row of the weight gradient from that of the projected input: a row of R times it. */
export function injectedRow(compact: Elements, { units, out }: UnitLayer, projection: Float32Array, row: number, into: Elements): void {
  const kept = projection.length / units;
  const first = Math.floor(row / units) * kept;
  into.fill(0);
  for (let j = 0; j < kept; j++) {
    const factor = item(projection, (row % units) * kept + j);
    for (let i = 0; i < out; i++) into[i] = item(into, i) + factor * item(compact, (first + j) * out + i);
  }
}
