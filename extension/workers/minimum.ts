/** Where a function of one or two parameters takes its known minimum. */
import type { DifferentiableFunction } from '../../engine/index.ts';
import { nelderMead } from './nelder-mead.ts';
import { domainOf, heightAt } from './surface.ts';

/** Entries of the grid that is looked over first, along each of one or two parameters. */
const GRID: Readonly<Record<number, number>> = { 1: 401, 2: 41 };
/** The lowest of them from which the search goes down. */
const STARTS = 12;
/** A function whose graph has more edges, or whose search takes more milliseconds, has no marked minimum rather than a slow map. */
const EDGES = 2000;
const BUDGET = 1000;
/** Above the known value, relative to the larger of it and 1. */
const CLOSE = 1e-6;

const found = new WeakMap<DifferentiableFunction, Map<string, readonly number[] | undefined>>();

/**
 * A point, one number a leaf, whose value is that of `@minimum`; the passive leaves are as at `point`. `undefined` where the
 * function has no such annotation, has more than two active leaves, or no such point was found within `@domain`, or around `point`.
 */
export function minimumPlace(
  fn: DifferentiableFunction,
  point: readonly number[],
  now = () => performance.now(),
): readonly number[] | undefined {
  const { minimum } = fn.annotations;
  const active = fn.leaves.flatMap((leaf, index) => (leaf.active ? [index] : []));
  if (minimum === undefined || GRID[active.length] === undefined) return undefined;
  if (fn.at(point).graph.edges.length > EDGES) return undefined;
  const known = found.get(fn) ?? new Map<string, readonly number[] | undefined>();
  found.set(fn, known);
  const key = point.filter((_, leaf) => !active.includes(leaf)).join(' ');
  if (!known.has(key)) known.set(key, search(fn, point, active, { minimum, now }));
  return known.get(key);
}

interface Wanted {
  /** The known value. */
  readonly minimum: number;
  readonly now: () => number;
}

function search(fn: DifferentiableFunction, point: readonly number[], active: readonly number[], { minimum, now }: Wanted) {
  const end = now() + BUDGET;
  const at = (place: readonly number[]): number[] => {
    const whole = [...point];
    for (const [k, leaf] of active.entries()) whole[leaf] = place[k] ?? Number.NaN;
    return whole;
  };
  const value = (place: readonly number[]): number => {
    // What has no number, and what comes after the time is over, is no way down.
    if (now() >= end) return Number.POSITIVE_INFINITY;
    const height = heightAt(fn, at(place));
    return Number.isNaN(height) ? Number.POSITIVE_INFINITY : height;
  };
  const count = GRID[active.length] ?? 0;
  const ranges = active.map((leaf) => rangeOf(fn, leaf, point[leaf] ?? 0));
  const steps = ranges.map(([low, high]) => (high - low) / (count - 1));
  const places = gridOf(ranges, steps, count).map((place) => ({ place, height: value(place) }));
  for (const { place } of places.sort((a, b) => a.height - b.height).slice(0, STARTS)) {
    const low = nelderMead(value, place, steps);
    if (low.height - minimum <= CLOSE * Math.max(1, Math.abs(minimum))) return at(low.place);
  }
  return undefined;
}

function gridOf(ranges: readonly (readonly [number, number])[], steps: readonly number[], count: number): readonly (readonly number[])[] {
  return ranges.reduce<readonly (readonly number[])[]>(
    (places, [low], k) => places.flatMap((place) => Array.from({ length: count }, (_, index) => [...place, low + index * (steps[k] ?? 0)])),
    [[]],
  );
}

/** `@domain`, or as far around the point as its number is large, but at least 10. */
function rangeOf(fn: DifferentiableFunction, leaf: number, here: number): readonly [number, number] {
  const reach = Math.max(10, 2 * Math.abs(here));
  return domainOf(fn, fn.leaves[leaf]?.name ?? '') ?? [here - reach, here + reach];
}
