import { at } from '../../invariant.ts';

/**
 * Numbers that loops reach by an index: those that one statement of a loop's body defines, one an iteration, and those that
 * stand in line with them; or the coordinates of the point.
 */
export interface Region {
  /** Of the point, which is only read. */
  readonly isPoint: boolean;
  /** Indices 0 to count - 1 belong to a loop's own definitions; others are given one by one. */
  readonly count: number;
  /** The index of the first and of the last number in it. */
  first: number;
  last: number;
  /** Is it read or added to other than in the iteration that defines it, or in the one after? */
  inMemory: boolean;
  /** Is the value of the last iteration wanted outside of memory? */
  carried: boolean;
}

export interface Home {
  readonly region: Region;
  readonly index: number;
}

/** Which region each place belongs to, if any. */
export class Homes {
  readonly regions: Region[] = [];
  readonly #region: (Region | undefined)[];
  readonly #index: Int32Array;
  readonly #pinned: Uint8Array;
  readonly #given = new Map<Region, Set<number>>();

  constructor(places: number) {
    this.#region = new Array<Region | undefined>(places).fill(undefined);
    this.#index = new Int32Array(places);
    this.#pinned = new Uint8Array(places);
  }

  create(count: number, isPoint = false): Region {
    const region = { isPoint, count, first: 0, last: Math.max(0, count - 1), inMemory: false, carried: false };
    this.regions.push(region);
    return region;
  }

  regionOf(place: number): Region | undefined {
    return this.#region[place];
  }

  indexOf(place: number): number {
    return at(this.#index, place);
  }

  of(place: number): Home | undefined {
    const region = this.#region[place];
    return region && { region, index: at(this.#index, place) };
  }

  /** Keeps a place in a variable for good: loops add to it in every iteration. */
  pin(place: number): void {
    this.#pinned[place] = 1;
  }

  settle(place: number, region: Region, index: number): void {
    this.#region[place] = region;
    this.#index[place] = index;
    region.first = Math.min(region.first, index);
    region.last = Math.max(region.last, index);
    if (index >= 0 && index < region.count) return;
    const given = this.#given.get(region) ?? new Set();
    this.#given.set(region, given.add(index));
  }

  isFree(region: Region, index: number): boolean {
    return !region.isPoint && (index < 0 || index >= region.count) && !this.#given.get(region)?.has(index);
  }

  /** Can the place be given a home? */
  isHomeless(place: number): boolean {
    return this.#region[place] === undefined && this.#pinned[place] === 0;
  }
}
