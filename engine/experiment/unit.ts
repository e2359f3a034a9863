import { BackpathError } from '../diagnostics/diagnostic.ts';
import type { DifferentiableFunction } from '../function.ts';
import { at, invariant } from '../invariant.ts';
import { stream } from '../random/stream.ts';
import { createRunner, type Runner } from '../run/fast/runner.ts';
import { type SuccessPlan, settingsFor, type Unit } from './plan.ts';

/** Does units, remembering what was compiled for each function and method. */
export class UnitRunner {
  readonly #plan: SuccessPlan;
  readonly #functions: readonly DifferentiableFunction[];
  readonly #runners = new Map<string, Runner>();

  constructor(plan: SuccessPlan, functions: readonly DifferentiableFunction[]) {
    this.#plan = plan;
    this.#functions = functions;
  }

  /** f(X_T) − min f of each run of the unit; not a number where the run came to a point that the function has no value at. */
  run(unit: Unit): readonly number[] {
    const pieces = this.pieces(unit);
    let next = pieces.next();
    while (!next.done) next = pieces.next();
    return next.value;
  }

  /** The same in pieces of a moment each, for who may want to end it. */
  *pieces({ subject, method, from, to }: Unit): Generator<undefined, readonly number[]> {
    const { name, minimum, domain } = at(this.#plan.subjects, subject);
    const fn = this.#functions.find((one) => one.name === name);
    invariant(fn, `the plan names a function that there is not: ${name}`);
    const runner = this.#runner(fn, method);
    const { seed } = this.#plan;
    const excess: number[] = [];
    for (let run = from; run < to; run++) {
      try {
        const point = yield* runner.pieces(startOf(seed, run, domain), seedOf(seed, run));
        excess.push(fn.value(...fn.argumentsAt(point)) - minimum);
      } catch (error) {
        if (!(error instanceof BackpathError)) throw error;
        excess.push(Number.NaN);
      }
      yield;
    }
    return excess;
  }

  #runner(fn: DifferentiableFunction, method: number): Runner {
    const key = `${fn.name} ${method}`;
    let runner = this.#runners.get(key);
    if (!runner) {
      const { optimizer, iterations, methods } = this.#plan;
      const { observation, iterations: own = iterations } = at(methods, method);
      const estimator = settingsFor(at(methods, method), fn);
      runner = createRunner(fn, { estimator, optimizer, ...(observation && { observation }) }, own);
      this.#runners.set(key, runner);
    }
    return runner;
  }
}

/** The start of run number `run`: uniform on the domain, the same for every method. */
export function startOf(seed: number, run: number, domain: SuccessPlan['subjects'][number]['domain']): readonly number[] {
  return domain.map(([low, high], draw) => low + (high - low) * stream({ seed, iteration: run, space: START_SPACE, draw }).uniform());
}

/** The seed of the run's own draws. */
export function seedOf(seed: number, run: number): number {
  return stream({ seed, iteration: run, space: SEED_SPACE, draw: 0 }).uniform() * 2 ** 53;
}

/** Spaces that no parameter has: a function with as many parameters would not fit into memory. */
const START_SPACE = 2 ** 32 - 1;
const SEED_SPACE = 2 ** 32 - 2;
