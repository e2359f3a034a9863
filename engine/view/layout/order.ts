/**
 * The order of the slots in each layer: sweeps of the barycentre heuristic to and fro, starting from source order,
 * keeping the order with the fewest crossings (the earliest of equals, so that small edits change little).
 */
import { at } from '../../invariant.ts';
import type { Sliced } from '../../slices.ts';
import { countCrossings } from './crossings.ts';
import type { ProperGraph } from './proper.ts';

const maximumSweeps = 12;
/** Give up after so many sweeps without progress. */
const patience = 4;
/** The order before is kept where the best one found is another, as long as it has no more crossings than this. */
const tolerance = { factor: 1.5, crossings: 6 } as const;

type Layers = number[][];

/**
 * `seed`: where each slot was, or should be among those that were there; `wasThere` says which of the two. In a hurry the best order
 * so far is taken.
 */
export function* orderLayers(
  graph: ProperGraph,
  seed: { readonly places: readonly number[]; readonly wasThere: (slot: number) => boolean } | undefined,
): Sliced<{ readonly layers: Layers; readonly simplified: boolean }> {
  const position = new Int32Array(graph.layerOf.length);
  const fresh = yield* sweep(
    graph,
    graph.layers.map((layer) => [...layer]),
    position,
  );
  if (seed === undefined) return fresh;
  const { places, wasThere } = seed;
  if (fresh.layers.every((layer) => isSorted(layer.filter(wasThere), places))) return fresh;
  const layers = graph.layers.map((layer) => layer.toSorted((a, b) => at(places, a) - at(places, b)));
  for (const layer of layers) place(layer, position);
  const crossings = countCrossings(graph, layers, position);
  const kept = crossings <= fresh.crossings * tolerance.factor + tolerance.crossings;
  return kept ? { layers, simplified: false } : fresh;
}

function isSorted(slots: readonly number[], places: readonly number[]): boolean {
  return slots.every((slot, index) => index === 0 || at(places, at(slots, index - 1)) <= at(places, slot));
}

function* sweep(
  graph: ProperGraph,
  layers: Layers,
  position: Int32Array,
): Sliced<{ readonly layers: Layers; readonly crossings: number; readonly simplified: boolean }> {
  for (const layer of layers) place(layer, position);
  let best = layers.map((layer) => [...layer]);
  let fewest = countCrossings(graph, layers, position);
  for (let turn = 0, idle = 0; turn < maximumSweeps && idle < patience && fewest > 0; turn++, idle++) {
    const hurry = yield;
    if (hurry) return { layers: best, crossings: fewest, simplified: true };
    const rightwards = turn % 2 === 0;
    for (let step = 1; step < layers.length; step++) {
      const layer = at(layers, rightwards ? step : layers.length - 1 - step);
      sortByBarycentre(graph, layer, position, rightwards);
      place(layer, position);
    }
    const crossings = countCrossings(graph, layers, position);
    if (crossings < fewest) {
      fewest = crossings;
      best = layers.map((layer) => [...layer]);
      idle = -1;
    }
  }
  return { layers: best, crossings: fewest, simplified: false };
}

function place(layer: readonly number[], position: Int32Array): void {
  for (const [index, slot] of layer.entries()) position[slot] = index;
}

/** Slots without neighbours on that side keep their place; the others are sorted into the rest, stably. */
function sortByBarycentre(graph: ProperGraph, layer: number[], position: Int32Array, rightwards: boolean): void {
  const movable: { slot: number; centre: number; index: number }[] = [];
  for (const [index, slot] of layer.entries()) {
    const centre = rightwards ? centreLeft(graph, slot, position) : centreRight(graph, slot, position);
    if (centre !== undefined) movable.push({ slot, centre, index });
  }
  const free = movable.map((entry) => entry.index);
  movable.sort((a, b) => a.centre - b.centre || a.index - b.index);
  for (const [i, index] of free.entries()) layer[index] = at(movable, i).slot;
}

/** The mean place of a slot's neighbours on the left, ports included. Indexed without checks: this is the innermost loop. */
function centreLeft({ entering, tails, ranks }: ProperGraph, slot: number, position: Int32Array): number | undefined {
  const segments = entering[slot] ?? [];
  if (segments.length === 0) return undefined;
  let sum = 0;
  for (const segment of segments) sum += (position[tails[segment] ?? 0] ?? 0) + (ranks[segment] ?? 0);
  return sum / segments.length;
}

function centreRight({ leaving, heads }: ProperGraph, slot: number, position: Int32Array): number | undefined {
  const segments = leaving[slot] ?? [];
  if (segments.length === 0) return undefined;
  let sum = 0;
  for (const segment of segments) sum += (position[heads[segment] ?? 0] ?? 0) + 0.5;
  return sum / segments.length;
}
