import type { DifferentiableFunction } from '../function.ts';
import { at, invariant } from '../invariant.ts';
import { stream } from '../random/stream.ts';
import { createRunner, type Runner } from '../run/fast/runner.ts';
import { type SuccessPlan, settingsFor, type Unit } from './plan.ts';

/** A cell of the table whose runs are not compiled, which takes longer, and why; by labels. */
export interface SteppedCell {
  readonly function: string;
  readonly method: string;
  readonly because: string;
}

/** Does units, remembering what was compiled for each function and method. */
export class UnitRunner {
  readonly #plan: SuccessPlan;
  readonly #functions: readonly DifferentiableFunction[];
  readonly #runners = new Map<string, Runner>();

  constructor(plan: SuccessPlan, functions: readonly DifferentiableFunction[]) {
    this.#plan = plan;
    this.#functions = functions;
  }

  /** f(X_T) − min f of each run of the unit. */
  run({ subject, method, from, to }: Unit): readonly number[] {
    const { name, minimum, domain } = at(this.#plan.subjects, subject);
    const fn = this.#function(name);
    const runner = this.#runner(fn, method);
    return Array.from({ length: to - from }, (_, i) => {
      const { seed } = this.#plan;
      const point = runner.minimize(startOf(seed, from + i, domain), seedOf(seed, from + i));
      return fn.value(...fn.argumentsAt(point)) - minimum;
    });
  }

  /** In the order of the plan. */
  stepped(): readonly SteppedCell[] {
    return this.#plan.subjects.flatMap(({ name, label }) =>
      this.#plan.methods.flatMap((method, index) => {
        const { steppedBecause } = this.#runner(this.#function(name), index);
        return steppedBecause === undefined ? [] : [{ function: label, method: method.label, because: steppedBecause }];
      }),
    );
  }

  #function(name: string): DifferentiableFunction {
    const fn = this.#functions.find((one) => one.name === name);
    invariant(fn, `the plan names a function that there is not: ${name}`);
    return fn;
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
