import { at } from '../../invariant.ts';
import type { Place } from '../straight-line.ts';
import { addedTo, operandKinds } from './operands.ts';
import type { Homes, Region } from './regions.ts';
import type { Access, Loop } from './types.ts';

/** Code as tables of numbers. */
export interface Tables {
  readonly operands: Int32Array;
  readonly signatures: Int32Array;
  /** By place: the statement that defines it, -1 for a parameter. */
  readonly definition: Int32Array;
  /** By statement: what it assigns, and whether it only adds to it. */
  readonly assigned: Int32Array;
  readonly adds: Uint8Array;
}

/** A region; or the body's statement that defines it; or, negative, one of its own that an operand will need. */
type Target = Region | number;

interface LineOfNumbers {
  readonly kind: 'line';
  readonly first: number;
  readonly target: Target;
  readonly offset: number;
  readonly stride: number;
}

type Line = { readonly kind: 'fixed'; readonly first: number } | LineOfNumbers;

const width = operandKinds.length;

/** Two iterations show a line, two more that it is one. */
const fewest = 4;

/** Can the statements from `from` on be a loop whose body has `period` of them? Finds out for how many iterations. */
export class Attempt {
  /** The statements that were looked at so far. */
  looked = 0;
  readonly #tables: Tables;
  readonly #homes: Homes;
  readonly #from: number;
  readonly #period: number;
  readonly #lines: (Line | undefined)[] = [];
  /** Places outside the loop that must be given a home in a target: at which index. */
  readonly #given = new Map<number, { readonly target: Target; readonly index: number }>();
  readonly #taken = new Map<Target, Set<number>>();
  /** Targets of the loop's own to which the iteration after the one that defines them adds. */
  readonly #addedLater = new Set<Target>();
  #target: Target | undefined;
  #index = 0;

  constructor(tables: Tables, homes: Homes, from: number, period: number) {
    this.#tables = tables;
    this.#homes = homes;
    this.#from = from;
    this.#period = period;
  }

  /**
   * How many numbers an iteration moves to and from memory; `undefined` where the first iterations do not make a loop.
   * The body of a loop can begin anywhere in it, but not everywhere is as good.
   */
  traffic(): number | undefined {
    if (!this.#begin() || this.#iterations(fewest) < fewest) return undefined;
    return this.#lines.filter((line) => line?.kind === 'line' && !isPoint(line.target) && !isNear(line)).length;
  }

  /** The loop, its places settled; `undefined` where there is none of at least `least` iterations. */
  settle(least: number): Loop | undefined {
    if (!this.#begin()) return undefined;
    const count = this.#iterations(Number.POSITIVE_INFINITY);
    return count >= Math.max(least, fewest) && this.#isSafe() ? this.#commit(count) : undefined;
  }

  /** Finds lines that three iterations suggest. */
  #begin(): boolean {
    if (this.#from + fewest * this.#period > this.#tables.assigned.length) return false;
    for (let iteration = 1; iteration < 3; iteration++) if (!this.#sameStatements(iteration)) return false;
    for (let entry = 0; entry < width * this.#period; entry++) {
      const line = this.#classify(entry);
      if (line === null) return false;
      this.#lines.push(line);
      if (line?.kind === 'line' && entry % width === addedTo && isPrevious(line)) this.#addedLater.add(line.target);
    }
    return true;
  }

  #iterations(most: number): number {
    const available = Math.min(most, Math.floor((this.#tables.assigned.length - this.#from) / this.#period));
    let count = 0;
    while (count < available && this.#sameStatements(count) && this.#sameLines(count)) count++;
    this.looked += count * this.#period;
    return count;
  }

  #sameStatements(iteration: number): boolean {
    const { signatures } = this.#tables;
    const first = this.#from + iteration * this.#period;
    for (let position = 0; position < this.#period; position++) {
      if (signatures[this.#from + position] !== signatures[first + position]) return false;
    }
    return true;
  }

  #sameLines(iteration: number): boolean {
    for (const [entry, line] of this.#lines.entries()) {
      if (line && !this.#agrees(line, this.#place(entry, iteration), iteration)) return false;
    }
    return true;
  }

  #place(entry: number, iteration: number): number {
    return at(this.#tables.operands, width * (this.#from + iteration * this.#period) + entry);
  }

  /** What the first three iterations suggest; `null` where they suggest nothing. */
  #classify(entry: number): Line | undefined | null {
    const [first, second, third] = [this.#place(entry, 0), this.#place(entry, 1), this.#place(entry, 2)];
    if (first === -1) return undefined;
    if (first === second) return second === third && at(this.#tables.definition, first) < this.#from ? { kind: 'fixed', first } : null;
    this.#locate(second);
    const [target, index] = [this.#target, this.#index];
    this.#locate(third);
    if (this.#target === undefined) return target === undefined ? { kind: 'line', first, target: -1 - entry, offset: 0, stride: 1 } : null;
    // What the loop itself defines moves on by one an iteration, and may do so from what was defined before it.
    const isOwn = typeof this.#target === 'number';
    if (this.#target !== target && !(isOwn && target === undefined)) return null;
    const stride = target === undefined ? 1 : this.#index - index;
    if (stride === 0 || (isOwn && stride !== 1)) return null;
    return { kind: 'line', first, target: this.#target, offset: this.#index - 2 * stride, stride };
  }

  #agrees(line: Line, place: number, iteration: number): boolean {
    if (line.kind === 'fixed') return place === line.first;
    if (iteration === 0 && isPrevious(line) && !this.#addedLater.has(line.target)) return at(this.#tables.definition, place) < this.#from;
    this.#locate(place);
    const index = line.offset + line.stride * iteration;
    if (this.#target !== undefined) return this.#target === line.target && this.#index === index;
    return this.#give(place, line.target, index);
  }

  /** Sets target and index: where the place is or will be, if it has or will have a home. */
  #locate(place: number): void {
    const definition = at(this.#tables.definition, place);
    const given = this.#given.get(place);
    if (definition >= this.#from) {
      this.#target = (definition - this.#from) % this.#period;
      this.#index = Math.floor((definition - this.#from) / this.#period);
    } else {
      this.#target = given ? given.target : this.#homes.regionOf(place);
      this.#index = given ? given.index : this.#homes.indexOf(place);
    }
  }

  #give(place: number, target: Target, index: number): boolean {
    const free = typeof target === 'number' ? target < 0 || index < 0 : this.#homes.isFree(target, index);
    const taken = this.#taken.get(target) ?? new Set();
    if (!free || taken.has(index) || !this.#homes.isHomeless(place)) return false;
    this.#taken.set(target, taken.add(index));
    this.#given.set(place, { target, index });
    return true;
  }

  /** An iteration works on copies of numbers, so none may have two names in it, if it is written. */
  #isSafe(): boolean {
    const lines = this.#lines.flatMap((line) => (line?.kind === 'line' ? [line] : []));
    const written = new Map<Target, LineOfNumbers>();
    for (let entry = addedTo; entry < this.#lines.length; entry += width) {
      const line = this.#lines[entry];
      if (line?.kind === 'fixed' && !(this.#homes.isHomeless(line.first) && !this.#given.has(line.first))) return false;
      if (line?.kind === 'line') written.set(line.target, line);
    }
    const firsts = new Map<Target, number>();
    return lines.every((line) => {
      const other = written.get(line.target);
      if (other && (other.stride !== line.stride || (isNear(other) ? !isNear(line) : isPrevious(line)))) return false;
      if (!isPrevious(line)) return true;
      // What the iteration before made is in one variable, whoever reads it.
      const first = firsts.get(line.target) ?? line.first;
      firsts.set(line.target, first);
      return first === line.first;
    });
  }

  #commit(count: number): Loop {
    const { assigned, adds } = this.#tables;
    const defined = Array.from({ length: this.#period }, (_, position) =>
      adds[this.#from + position] ? undefined : this.#homes.create(count),
    );
    for (let iteration = 0; iteration < count; iteration++) {
      for (const [position, region] of defined.entries()) {
        if (region) this.#homes.settle(at(assigned, this.#from + iteration * this.#period + position), region, iteration);
      }
    }
    const own = new Map<number, Region>();
    const regionOf = (target: Target): Region => {
      if (typeof target !== 'number') return target;
      const region = (target >= 0 ? defined[target] : own.get(target)) ?? this.#homes.create(0);
      if (target < 0) own.set(target, region);
      return region;
    };
    for (const [place, { target, index }] of this.#given) {
      const inLoop = typeof target === 'number' && target < 0 && index >= count;
      if (!inLoop) this.#homes.settle(place, regionOf(target), index);
    }
    const accesses = this.#lines.map((line, entry) => (line ? this.#access(entry, line, regionOf) : undefined));
    return { kind: 'loop', from: this.#from, period: this.#period, count, accesses, defined };
  }

  #access(entry: number, line: Line, regionOf: (target: Target) => Region): Access {
    const first = line.first as Place;
    if (line.kind === 'fixed') {
      if (entry % width === addedTo) this.#homes.pin(first);
      return { kind: 'fixed', place: first };
    }
    const region = regionOf(line.target);
    if (isPrevious(line)) {
      region.carried = true;
      return { kind: 'previous', region, first };
    }
    if (!isNear(line) && !region.isPoint) region.inMemory = true;
    return { kind: 'indexed', region, offset: line.offset, stride: line.stride, first };
  }
}

/** Defined in the iteration before. */
function isPrevious({ target, offset }: LineOfNumbers): boolean {
  return typeof target === 'number' && target >= 0 && offset === -1;
}

/** Defined in the same iteration or in the one before: no memory is needed. */
function isNear({ target, offset }: LineOfNumbers): boolean {
  return typeof target === 'number' && target >= 0 && offset >= -1;
}

function isPoint(target: Target): boolean {
  return typeof target !== 'number' && target.isPoint;
}
