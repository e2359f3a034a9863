import { forEachVariable } from '../operations/term.ts';
import type { Place, Statement } from './straight-line.ts';

/**
 * The statements of a sweep, each primal value right before the first step that needs it, and those that only the result
 * needs as soon as what they read is there. A term of a sum is then computed, added and differentiated in one place, where
 * its numbers are still at hand, instead of a whole program later. Nothing is computed otherwise than before: the steps
 * keep their order, and with it every bit.
 */
export function byDemand(primal: readonly Statement[], steps: readonly Statement[]): readonly Statement[] {
  const schedule = new Schedule(primal);
  for (const step of steps) schedule.mark(step);
  schedule.followResult();
  for (const step of steps) schedule.step(step);
  return schedule.finish();
}

class Schedule {
  readonly #primal: readonly Statement[];
  /** What is not defined yet. */
  readonly #pending: Map<Place, Statement>;
  /** What steps need. */
  readonly #needed = new Set<Statement>();
  /** By place, those that only the result needs and that wait for it; and for how many each waits. */
  readonly #waiting = new Map<Place, Statement[]>();
  readonly #missing = new Map<Statement, number>();
  readonly #ordered: Statement[] = [];

  constructor(primal: readonly Statement[]) {
    this.#primal = primal;
    this.#pending = new Map(primal.map((statement) => [statement.to, statement]));
  }

  /** Notes what a step needs, directly and indirectly. An explicit stack: a chain of a hundred thousand operations is as deep. */
  mark(step: Statement): void {
    const stack = [step];
    for (let top = stack.pop(); top; top = stack.pop()) {
      for (const needed of this.#reads(top)) {
        if (this.#needed.has(needed)) continue;
        this.#needed.add(needed);
        stack.push(needed);
      }
    }
  }

  followResult(): void {
    for (const statement of this.#primal) {
      if (this.#needed.has(statement)) continue;
      const reads = this.#reads(statement);
      this.#missing.set(statement, reads.length);
      for (const { to } of reads) {
        const waiting = this.#waiting.get(to);
        if (waiting) waiting.push(statement);
        else this.#waiting.set(to, [statement]);
      }
    }
  }

  step(step: Statement): void {
    this.#defineReads(step);
    this.#ordered.push(step);
  }

  finish(): readonly Statement[] {
    for (const statement of this.#primal) if (this.#missing.get(statement) === 0) this.#define(statement);
    return this.#ordered;
  }

  #defineReads(statement: Statement): void {
    const stack = this.#reads(statement);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const before = this.#pending.has(top.to) ? this.#reads(top) : [];
      if (before.length > 0) {
        stack.push(...before);
        continue;
      }
      stack.pop();
      this.#define(top);
    }
  }

  /** Defines it, if it is not defined, and what has waited for it alone. */
  #define(first: Statement): void {
    const stack = [first];
    for (let top = stack.pop(); top; top = stack.pop()) {
      if (!this.#pending.delete(top.to)) continue;
      this.#ordered.push(top);
      for (const statement of this.#waiting.get(top.to) ?? []) {
        const missing = (this.#missing.get(statement) ?? 0) - 1;
        this.#missing.set(statement, missing);
        if (missing === 0) stack.push(statement);
      }
    }
  }

  /** The statements that it reads from and that are not defined yet, once for each time that it does. */
  #reads(statement: Statement): Statement[] {
    const found: Statement[] = [];
    forEachVariable(statement.term, (variable) => {
      const place = statement[variable];
      const read = place === undefined ? undefined : this.#pending.get(place);
      if (read) found.push(read);
    });
    return found;
  }
}
