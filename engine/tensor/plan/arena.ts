import { at } from '../../invariant.ts';

/** Memory that is needed from one moment of a step to another, both included. */
export interface Lifetime {
  readonly bytes: number;
  readonly from: number;
  readonly to: number;
}

export interface Placement {
  /** By lifetime: where it begins. */
  readonly offsets: readonly number[];
  /** The high-water mark: the size of the one block of memory in which all of them have a place. */
  readonly bytes: number;
}

/** Places begin at multiples of this, so that vector instructions can load them. */
const ALIGNMENT = 16;

/**
 * Gives each its place so that none overlaps another that is alive at the same moment: the largest first, each as low as it
 * fits (greedy by size; Pisarchyk and Lee 2020). Deterministic.
 */
export function place(lifetimes: readonly Lifetime[]): Placement {
  const order = lifetimes.map((_, index) => index).sort((a, b) => at(lifetimes, b).bytes - at(lifetimes, a).bytes || a - b);
  const offsets = lifetimes.map(() => 0);
  const placed: number[] = [];
  let high = 0;
  for (const index of order) {
    const own = at(lifetimes, index);
    const size = aligned(own.bytes);
    const others = placed
      .filter((other) => at(lifetimes, other).from <= own.to && own.from <= at(lifetimes, other).to)
      .map((other) => ({ start: at(offsets, other), end: at(offsets, other) + aligned(at(lifetimes, other).bytes) }))
      .sort((a, b) => a.start - b.start);
    let offset = 0;
    for (const { start, end } of others) {
      if (start >= offset + size) break;
      offset = Math.max(offset, end);
    }
    offsets[index] = offset;
    placed.push(index);
    high = Math.max(high, offset + size);
  }
  return { offsets, bytes: high };
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}

/** By moment: the bytes alive then. */
export function aliveBytes(lifetimes: readonly Lifetime[], moments: number): readonly number[] {
  return Array.from({ length: moments }, (_, moment) =>
    lifetimes.reduce((sum, { bytes, from, to }) => (from <= moment && moment <= to ? sum + bytes : sum), 0),
  );
}
