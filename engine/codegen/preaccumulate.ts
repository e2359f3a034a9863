import type { Sweep } from '../gradient/sweep-types.ts';
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

/** The long recurrences of a full gradient's sweep, if it has any. */
export function recurrencesOf(sweep: Sweep): Recurrences | undefined {
  if (!sweep.isFull || sweep.steps.length < 3 * longChain) return undefined;
  const known = remembered.get(sweep) ?? { found: new Recurrences(sweep) };
  remembered.set(sweep, known);
  return known.found.areLong ? known.found : undefined;
}

const remembered = new WeakMap<Sweep, { readonly found: Recurrences }>();

/** The adjoint of the output, and of what is not known to depend on anything nearer. */
const seed = -1;

export class Recurrences {
  /** By step: the slots that it reads and adds to. Aliases are no steps here. */
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  /** By slot: its latest arrival; and by step, the arrival before it at the same slot. */
  readonly #latest: Int32Array;
  readonly #before: Int32Array;
  readonly #arrivals: Uint32Array;
  readonly #uses: Uint32Array;
  readonly #isResult: Uint8Array;
  /** By slot: the nearest slot through which all that arrives has come, and how many there are on the way from the seed. */
  readonly #through: Int32Array;
  readonly #depth: Int32Array;
  /** By slot: where its step begins, if it is the end of one, and how many steps lie behind it. */
  readonly #begin: Int32Array;
  readonly #chain: Int32Array;
  /** By slot, whether it is the end of a step that is rewritten. */
  readonly #chosen: Uint8Array | undefined;

  constructor(sweep: Sweep) {
    const { slots } = sweep;
    const steps = sweep.steps.filter(({ kind }) => kind !== 'alias');
    this.#from = Int32Array.from(steps, ({ from }) => (from === sweep.seed ? seed : from));
    this.#to = Int32Array.from(steps, ({ to }) => to);
    this.#latest = new Int32Array(slots).fill(-1);
    this.#before = new Int32Array(steps.length).fill(-1);
    this.#arrivals = new Uint32Array(slots);
    this.#uses = new Uint32Array(slots);
    this.#isResult = new Uint8Array(slots);
    this.#through = new Int32Array(slots).fill(seed);
    this.#depth = new Int32Array(slots);
    this.#begin = new Int32Array(slots).fill(seed);
    this.#chain = new Int32Array(slots);
    for (const slot of sweep.parameters) if (slot !== undefined) this.#isResult[slot] = 1;
    this.#count();
    this.#chosen = this.#choose();
  }

  get areLong(): boolean {
    return this.#chosen !== undefined;
  }

  /** `statements` are the sweep's, one a step; adjoints have the places from `firstAdjoint` on, and new places begin at `places`. */
  rewrite(statements: readonly Statement[], firstAdjoint: number, places: number): Preaccumulated {
    const chosen = this.#chosen ?? new Uint8Array(this.#latest.length);
    const needed = this.#needed(chosen);
    const written = new Rewriting(statements, firstAdjoint, places);
    for (const [step, statement] of statements.entries()) {
      const slot = at(this.#to, step);
      if (!needed[slot]) continue;
      if (!chosen[slot]) written.keep(statement);
      else if (at(this.#latest, slot) === step) {
        const begin = at(this.#begin, slot);
        written.step(this.#region(slot, begin) ?? [], slot, begin);
      }
    }
    return written;
  }

  #count(): void {
    for (let step = 0; step < this.#to.length; step++) {
      const [from, to] = [at(this.#from, step), at(this.#to, step)];
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

  #choose(): Uint8Array | undefined {
    const slots = this.#arrivals.length;
    const ends: number[] = [];
    for (let step = 0; step < this.#to.length; step++) {
      const slot = at(this.#to, step);
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
    for (const step of region) within.set(at(this.#from, step), (within.get(at(this.#from, step)) ?? 0) + 1);
    const spared = region.filter((step) => at(this.#to, step) === slot || this.#servesOnly(within, at(this.#to, step)));
    return region.length + 1 - spared.length <= mostAdded;
  }

  #servesOnly(within: ReadonlyMap<number, number>, slot: number): boolean {
    return !this.#isResult[slot] && within.get(slot) === at(this.#uses, slot);
  }

  /** The arrivals at a slot and at all between it and where its step begins, in order; `undefined` where there are many. */
  #region(slot: number, begin: number): readonly number[] | undefined {
    const region: number[] = [];
    const open = [slot];
    const seen = new Set(open);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (let step = at(this.#latest, next); step !== -1; step = at(this.#before, step)) {
        if (region.push(step) > largestStep) return undefined;
        const from = at(this.#from, step);
        if (from !== begin && !seen.has(from)) open.push(from);
        seen.add(from);
      }
    }
    return region.sort((left, right) => left - right);
  }

  /** By slot, whether anything still reads it. */
  #needed(chosen: Uint8Array): Uint8Array {
    const needed = Uint8Array.from(this.#isResult);
    for (let step = this.#to.length - 1; step >= 0; step--) {
      const slot = at(this.#to, step);
      if (!needed[slot]) continue;
      const from = chosen[slot] ? at(this.#begin, slot) : at(this.#from, step);
      if (from !== seed) needed[from] = 1;
    }
    return needed;
  }
}

/** The statements as they come to stand. */
class Rewriting implements Preaccumulated {
  readonly statements: Statement[] = [];
  places: number;
  readonly #before: readonly Statement[];
  readonly #firstAdjoint: number;

  constructor(before: readonly Statement[], firstAdjoint: number, places: number) {
    this.#before = before;
    this.#firstAdjoint = firstAdjoint;
    this.places = places;
  }

  keep(statement: Statement): void {
    this.statements.push(statement);
  }

  /** The local derivative, then one product. */
  step(region: readonly number[], slot: number, begin: number): void {
    const [from, to] = [this.#adjoint(begin), this.#adjoint(slot)];
    const local = new Map<Place, Place>();
    const placeOf = (adjoint: Place): Place => {
      const place = local.get(adjoint) ?? (this.places++ as Place);
      local.set(adjoint, place);
      return place;
    };
    for (const step of region) {
      const statement = at(this.#before, step);
      const { factor } = statement;
      const inner = factor === undefined || factor === from ? undefined : placeOf(factor);
      this.statements.push({ ...statement, to: placeOf(statement.to), factor: inner });
    }
    this.statements.push({ to, adds: false, factor: from, term: 'a', a: placeOf(to), b: undefined, z: undefined });
  }

  #adjoint(slot: number): Place {
    return (this.#firstAdjoint + slot) as Place;
  }
}
