import { at, invariant } from '../../invariant.ts';
import type { Blocks } from './align.ts';
import type { Frame } from './frame.ts';

/**
 * The y of every slot: blocks as high up as their neighbours above allow, then pulled down to the neighbours below.
 * Two longest-path passes over the graph of the blocks, which has no cycle because aligned lines do not cross.
 */
export function compact(frame: Frame, blocks: Blocks): number[] {
  const below = constraints(frame, blocks);
  const order = topologicalOrder(blocks, below);
  const y = blocks.root.map(() => 0);
  for (const block of order) {
    for (const { block: next, distance } of at(below, block)) y[next] = Math.max(at(y, next), at(y, block) + distance);
  }
  for (const block of order.toReversed()) {
    let room = Number.POSITIVE_INFINITY;
    for (const { block: next, distance } of at(below, block)) room = Math.min(room, at(y, next) - distance);
    if (Number.isFinite(room)) y[block] = Math.max(at(y, block), room);
  }
  return blocks.root.map((root, slot) => at(y, root) + at(blocks.shift, slot));
}

interface Constraint {
  readonly block: number;
  readonly distance: number;
}

function constraints(frame: Frame, { root, shift }: Blocks): Constraint[][] {
  const below: Constraint[][] = root.map(() => []);
  for (const layer of frame.layers) {
    for (let place = 1; place < layer.length; place++) {
      const [upper, lower] = [at(layer, place - 1), at(layer, place)];
      const distance = frame.separation(upper, lower) + at(shift, upper) - at(shift, lower);
      at(below, at(root, upper)).push({ block: at(root, lower), distance });
    }
  }
  return below;
}

function topologicalOrder({ root }: Blocks, below: readonly (readonly Constraint[])[]): number[] {
  const waiting = root.map(() => 0);
  for (const list of below) for (const { block } of list) waiting[block] = at(waiting, block) + 1;
  const order = root.flatMap((block, slot) => (block === slot && at(waiting, slot) === 0 ? [slot] : []));
  for (const block of order) {
    for (const { block: next } of at(below, block)) {
      waiting[next] = at(waiting, next) - 1;
      if (at(waiting, next) === 0) order.push(next);
    }
  }
  invariant(
    waiting.every((count) => count === 0),
    'aligned blocks cross',
  );
  return order;
}
