/**
 * The order of the slots in each layer: sweeps of the barycentre heuristic to and fro, starting from source order,
 * keeping the order with the fewest crossings (the earliest of equals, so that small edits change little).
 */
import { at } from '../../invariant.ts';
import { countCrossings } from './crossings.ts';
import type { ProperGraph } from './proper.ts';

const maximumSweeps = 12;
/** Give up after so many sweeps without progress. */
const patience = 4;

export function orderLayers(graph: ProperGraph): number[][] {
  const layers = graph.layers.map((layer) => [...layer]);
  const position = new Array<number>(graph.layerOf.length).fill(0);
  for (const layer of layers) place(layer, position);
  let best = layers.map((layer) => [...layer]);
  let fewest = countCrossings(graph, layers, position);
  for (let sweep = 0, idle = 0; sweep < maximumSweeps && idle < patience && fewest > 0; sweep++, idle++) {
    const rightwards = sweep % 2 === 0;
    for (let step = 1; step < layers.length; step++) {
      const layer = at(layers, rightwards ? step : layers.length - 1 - step);
      sortByBarycentre(layer, position, rightwards ? neighboursLeft(graph) : neighboursRight(graph));
      place(layer, position);
    }
    const crossings = countCrossings(graph, layers, position);
    if (crossings < fewest) {
      fewest = crossings;
      best = layers.map((layer) => [...layer]);
      idle = -1;
    }
  }
  return best;
}

function place(layer: readonly number[], position: number[]): void {
  for (const [index, slot] of layer.entries()) position[slot] = index;
}

/** The places of a slot's neighbours on one side, ports included. */
type Neighbours = (slot: number, position: readonly number[]) => number[];

function neighboursLeft(graph: ProperGraph): Neighbours {
  return (slot, position) =>
    at(graph.entering, slot).map((index) => {
      const { from, rank } = at(graph.segments, index);
      return at(position, from) + rank;
    });
}

function neighboursRight(graph: ProperGraph): Neighbours {
  return (slot, position) => at(graph.leaving, slot).map((index) => at(position, at(graph.segments, index).to) + 0.5);
}

/** Slots without neighbours on that side keep their place; the others are sorted into the rest, stably. */
function sortByBarycentre(layer: number[], position: readonly number[], neighbours: Neighbours): void {
  const movable: { slot: number; centre: number; index: number }[] = [];
  for (const [index, slot] of layer.entries()) {
    const places = neighbours(slot, position);
    if (places.length === 0) continue;
    const centre = places.reduce((sum, place) => sum + place, 0) / places.length;
    movable.push({ slot, centre, index });
  }
  const free = movable.map((entry) => entry.index);
  movable.sort((a, b) => a.centre - b.centre || a.index - b.index);
  for (const [i, index] of free.entries()) layer[index] = at(movable, i).slot;
}
