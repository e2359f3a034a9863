/**
 * The y coordinate of every slot (Brandes, Köpf: Fast and simple horizontal coordinate assignment, 2001), with ports:
 * a block's slots are shifted against one another so that the line from port to port is horizontal.
 */
import { at } from '../../invariant.ts';
import type { Sliced } from '../../slices.ts';
import { alignBlocks, findConflicts } from './align.ts';
import { compact } from './compact.ts';
import { makeFrame, type Problem } from './frame.ts';
import { straighten } from './straighten.ts';

/** In a hurry one of the four solutions has to do. */
export function* assignY(
  problem: Problem,
  position: readonly number[],
): Sliced<{ readonly y: readonly number[]; readonly simplified: boolean }> {
  const conflicts = findConflicts(problem.input, problem.graph, problem.layers, position);
  const solutions: { y: number[]; low: number; high: number; mirrorY: boolean }[] = [];
  for (const mirrorX of [false, true]) {
    for (const mirrorY of [false, true]) {
      if ((yield) && solutions.length > 0) return { y: at(solutions, 0).y, simplified: true };
      const frame = makeFrame(problem, mirrorX, mirrorY);
      const solved = compact(frame, alignBlocks(frame, conflicts));
      const y = mirrorY ? solved.map((value) => -value) : solved;
      solutions.push({ y, ...extent(y), mirrorY });
    }
  }
  const smallest = solutions.reduce((best, next) => (next.high - next.low < best.high - best.low ? next : best));
  const shifts = solutions.map(({ low, high, mirrorY }) => (mirrorY ? smallest.high - high : smallest.low - low));
  // The mean of the two middle solutions keeps every distance that all four keep.
  const balanced = smallest.y.map((_, slot) => {
    const candidates = solutions.map(({ y }, index) => at(y, slot) + at(shifts, index)).sort((a, b) => a - b);
    return (at(candidates, 1) + at(candidates, 2)) / 2;
  });
  if (yield) return { y: balanced, simplified: true };
  straighten(makeFrame(problem, false, false), balanced);
  return { y: balanced, simplified: false };
}

function extent(values: readonly number[]): { low: number; high: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return { low, high };
}
