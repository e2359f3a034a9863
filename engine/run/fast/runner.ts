import { statementLimit } from '../../codegen/compile.ts';
import { compileGradient } from '../../codegen/evaluator.ts';
import { almostDiracProbability } from '../../estimators/almost-dirac.ts';
import { reducesToRad } from '../../estimators/choice.ts';
import { fixedChoice } from '../../estimators/fixed.ts';
import { toNumber } from '../../estimators/fraction.ts';
import { alternativesOf } from '../../estimators/granularity/index.ts';
import { createEstimator, findEstimator } from '../../estimators/index.ts';
import { reverseSweep } from '../../gradient/sweep.ts';
import { at } from '../../invariant.ts';
import type { TracedFunction } from '../../pipeline.ts';
import { stream } from '../../random/stream.ts';
import { KeyedWords } from '../../random/words.ts';
import { advance, initialState, type Steppable } from '../step.ts';
import type { RunSettings } from '../types.ts';
import { drawTables } from './decisions.ts';
import { drawAroundPreferred, drawEach, holdLargest, holdPreferred } from './iterations.ts';
import { compileKernel, correctionsOf, kernelOptimizers, vectorCount } from './kernel.ts';
import { Selections, type Weight } from './selections.ts';

/** Many runs of one function under the same settings, without records. */
export interface Runner {
  /** Whether the runs are compiled loops; if not, they are stepped. */
  readonly compiled: boolean;
  /** Why they are stepped, for people. */
  readonly steppedBecause?: string;
  /** The point after the iterations, bit for bit the one to which `step` leads from `start` with `seed`. */
  minimize(start: readonly number[], seed: number): readonly number[];
}

type Settings = Omit<RunSettings, 'seed' | 'start'>;

/**
 * Prepares runs. Compiled are the estimators that keep what they chose, or draw by tables, with SGD and Adam, where the trace is
 * short and the alternatives are few; what else there is gives the same answers one step at a time, and says why.
 */
export function createRunner(fn: Steppable, settings: Settings, iterations: number): Runner {
  const name = findEstimator(settings.estimator.name)?.name ?? '';
  const obstacle = obstacleOf(fn, settings, name);
  if (obstacle !== undefined) return steppedRunner(fn, settings, iterations, obstacle);
  const compiled = compiledRunner(fn.at([]), settings, iterations, name);
  return typeof compiled === 'string' ? steppedRunner(fn, settings, iterations, compiled) : compiled;
}

/** More alternatives than this are not compiled one by one. */
const MOST_SELECTIONS = 1024;

/** Estimators whose iterations are loops. The others look at the contributions in every iteration. */
const compiledEstimators: readonly string[] = ['full', 'fixed', 'rad', 'spad1', 'spad2', 'closest', 'best'];

function steppedRunner(fn: Steppable, settings: Settings, iterations: number, steppedBecause: string): Runner {
  return {
    compiled: false,
    steppedBecause,
    minimize(start, seed) {
      const run = { ...settings, seed, start };
      let state = initialState(run);
      while (state.iteration < iterations) ({ state } = advance(fn, run, state));
      return state.point;
    },
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

/** Or why there is none. */
function compiledRunner(traced: TracedFunction, settings: Settings, iterations: number, name: string): Runner | string {
  const { estimator, optimizer } = settings;
  const { graph, ssa, coordinates } = traced;
  const corrections = correctionsOf(optimizer, iterations);
  const size = ssa.arity + vectorCount(optimizer.name) * coordinates.length;
  const runner = (run: (state: Float64Array, seed: number) => void): Runner => ({
    compiled: true,
    minimize(start, seed) {
      const state = new Float64Array(size);
      state.set(start);
      run(state, seed);
      return [...state.subarray(0, ssa.arity)];
    },
  });
  if (name === 'full') {
    const one = coordinates.map(() => 1);
    const kernel = compileKernel(traced, { kind: 'full' }, one, coordinates, optimizer);
    return runner((state) => kernel(state, 0, iterations, corrections));
  }
  const alternatives = alternativesOf(graph, estimator.granularity);
  const count = alternatives.spaces.reduce((product, { size: n }) => product * (n === 0n ? 1n : n), 1n);
  if (count > MOST_SELECTIONS) return `there are ${count} selections`;
  const selectionsBy = (weight: Weight) =>
    new Selections(alternatives, estimator.normalize ? weight : () => 1, (selection, scale) => ({
      kernel: compileKernel(traced, selection, scale, coordinates, optimizer),
      gradient: compileGradient(ssa, graph, reverseSweep(graph, selection)),
    }));
  const selections = selectionsBy((space, _, index, parameter) => toNumber(space.inverseProbability(estimator.draw, index, parameter)));
  if (name === 'fixed') {
    const unscaled = selectionsBy(() => 1);
    const { kernel } = unscaled.of(unscaled.numberOf(fixedChoice(estimator, alternatives)));
    return runner((state) => kernel(state, 0, iterations, corrections));
  }
  // The estimator itself, asked where it chooses.
  const choosing = createEstimator(estimator);
  const preferring = (seed: number) => (state: Float64Array, iteration: number) => {
    const random = (space: number, draw: number) => stream({ seed, iteration, space, draw });
    const made = choosing.estimate({ iteration, point: [...state.subarray(0, ssa.arity)], traced, state: null, random });
    return selections.numberOf(made.state?.chosen ?? []);
  };
  if (name === 'best') {
    return runner((state, seed) => holdPreferred(state, preferring(seed), selections, estimator.kMax, iterations, corrections));
  }
  const isRad = name === 'rad' || reducesToRad(estimator);
  if (!isRad && name !== 'spad2') {
    const known: (Selections | undefined)[] = [];
    const around = (likely: number) => {
      known[likely] ??= selectionsBy((space, s, index, parameter) => {
        return 1 / almostDiracProbability(space, BigInt(selections.digit(likely, s)), estimator.epsilon, index, parameter);
      });
      return at(known, likely) ?? selections;
    };
    return runner((state, seed) =>
      drawAroundPreferred(state, new KeyedWords(seed), preferring(seed), around, estimator, iterations, corrections),
    );
  }
  const tables = drawTables(graph, estimator.granularity, estimator.draw);
  if (!tables) return 'there are too many ways to draw';
  return runner((state, seed) => {
    const words = new KeyedWords(seed);
    if (isRad) drawEach(state, words, tables, selections, iterations, corrections);
    else holdLargest(state, words, tables, selections, estimator, iterations, corrections);
  });
}
