import { at } from '../../invariant.ts';
import type { RandomStream } from '../../random/stream.ts';
import type { GradientRows } from '../gradient.ts';
import { type Elements, item } from '../operations/types.ts';
import type { FeatureLayer } from './layer.ts';

/** `kept` of `units`, without replacement, each set as likely as any other; ascending. (Floyd's algorithm.) */
export function drawUnits(units: number, kept: number, random: RandomStream): Uint32Array {
  const chosen = new Set<number>();
  for (let last = units - kept; last < units; last++) {
    const drawn = Number(random.below(BigInt(last + 1)));
    chosen.add(chosen.has(drawn) ? last : drawn);
  }
  return Uint32Array.from(chosen).sort();
}

/** The kept columns of the input: [rows, kept]. */
export function gatherUnits(x: Elements, { rows, units }: FeatureLayer, kept: Uint32Array, into: Elements): void {
  for (let row = 0; row < rows; row++) {
    for (let j = 0; j < kept.length; j++) into[row * kept.length + j] = item(x, row * units + at(kept, j));
  }
}

/**
 * The rows of the weight gradient from those of the kept units, times units / kept where no other scale is given: each unit is kept
 * with probability kept / units, so the mean over all sets is the whole gradient. Rows of other units are 0.
 */
export function sampledRows(
  values: Elements,
  { units, out }: FeatureLayer,
  { units: kept, scale = units / kept.length }: { readonly units: Uint32Array; readonly scale?: number },
): GradientRows['row'] {
  const places = new Int32Array(units).fill(-1);
  for (const [place, unit] of kept.entries()) places[unit] = place;
  return (row) => {
    const place = at(places, row % units);
    return place < 0 ? undefined : { values, from: (Math.floor(row / units) * kept.length + place) * out, scale };
  };
}
