import { at } from '../invariant.ts';

/** The Euclidean norm, without overflow or underflow on the way; NaN where a component is. |g| exactly for one component. */
export function norm(vector: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < vector.length; i++) {
    const size = Math.abs(at(vector, i));
    if (Number.isNaN(size)) return Number.NaN;
    largest = Math.max(largest, size);
  }
  if (largest === 0 || largest === Number.POSITIVE_INFINITY || vector.length === 1) return largest;
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += (at(vector, i) / largest) ** 2;
  return largest * Math.sqrt(sum);
}
