/**
 * Keeps an edited drawing where it was: what stood there before is pinned to its place, as far as the distances between
 * neighbours allow; what is new comes where the fresh drawing has it, seen from what stands around it.
 */
import { at } from '../../invariant.ts';
import type { Frame } from './frame.ts';
import { isBend } from './proper.ts';
import { slack } from './spacing.ts';
import type { LayoutInput } from './types.ts';

/** The weight of what was there before against what is new: the new gives way. */
const pinned = 1e12;
/** An old place is given up for a drawing whose edges climb so much less. */
const tolerance = { factor: 2, pixels: 600 } as const;

/** `y`: the fresh drawing, which is returned, shifted, where pinning would make a bad one. */
export function settle(input: LayoutInput, frame: Frame, y: readonly number[], seed: readonly (number | undefined)[]): readonly number[] {
  const shifts = localShifts(frame, y, seed);
  const wanted = y.map((value, slot) => (isBend(input, slot) ? undefined : seed[slot]) ?? value + at(shifts, slot));
  const settled = [...wanted];
  for (const layer of frame.layers) place(frame, layer, wanted, seed, settled);
  const whole = median(y.flatMap((value, slot) => moveOf(value, seed[slot]) ?? []));
  const fresh = y.map((value) => value + whole);
  return climb(frame, settled) <= climb(frame, fresh) * tolerance.factor + tolerance.pixels ? settled : fresh;
}

function moveOf(from: number, to: number | undefined): number | undefined {
  return to === undefined ? undefined : to - from;
}

/** How far each slot has to move: itself, if it was there before; else as those around it do. */
function localShifts(frame: Frame, y: readonly number[], seed: readonly (number | undefined)[]): readonly number[] {
  const known = y.map((value, slot) => moveOf(value, seed[slot]));
  const spread = (layers: Frame['layers'], neighbours: (slot: number) => readonly number[]): void => {
    for (const layer of layers) {
      for (const slot of layer) {
        const around = neighbours(slot).flatMap((other) => known[other] ?? []);
        if (known[slot] === undefined && around.length > 0) known[slot] = around.reduce((sum, shift) => sum + shift, 0) / around.length;
      }
    }
  };
  const after: number[][] = y.map(() => []);
  for (const layer of frame.layers)
    for (const slot of layer) for (const { slot: before } of frame.before(slot)) at(after, before).push(slot);
  spread(frame.layers, (slot) => frame.before(slot).map((neighbour) => neighbour.slot));
  spread(frame.layers.toReversed(), (slot) => at(after, slot));
  const whole = median(known.flatMap((shift) => shift ?? []));
  return known.map((shift) => shift ?? whole);
}

/**
 * The places nearest to those wanted, in weighted squares, that keep the distances of a layer: less the distances it is
 * isotonic regression, by pooling adjacent violators (Barlow et al. 1972).
 */
function place(
  frame: Frame,
  layer: readonly number[],
  wanted: readonly number[],
  seed: readonly (number | undefined)[],
  result: number[],
): void {
  const blocks: { mean: number; weight: number; size: number }[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const [index, slot] of layer.entries()) {
    if (index > 0) offset += frame.separation(at(layer, index - 1), slot) - slack;
    offsets.push(offset);
    let block = { mean: at(wanted, slot) - offset, weight: seed[slot] === undefined ? 1 : pinned, size: 1 };
    for (let last = blocks.at(-1); last !== undefined && last.mean > block.mean; last = blocks.at(-1)) {
      blocks.pop();
      const weight = last.weight + block.weight;
      block = { mean: (last.mean * last.weight + block.mean * block.weight) / weight, weight, size: last.size + block.size };
    }
    blocks.push(block);
  }
  let index = 0;
  for (const { mean, size } of blocks) {
    for (const end = index + size; index < end; index++) result[at(layer, index)] = mean + at(offsets, index);
  }
}

/** How far all segments climb together. */
function climb(frame: Frame, y: readonly number[]): number {
  let sum = 0;
  for (const layer of frame.layers) {
    for (const slot of layer)
      for (const { slot: before, shift } of frame.before(slot)) sum += Math.abs(at(y, before) + shift - at(y, slot));
  }
  return sum;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
