import type { RandomStream } from '../../random/stream.ts';
import type { ObservationSettings, Observer } from './types.ts';

/** Gradient descent: every row at every iteration. Draws nothing. */
export function gd(): Observer {
  return {
    name: 'gd',
    draw: (rows) => ({ rows: Array.from({ length: rows }, (_, row) => row), weights: new Array<number>(rows).fill(1 / rows) }),
    learn: () => null,
  };
}

/**
 * Stochastic gradient descent: distinct rows, every subset of that size equally likely, drawn afresh at every iteration. Without
 * replacement inside a batch, because that has less variance and costs nothing; iterations do not know of each other, so that a
 * step stays a function of its key.
 */
export function sgd({ batch }: ObservationSettings): Observer {
  return {
    name: 'sgd',
    draw(rows, _state, random) {
      const chosen = subset(rows, Math.min(batch, rows), random);
      return { rows: chosen, weights: chosen.map(() => 1 / chosen.length) };
    },
    learn: () => null,
  };
}

/** Floyd's algorithm (Bentley and Floyd 1987): one number a row that is drawn, whatever there are. In ascending order. */
function subset(rows: number, size: number, random: RandomStream): readonly number[] {
  const chosen = new Set<number>();
  for (let last = rows - size; last < rows; last++) {
    const row = Number(random.below(BigInt(last + 1)));
    chosen.add(chosen.has(row) ? last : row);
  }
  return [...chosen].sort((a, b) => a - b);
}
