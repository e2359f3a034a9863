import { at } from '../../invariant.ts';
import type { ProperGraph } from './proper.ts';

/**
 * Where each slot was, by y; of a slot that is new, or a bend, where it should be: in the middle of its neighbours, whose places
 * are known or found in this way, from left to right and then from right to left.
 */
export function seedOf(
  seed: readonly (number | undefined)[],
  { layerOf, layers, leaving, entering, heads, tails, ranks }: ProperGraph,
): number[] {
  const places: (number | undefined)[] = layerOf.map((_, slot) => seed[slot]);
  const fill = (slots: readonly number[], around: (slot: number) => readonly number[]): void => {
    for (const slot of slots) {
      if (places[slot] !== undefined) continue;
      const known = around(slot);
      if (known.length > 0) places[slot] = known.reduce((sum, y) => sum + y, 0) / known.length;
    }
  };
  for (const layer of layers) {
    // Below the middle of its port's node by as much as the port is: enough to keep the order of the branches.
    fill(layer, (slot) => at(entering, slot).flatMap((segment) => offset(places[at(tails, segment)], at(ranks, segment))));
  }
  for (const layer of layers.toReversed()) fill(layer, (slot) => at(leaving, slot).flatMap((segment) => places[at(heads, segment)] ?? []));
  return places.map((place) => place ?? 0);
}

function offset(place: number | undefined, rank: number): readonly number[] {
  return place === undefined ? [] : [place + rank - 0.5];
}
