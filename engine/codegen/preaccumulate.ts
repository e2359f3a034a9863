import { at } from '../invariant.ts';
import type { Place, Statement } from './straight-line.ts';

/**
 * The sweep of a long recurrence with the derivative of each of its steps computed first (*preaccumulated*: Griewank and Walther,
 * Evaluating Derivatives, 2008, section 10.2). Where all that reaches an adjoint S comes from one adjoint T before it, along
 * several ways, S = T · ∂T/∂S: the local derivative does not wait for T, so what is left to wait for is one product a step
 * instead of all the ways, one after the other. The sums are the same but for the order in which they are rounded.
 */
export interface Preaccumulated {
  readonly statements: readonly Statement[];
  readonly places: number;
}

/** So many steps make a recurrence long. */
const longChain = 16;

/** More statements than this make no step. */
const largestStep = 12;

/** So many statements more than before are worth it. */
const mostAdded = 2;

/** Is the sweep long enough for it? */
export function mayBeReordered({ steps }: { readonly steps: readonly unknown[] }): boolean {
  return steps.length >= 3 * longChain;
}

/** `steps` are those of a sweep; places from `firstAdjoint` on are adjoints, `kept` those that are results. `undefined` where there is no long recurrence. */
export function preaccumulate(
  steps: readonly Statement[],
  firstAdjoint: number,
  places: number,
  kept: Iterable<Place>,
): Preaccumulated | undefined {
  if (!mayBeReordered({ steps })) return undefined;
  return new Preaccumulation(steps, firstAdjoint, places, kept).rewrite();
}

/** The adjoint of the output, and of what is not known to depend on anything nearer. */
const seed = -1;

class Preaccumulation {
  readonly #steps: readonly Statement[];
  readonly #firstAdjoint: number;
  #places: number;
  /** By slot, a place without `firstAdjoint`: its latest arrival; and by step, the arrival before it at the same slot. */
  readonly #latest: Int32Array;
  readonly #before: Int32Array;
  readonly #arrivals: Uint32Array;
  readonly #uses: Uint32Array;
  readonly #needed: Uint8Array;
  /** By slot: the nearest slot through which all that arrives has come, and how many there are on the way from the seed. */
  readonly #through: Int32Array;
  readonly #depth: Int32Array;
  /** By slot: where its step begins, if it is the end of one, and how many steps lie behind it. */
  readonly #begin: Int32Array;
  readonly #chain: Int32Array;

  constructor(steps: readonly Statement[], firstAdjoint: number, places: number, kept: Iterable<Place>) {
    const slots = places - firstAdjoint;
    this.#steps = steps;
    this.#firstAdjoint = firstAdjoint;
    this.#places = places;
    this.#latest = new Int32Array(slots).fill(-1);
    this.#before = new Int32Array(steps.length).fill(-1);
    this.#arrivals = new Uint32Array(slots);
    this.#uses = new Uint32Array(slots);
    this.#needed = new Uint8Array(slots);
    this.#through = new Int32Array(slots).fill(seed);
    this.#depth = new Int32Array(slots);
    this.#begin = new Int32Array(slots).fill(seed);
    this.#chain = new Int32Array(slots);
    for (const place of kept) this.#needed[place - firstAdjoint] = 1;
  }

  rewrite(): Preaccumulated | undefined {
    this.#count();
    const chosen = this.#choose();
    return chosen && { statements: this.#write(chosen), places: this.#places };
  }

  #from(step: number): number {
    const { factor } = at(this.#steps, step);
    return factor === undefined ? seed : factor - this.#firstAdjoint;
  }

  #to(step: number): number {
    return at(this.#steps, step).to - this.#firstAdjoint;
  }

  #count(): void {
    for (let step = 0; step < this.#steps.length; step++) {
      const [from, to] = [this.#from(step), this.#to(step)];
      if (from !== seed) this.#uses[from] = at(this.#uses, from) + 1;
      const last = at(this.#latest, to);
      this.#before[step] = last;
      this.#latest[to] = step;
      this.#arrivals[to] = at(this.#arrivals, to) + 1;
      // What a step reads is complete, and so is what is known of it.
      this.#through[to] = last === -1 ? from : this.#common(at(this.#through, to), from);
      this.#depth[to] = this.#depthOf(at(this.#through, to)) + 1;
    }
  }

  #depthOf(slot: number): number {
    return slot === seed ? 0 : at(this.#depth, slot);
  }

  /** The nearest slot through which both have come; the seed where that is far away, which is true as well. */
  #common(one: number, other: number): number {
    let [left, right] = [one, other];
    for (let tries = 0; left !== right; tries++) {
      if (tries > largestStep || left === seed || right === seed) return seed;
      if (at(this.#depth, left) >= at(this.#depth, right)) left = at(this.#through, left);
      else right = at(this.#through, right);
    }
    return left;
  }

  /** By slot, whether it is the end of a step that is rewritten. */
  #choose(): Uint8Array | undefined {
    const slots = this.#arrivals.length;
    const ends: number[] = [];
    for (let step = 0; step < this.#steps.length; step++) {
      const slot = this.#to(step);
      if (at(this.#latest, slot) !== step || !this.#isJoin(slot)) continue;
      const begin = this.#nearestJoin(slot);
      if (begin === seed || !this.#pays(slot, begin)) continue;
      this.#begin[slot] = begin;
      this.#chain[slot] = at(this.#chain, begin) + 1;
      ends.push(slot);
    }
    const chosen = new Uint8Array(slots);
    let found = false;
    for (const slot of ends.reverse()) {
      if (!chosen[slot] && at(this.#chain, slot) < longChain) continue;
      found = true;
      chosen[slot] = 1;
      const begin = at(this.#begin, slot);
      if (at(this.#begin, begin) !== seed) chosen[begin] = 1;
    }
    return found ? chosen : undefined;
  }

  #isJoin(slot: number): boolean {
    return at(this.#arrivals, slot) > 1;
  }

  #nearestJoin(slot: number): number {
    let begin = at(this.#through, slot);
    for (let tries = 0; tries < 4 && begin !== seed && !this.#isJoin(begin); tries++) begin = at(this.#through, begin);
    return begin !== seed && this.#isJoin(begin) ? begin : seed;
  }

  #pays(slot: number, begin: number): boolean {
    const region = this.#region(slot, begin);
    if (!region || region.length < 3) return false;
    const within = new Map<number, number>();
    for (const step of region) within.set(this.#from(step), (within.get(this.#from(step)) ?? 0) + 1);
    const spared = region.filter((step) => this.#to(step) === slot || this.#servesOnly(within, this.#to(step)));
    return region.length + 1 - spared.length <= mostAdded;
  }

  #servesOnly(within: ReadonlyMap<number, number>, slot: number): boolean {
    return !this.#needed[slot] && within.get(slot) === at(this.#uses, slot);
  }

  /** The arrivals at a slot and at all between it and where its step begins, in order; `undefined` where there are many. */
  #region(slot: number, begin: number): readonly number[] | undefined {
    const region: number[] = [];
    const open = [slot];
    const seen = new Set(open);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (let step = at(this.#latest, next); step !== -1; step = at(this.#before, step)) {
        if (region.push(step) > largestStep) return undefined;
        const from = this.#from(step);
        if (from !== begin && !seen.has(from)) open.push(from);
        seen.add(from);
      }
    }
    return region.sort((left, right) => left - right);
  }

  #write(chosen: Uint8Array): readonly Statement[] {
    const dropped = this.#unneeded(chosen);
    return this.#steps.flatMap((statement, step) => {
      const slot = this.#to(step);
      if (!chosen[slot]) return dropped[step] ? [] : [statement];
      return at(this.#latest, slot) === step && this.#needed[slot] ? this.#rewritten(slot) : [];
    });
  }

  /** By step, whether nothing needs what it adds to any more. */
  #unneeded(chosen: Uint8Array): Uint8Array {
    const dropped = new Uint8Array(this.#steps.length);
    for (let step = this.#steps.length - 1; step >= 0; step--) {
      const slot = this.#to(step);
      if (!this.#needed[slot]) dropped[step] = 1;
      else {
        const from = chosen[slot] ? at(this.#begin, slot) : this.#from(step);
        if (from !== seed) this.#needed[from] = 1;
      }
    }
    return dropped;
  }

  #rewritten(slot: number): readonly Statement[] {
    const begin = at(this.#begin, slot);
    const local = new Map<number, Place>();
    const placeOf = (inner: number): Place => {
      const place = local.get(inner) ?? (this.#places++ as Place);
      local.set(inner, place);
      return place;
    };
    const statements = (this.#region(slot, begin) ?? []).map((step): Statement => {
      const statement = at(this.#steps, step);
      const from = this.#from(step);
      return { ...statement, to: placeOf(this.#to(step)), factor: from === begin ? undefined : placeOf(from) };
    });
    const place = (inner: number) => (this.#firstAdjoint + inner) as Place;
    const product = {
      to: place(slot),
      adds: false,
      factor: place(begin),
      term: 'a',
      a: placeOf(slot),
      b: undefined,
      z: undefined,
    } as const;
    return [...statements, product];
  }
}
