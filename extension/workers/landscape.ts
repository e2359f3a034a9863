import type { DifferentiableFunction } from '../../engine/index.ts';
import { minimumPlace } from './minimum.ts';
import type { HeightsRequest, LandscapeFrame } from './service.ts';
import { domainOf, heightAt } from './surface.ts';

export function landscapeFrame(fn: DifferentiableFunction, point: readonly number[]): LandscapeFrame {
  const { evaluator, coordinates } = fn.at(point);
  const gradient = new Float64Array(coordinates.length);
  evaluator.gradient({ kind: 'full' }, point, gradient);
  const { minimum } = fn.annotations;
  const place = minimumPlace(fn, point);
  return {
    leaves: fn.leaves.map(({ name, active }, leaf) => {
      const domain = domainOf(fn, name);
      const slope = Math.abs(gradient[coordinates.indexOf(leaf)] ?? 0);
      return { name, active, slope, ...(domain && { domain }) };
    }),
    ...(minimum !== undefined && { minimum: { value: minimum, ...(place && { place }) } }),
  };
}

/** Row by row until the time is over; at least one row. */
export function heights(fn: DifferentiableFunction, { point, axes, columns, rows, from, milliseconds }: HeightsRequest) {
  const end = performance.now() + milliseconds;
  const [across, along] = axes;
  const at = [...point];
  const values = new Float64Array((rows - from) * columns);
  let row = from;
  do {
    if (along !== undefined) at[along.leaf] = placeAt(along, row, rows);
    for (let column = 0; column < columns; column++) {
      if (across !== undefined) at[across.leaf] = placeAt(across, column, columns);
      values[(row - from) * columns + column] = heightAt(fn, at);
    }
    row++;
  } while (row < rows && performance.now() < end);
  return { rows: row - from, heights: values.slice(0, (row - from) * columns) };
}

/** Evenly from end to end, both included. */
function placeAt({ low, high }: { readonly low: number; readonly high: number }, index: number, count: number): number {
  return count < 2 ? low : low + ((high - low) * index) / (count - 1);
}
