import { statementLimit } from '../../codegen/compile.ts';
import { findEstimator } from '../../estimators/index.ts';
import type { TracedFunction } from '../../pipeline.ts';
import { advance, initialState, type Steppable } from '../step.ts';
import type { RunSettings } from '../types.ts';
import { Corrections, kernelOptimizers, scalePlace } from './kernel.ts';
import { type Strategies, strategiesFor } from './prepare.ts';

/** Many runs of one function under the same settings, without records. */
export interface Runner {
  /** Whether the runs are compiled loops; if not, they are stepped. */
  readonly compiled: boolean;
  /** Why they are stepped, for people. */
  readonly steppedBecause?: string;
  /** The point after the iterations, bit for bit the one to which `step` leads from `start` with `seed`. */
  minimize(start: readonly number[], seed: number): readonly number[];
  /** The same in pieces of a moment each, for who may want to end it. */
  pieces(start: readonly number[], seed: number): Generator<undefined, readonly number[]>;
}

type Settings = Omit<RunSettings, 'seed' | 'start'>;

/**
 * Prepares runs. Compiled are the estimators that keep what they chose, or draw by tables, with SGD and Adam, where the trace is
 * short and the alternatives are few; what else there is gives the same answers one step at a time, and says why.
 */
export function createRunner(fn: Steppable, settings: Settings, iterations: number): Runner {
  const name = findEstimator(settings.estimator.name)?.name ?? '';
  const found = obstacleOf(fn, settings, name) ?? strategiesFor(fn.at([]), settings, name);
  const steppedBecause = typeof found === 'string' ? found : undefined;
  const pieces = typeof found === 'string' ? stepped(fn, settings, iterations) : compiled(fn.at([]), settings, iterations, found);
  return {
    compiled: steppedBecause === undefined,
    ...(steppedBecause !== undefined && { steppedBecause }),
    pieces,
    minimize(start, seed) {
      const run = pieces(start, seed);
      let next = run.next();
      while (!next.done) next = run.next();
      return next.value;
    },
  };
}

/** Estimators whose iterations are loops. The others look at the contributions in every iteration. */
const compiledEstimators: readonly string[] = ['full', 'fixed', 'rad', 'spad1', 'spad2', 'closest', 'best', 'adaptive'];

function stepped(fn: Steppable, settings: Settings, iterations: number): Runner['pieces'] {
  return function* (start, seed) {
    const run = { ...settings, seed, start };
    let state = initialState(run);
    while (state.iteration < iterations) {
      ({ state } = advance(fn, run, state));
      yield;
    }
    return state.point;
  };
}

/** Iterations of a compiled loop from one breath to the next: some milliseconds. */
const BREATH = 2 ** 14;

function compiled(traced: TracedFunction, { optimizer }: Settings, iterations: number, strategies: Strategies): Runner['pieces'] {
  const corrections = new Corrections(optimizer, iterations);
  const size = scalePlace(traced, optimizer.name) + traced.coordinates.length;
  return function* (start, seed) {
    const state = new Float64Array(size);
    state.set(start);
    const strategy = strategies(state, seed);
    let breath = 0;
    for (let t = 0; t < iterations; ) {
      const kernel = strategy.choose(t);
      const end = Math.min(iterations, t + strategy.hold(t));
      while (t < end) {
        if (t === breath) {
          breath += BREATH;
          corrections.reach(Math.min(iterations, breath));
          yield;
        }
        const to = Math.min(end, breath);
        kernel(state, t, to, corrections.numbers);
        t = to;
      }
    }
    return [...state.subarray(0, traced.ssa.arity)];
  };
}

function obstacleOf(fn: Steppable, { optimizer }: Settings, name: string): string | undefined {
  if (fn.observations) return 'the objective is a mean over rows of data';
  if (!compiledEstimators.includes(name)) return `${name} looks at the contributions in every iteration`;
  if (!kernelOptimizers.includes(optimizer.name)) return `the optimizer ${optimizer.name} has no compiled loop`;
  if (optimizer.clip !== undefined) return 'the gradient is clipped';
  if ((optimizer.schedule?.kind ?? 'constant') !== 'constant') return 'the learning rate changes';
  const { ssa } = fn.at([]);
  // A loop that never looks could run past a decision.
  if (ssa.guards.length > 0) return 'the function decides by its parameters';
  return 2 * ssa.instructions.length > statementLimit ? 'the function is long' : undefined;
}
