import { at } from '../invariant.ts';
import { forEachRead } from './reads.ts';
import type { Statement } from './straight-line.ts';

/**
 * The statements of a sweep, each primal value right before the first step that needs it, and those that only the result
 * needs as soon as what they read is there. A term of a sum is then computed, added and differentiated in one place, where
 * its numbers are still at hand, instead of a whole program later. Nothing is computed otherwise than before: the steps
 * keep their order, and with it every bit. `places` is how many primal places there are.
 */
export function byDemand(primal: readonly Statement[], steps: readonly Statement[], places: number): readonly Statement[] {
  const schedule = new Schedule(primal, places);
  for (const step of steps) schedule.need(step);
  schedule.waitForOperands();
  for (const step of steps) schedule.step(step);
  return schedule.finish();
}

/** No primal statement. */
const none = -1;

class Schedule {
  readonly #primal: readonly Statement[];
  /** By place: the index of the primal statement that is to define it, if none has yet. */
  readonly #pending: Int32Array;
  /** By primal statement: whether a step needs it; else how many of its operands are missing, and who waits for it. */
  readonly #needed: Uint8Array;
  readonly #missing: Uint8Array;
  readonly #waiting: (number[] | undefined)[];
  readonly #ordered: Statement[] = [];
  readonly #stack: number[] = [];

  constructor(primal: readonly Statement[], places: number) {
    this.#primal = primal;
    this.#pending = new Int32Array(places).fill(none);
    for (const [index, { to }] of primal.entries()) this.#pending[to] = index;
    this.#needed = new Uint8Array(primal.length);
    this.#missing = new Uint8Array(primal.length);
    this.#waiting = new Array<number[] | undefined>(primal.length).fill(undefined);
  }

  /** Notes what a step needs, directly and indirectly. An explicit stack: a chain of a hundred thousand operations is as deep. */
  need(step: Statement): void {
    const note = (index: number) => {
      if (this.#needed[index]) return;
      this.#needed[index] = 1;
      this.#stack.push(index);
    };
    this.#forEachPending(step, note);
    for (let index = this.#stack.pop(); index !== undefined; index = this.#stack.pop()) this.#forEachPending(at(this.#primal, index), note);
  }

  /** What no step needs waits for what it reads. */
  waitForOperands(): void {
    for (const [index, statement] of this.#primal.entries()) {
      if (this.#needed[index]) continue;
      this.#forEachPending(statement, (read) => {
        this.#missing[index] = (this.#missing[index] ?? 0) + 1;
        const waiting = this.#waiting[read];
        if (waiting) waiting.push(index);
        else this.#waiting[read] = [index];
      });
    }
  }

  step(step: Statement): void {
    const push = (index: number) => this.#stack.push(index);
    this.#forEachPending(step, push);
    for (let top = this.#stack.at(-1); top !== undefined; top = this.#stack.at(-1)) {
      const depth = this.#stack.length;
      if (this.#isPending(top)) this.#forEachPending(at(this.#primal, top), push);
      if (this.#stack.length > depth) continue;
      this.#stack.pop();
      this.#define(top);
    }
    this.#ordered.push(step);
  }

  finish(): readonly Statement[] {
    for (let index = 0; index < this.#primal.length; index++) if (this.#missing[index] === 0) this.#define(index);
    return this.#ordered;
  }

  /** Defines it, if it is not defined, and what has waited for it alone. */
  #define(first: number): void {
    const stack = [first];
    for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
      if (!this.#isPending(index)) continue;
      const statement = at(this.#primal, index);
      this.#pending[statement.to] = none;
      this.#ordered.push(statement);
      for (const waiting of this.#waiting[index] ?? []) {
        this.#missing[waiting] = (this.#missing[waiting] ?? 0) - 1;
        if (this.#missing[waiting] === 0) stack.push(waiting);
      }
    }
  }

  #isPending(index: number): boolean {
    const statement = this.#primal[index];
    return statement !== undefined && this.#pending[statement.to] !== none;
  }

  /** The statements that it reads from and that are not defined yet, once for each time that it does. */
  #forEachPending(statement: Statement, visit: (index: number) => void): void {
    forEachRead(statement, (place) => {
      const index = this.#pending[place] ?? none;
      if (index !== none) visit(index);
    });
  }
}
