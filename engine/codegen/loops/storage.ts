import { invariant } from '../../invariant.ts';
import { placeName } from '../generate.ts';
import type { Place } from '../straight-line.ts';
import type { Region } from './regions.ts';
import type { Rolled } from './types.ts';

/** Where the numbers of rolled code are kept, as JavaScript. The loops' variable is `k`. */
export class Storage {
  readonly #rolled: Rolled;
  /** By region: the array that it is in, and where in it its number 0 is, or would be. */
  readonly #place = new Map<Region, { readonly array: 'memory' | 'gradient'; readonly base: number }>();
  readonly #carried = new Map<Region, string>();
  /** The numbers of memory that are used. */
  readonly size: number;

  constructor(rolled: Rolled) {
    this.#rolled = rolled;
    let size = 0;
    const derivatives = derivativeRegions(rolled);
    for (const region of rolled.homes.regions) {
      if (region.carried) this.#carried.set(region, `c${this.#carried.size}`);
      if (!region.inMemory) continue;
      const base = derivatives.get(region);
      this.#place.set(region, base === undefined ? { array: 'memory', base: size - region.first } : { array: 'gradient', base });
      if (base === undefined) size += region.last - region.first + 1;
    }
    this.size = size;
  }

  /** The variables that keep what the iteration before made. */
  declarations(): readonly string[] {
    return [...this.#carried.values()].map((name) => `let ${name} = 0`);
  }

  /** What a place is called outside of the loop that defines it. */
  name(place: Place): string {
    const { homes, code } = this.#rolled;
    const home = homes.of(place);
    if (!home || home.region.isPoint) return placeName(code, place);
    if (home.region.inMemory) return this.indexed(home.region, home.index, 0);
    return this.carried(home.region);
  }

  carried(region: Region): string {
    const name = this.#carried.get(region);
    invariant(name !== undefined, 'what is wanted of the last iteration is kept');
    return name;
  }

  /** Number `offset + stride * k` of a region. */
  indexed(region: Region, offset: number, stride: number): string {
    if (region.isPoint) return `point[${indexText(offset, stride)}]`;
    const place = this.#place.get(region);
    invariant(place !== undefined, 'what is reached by an index is in memory');
    return `${place.array}[${indexText(place.base + offset, stride)}]`;
  }

  /** Is it where the derivatives go? */
  isDerivatives(region: Region): boolean {
    return this.#place.get(region)?.array === 'gradient';
  }
}

/** `first + stride * k`. */
export function indexText(first: number, stride: number): string {
  if (stride === 0) return String(first);
  if (stride === -1) return `${first} - k`;
  const multiple = stride === 1 ? 'k' : `${stride < 0 ? `(${stride})` : stride} * k`;
  return first === 0 ? multiple : `${multiple} ${first < 0 ? '-' : '+'} ${Math.abs(first)}`;
}

/** The regions that consist of derivatives one after the other; and which derivative their number 0 is, or would be. */
function derivativeRegions({ code: { derivatives }, homes }: Rolled): ReadonlyMap<Region, number> {
  const found = new Map<Region, { readonly base: number; readonly indices: Set<number> }>();
  const other = new Set<Region>();
  for (const [index, derivative] of derivatives.entries()) {
    const home = 'place' in derivative ? homes.of(derivative.place) : undefined;
    if (!home?.region.inMemory) continue;
    const base = index - home.index;
    const known = found.get(home.region) ?? { base, indices: new Set() };
    if (known.base !== base) other.add(home.region);
    known.indices.add(home.index);
    found.set(home.region, known);
  }
  const whole = [...found].filter(([region, { indices }]) => !other.has(region) && indices.size === region.last - region.first + 1);
  return new Map(whole.map(([region, { base }]) => [region, base]));
}
