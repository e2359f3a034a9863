import { at } from '../../invariant.ts';
import type { Frame } from './frame.ts';
import { slack } from './spacing.ts';

/** Edges that are off by less than this look like mistakes, not like bends. */
const tolerance = 14;
const straight = 1e-6;
const passes = 2;

/**
 * Moves lines of slots a little, within the room that their neighbours leave, so that nearly straight segments become
 * straight. Slots on one straight line move together, so no straight line is lost.
 */
export function straighten(frame: Frame, y: number[]): void {
  const neighbours = neighboursOf(frame);
  for (let pass = 0; pass < passes; pass++) {
    for (const line of straightLines(neighbours, y)) {
      const members = new Set(line);
      let least = tolerance;
      for (const slot of line) {
        for (const neighbour of at(neighbours, slot)) {
          const offset = offsetOf(neighbour, slot, y);
          if (!members.has(neighbour.slot) && Math.abs(offset) < Math.abs(least)) least = offset;
        }
      }
      if (least === tolerance || Math.abs(least) < straight || !hasRoom(frame, line, members, y, least)) continue;
      for (const slot of line) y[slot] = at(y, slot) + least;
    }
  }
}

/** A slot that a segment leads to; `shift` as in `Neighbour`. */
interface Link {
  readonly slot: number;
  readonly shift: number;
}

/** How far the slot would have to move for its segment to that neighbour to be straight. */
function offsetOf(neighbour: Link, slot: number, y: readonly number[]): number {
  return at(y, neighbour.slot) + neighbour.shift - at(y, slot);
}

function neighboursOf(frame: Frame): Link[][] {
  const links: Link[][] = frame.position.map((_, slot) => [...frame.before(slot)]);
  for (const layer of frame.layers) {
    for (const slot of layer) for (const before of frame.before(slot)) at(links, before.slot).push({ slot, shift: -before.shift });
  }
  return links;
}

function straightLines(neighbours: readonly (readonly Link[])[], y: readonly number[]): number[][] {
  const seen = new Set<number>();
  return neighbours.flatMap((_, start) => {
    if (seen.has(start)) return [];
    seen.add(start);
    const line = [start];
    // The list grows while it is walked: a breadth-first search.
    for (const slot of line) {
      for (const neighbour of at(neighbours, slot)) {
        if (seen.has(neighbour.slot) || Math.abs(offsetOf(neighbour, slot, y)) >= straight) continue;
        seen.add(neighbour.slot);
        line.push(neighbour.slot);
      }
    }
    return [line];
  });
}

function hasRoom(frame: Frame, line: readonly number[], members: ReadonlySet<number>, y: readonly number[], offset: number): boolean {
  return line.every((slot) => {
    const target = at(y, slot) + offset;
    const layer = at(frame.layers, frame.layerOf(slot));
    const [above, below] = [layer[at(frame.position, slot) - 1], layer[at(frame.position, slot) + 1]];
    if (above !== undefined && !members.has(above) && target - at(y, above) < frame.separation(above, slot) - slack) return false;
    return below === undefined || members.has(below) || at(y, below) - target >= frame.separation(slot, below) - slack;
  });
}
