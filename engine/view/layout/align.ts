import { at } from '../../invariant.ts';
import type { Frame } from './frame.ts';
import { isBend, type ProperGraph } from './proper.ts';
import type { LayoutInput } from './types.ts';

/** Slots that one straight line joins. `shift` is a slot's y relative to the block's first slot, its root. */
export interface Blocks {
  readonly root: readonly number[];
  readonly shift: readonly number[];
}

/** Aligns each slot with the median of its neighbours in the layer before, where no line crosses another (BK, Algorithm 2). */
export function alignBlocks(frame: Frame, conflicts: ReadonlySet<number>): Blocks {
  const root = frame.position.map((_, slot) => slot);
  const shift = frame.position.map(() => 0);
  for (const layer of frame.layers) {
    let last = -1;
    for (const slot of layer) {
      const neighbours = frame.before(slot);
      // The median, of an even number both.
      for (let index = (neighbours.length - 1) >> 1; index <= neighbours.length >> 1; index++) {
        const neighbour = neighbours[index];
        if (neighbour === undefined || root[slot] !== slot) continue;
        const place = frame.position[neighbour.slot] ?? 0;
        if (place <= last || conflicts.has(neighbour.segment)) continue;
        root[slot] = at(root, neighbour.slot);
        shift[slot] = at(shift, neighbour.slot) + neighbour.shift;
        last = place;
      }
    }
  }
  return { root, shift };
}

/** Segments that cross the inside of a long edge: they give way, so that long edges are straight (BK, Algorithm 1). */
export function findConflicts(
  input: LayoutInput,
  graph: ProperGraph,
  layers: readonly (readonly number[])[],
  position: readonly number[],
): Set<number> {
  const conflicts = new Set<number>();
  const innerFrom = (slot: number): number | undefined => {
    if (!isBend(input, slot)) return undefined;
    const { from } = at(graph.segments, at(at(graph.entering, slot), 0));
    return isBend(input, from) ? from : undefined;
  };
  for (let index = 1; index < layers.length; index++) {
    const layer = at(layers, index);
    let low = -1;
    let start = 0;
    for (const [place, slot] of layer.entries()) {
      const inner = innerFrom(slot);
      if (inner === undefined && place < layer.length - 1) continue;
      const high = inner === undefined ? Number.POSITIVE_INFINITY : at(position, inner);
      for (const between of layer.slice(start, place + 1)) {
        if (innerFrom(between) !== undefined) continue;
        for (const segment of at(graph.entering, between)) {
          const from = at(position, at(graph.segments, segment).from);
          if (from < low || from > high) conflicts.add(segment);
        }
      }
      start = place + 1;
      low = high;
    }
  }
  return conflicts;
}
