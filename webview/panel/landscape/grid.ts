/** Questions to the grid of heights. Pure. */
import type { Landscape } from '../../protocol.ts';
import type { Range } from '../charts/scale.ts';
import type { Place } from './frame.ts';

export function rangeOfAxis(landscape: Landscape, index: 0 | 1): Range | undefined {
  const axis = landscape.axes[index];
  return axis && { min: axis.low, max: axis.high };
}

/** Where the entry of this column and row is; the y of a curve is its height. */
export function placeOf(landscape: Landscape, column: number, row: number): Place {
  const [first, second] = landscape.axes;
  const x = first.low + ((first.high - first.low) * column) / Math.max(1, landscape.columns - 1);
  if (second === undefined) return { x, y: landscape.heights[column] ?? Number.NaN };
  return { x, y: second.low + ((second.high - second.low) * row) / Math.max(1, landscape.rows - 1) };
}

/** Between the four entries around a place, as a plane would be; NaN outside, and beside entries that are no number. */
export function heightAt(landscape: Landscape, { x, y }: Place): number {
  const { axes, columns, rows, heights } = landscape;
  const [first, second] = axes;
  const column = ((x - first.low) / (first.high - first.low)) * (columns - 1);
  const row = second === undefined ? 0 : ((y - second.low) / (second.high - second.low)) * (rows - 1);
  if (!(column >= 0 && column <= columns - 1 && row >= 0 && row <= Math.max(0, rows - 1))) return Number.NaN;
  const left = Math.min(Math.floor(column), Math.max(0, columns - 2));
  const top = Math.min(Math.floor(row), Math.max(0, rows - 2));
  const entry = (i: number, j: number): number => heights[Math.min(j, rows - 1) * columns + Math.min(i, columns - 1)] ?? Number.NaN;
  const across = (j: number): number => entry(left, j) + (entry(left + 1, j) - entry(left, j)) * (column - left);
  return rows === 1 ? across(0) : across(top) + (across(top + 1) - across(top)) * (row - top);
}

/** The lowest entry; `undefined` where none is a number. */
export function lowest(landscape: Landscape): { readonly place: Place; readonly height: number } | undefined {
  let best = -1;
  landscape.heights.forEach((height, index) => {
    if (Number.isFinite(height) && (best < 0 || height < (landscape.heights[best] ?? 0))) best = index;
  });
  if (best < 0) return undefined;
  const { columns } = landscape;
  return { place: placeOf(landscape, best % columns, Math.floor(best / columns)), height: landscape.heights[best] ?? Number.NaN };
}

/** Where the known minimum is, as far as it is known; the y of a curve is its value. */
export function minimumOn({ minimum }: Landscape): Place | undefined {
  const [x, y = minimum?.value] = minimum?.at ?? [];
  return x === undefined || y === undefined ? undefined : { x, y };
}
