import { statementLimit } from '../../codegen/compile.ts';
import { compileGradient } from '../../codegen/evaluator.ts';
import { toNumber } from '../../estimators/fraction.ts';
import { alternativesOf } from '../../estimators/granularity/index.ts';
import { findEstimator } from '../../estimators/index.ts';
import { norm } from '../../estimators/norm.ts';
import type { Alternatives } from '../../estimators/spaces.ts';
import type { EstimatorSettings } from '../../estimators/types.ts';
import type { Selection } from '../../gradient/selection.ts';
import { reverseSweep } from '../../gradient/sweep.ts';
import { at } from '../../invariant.ts';
import { KeyedWords } from '../../random/words.ts';
import type { Trace } from '../../trace/types.ts';
import { advance, initialState, type Steppable } from '../step.ts';
import type { RunSettings } from '../types.ts';
import { type DrawTable, drawFrom, drawTables } from './decisions.ts';
import { compileKernel, correctionsOf, type Kernel, kernelOptimizers, vectorCount } from './kernel.ts';

/** Many runs of one function under the same settings, without records. */
export interface Runner {
  /** Whether the runs are compiled loops; if not, they are stepped. */
  readonly compiled: boolean;
  /** The point after the iterations, bit for bit the one to which `step` leads from `start` with `seed`. */
  minimize(start: readonly number[], seed: number): readonly number[];
}

/**
 * Prepares runs. Compiled are full, RAD and SPAD 2 with SGD and Adam, where the trace is short and the alternatives are few; what
 * else there is gives the same answers one step at a time.
 */
export function createRunner(fn: Steppable, settings: Omit<RunSettings, 'seed' | 'start'>, iterations: number): Runner {
  return compiledRunner(fn, settings, iterations) ?? steppedRunner(fn, settings, iterations);
}

/** More alternatives than this are not compiled one by one. */
const MOST_SELECTIONS = 1024;

function steppedRunner(fn: Steppable, settings: Omit<RunSettings, 'seed' | 'start'>, iterations: number): Runner {
  return {
    compiled: false,
    minimize(start, seed) {
      const run = { ...settings, seed, start };
      let state = initialState(run);
      while (state.iteration < iterations) ({ state } = advance(fn, run, state));
      return state.point;
    },
  };
}

function compiledRunner(fn: Steppable, settings: Omit<RunSettings, 'seed' | 'start'>, iterations: number): Runner | undefined {
  const { estimator, optimizer } = settings;
  if (fn.observations) return undefined;
  const name = findEstimator(estimator.name)?.name ?? '';
  if (optimizer.clip !== undefined || (optimizer.schedule?.kind ?? 'constant') !== 'constant') return undefined;
  if (!kernelOptimizers.includes(optimizer.name) || !['full', 'rad', 'spad2'].includes(name)) return undefined;
  const traced = fn.at([]);
  const { graph, ssa, coordinates } = traced;
  if (decides(ssa) || 2 * ssa.instructions.length > statementLimit) return undefined;
  const corrections = correctionsOf(optimizer, iterations);
  const size = ssa.arity + vectorCount(optimizer.name) * coordinates.length;
  const stateAt = (start: readonly number[]) => {
    const state = new Float64Array(size);
    state.set(start);
    return state;
  };
  const pointOf = (state: Float64Array) => [...state.subarray(0, ssa.arity)];
  if (name === 'full') {
    const kernel = compileKernel(
      traced,
      { kind: 'full' },
      coordinates.map(() => 1),
      coordinates,
      optimizer,
    );
    return {
      compiled: true,
      minimize(start) {
        const state = stateAt(start);
        kernel(state, 0, iterations, corrections);
        return pointOf(state);
      },
    };
  }
  const alternatives = alternativesOf(graph, estimator.granularity);
  const tables = drawTables(graph, estimator.granularity, estimator.draw);
  const count = alternatives.spaces.reduce((product, { size: n }) => product * (n === 0n ? 1n : n), 1n);
  if (!tables || count > MOST_SELECTIONS) return undefined;
  const selections = new Selections(alternatives, estimator, (selection, scale) => ({
    kernel: compileKernel(traced, selection, scale, coordinates, optimizer),
    gradient: compileGradient(ssa, graph, reverseSweep(graph, selection)),
  }));
  const fresh = name === 'rad' || (estimator.m === 1 && estimator.kMax === 1);
  return {
    compiled: true,
    minimize(start, seed) {
      const state = stateAt(start);
      const words = new KeyedWords(seed);
      if (fresh) drawEach(state, words, tables, selections, iterations, corrections);
      else holdLargest(state, words, tables, selections, estimator, iterations, corrections);
      return pointOf(state);
    },
  };
}

/** Does the trace hold only where the function decides as it did? A loop that never looks could run past that. */
function decides({ guards }: Trace): boolean {
  return guards.length > 0;
}

/** RAD: a draw an iteration. */
function drawEach(
  state: Float64Array,
  words: KeyedWords,
  tables: readonly DrawTable[],
  selections: Selections,
  iterations: number,
  corrections: Float64Array,
) {
  for (let t = 0; t < iterations; t++) {
    let selection = 0;
    for (let s = 0; s < tables.length; s++) {
      words.start(t, s, 0);
      selection += drawFrom(tables[s], words) * at(selections.radices, s);
    }
    selections.of(selection).kernel(state, t, t + 1, corrections);
  }
}

/** SPAD 2: at t ≡ 0 mod k_max the largest of m draws in every space, then that one. Compares as `compare` does. */
function holdLargest(
  state: Float64Array,
  words: KeyedWords,
  tables: readonly DrawTable[],
  selections: Selections,
  { m, kMax }: EstimatorSettings,
  iterations: number,
  corrections: Float64Array,
) {
  const { spaces } = selections;
  const gradient = new Float64Array(spaces.reduce((sum, { length }) => sum + length, 0));
  const drawn = new Float64Array(tables.length);
  const best = new Float64Array(tables.length);
  const norms = new Float64Array(tables.length);
  for (let t = 0; t < iterations; t += kMax) {
    for (let j = 0; j < m; j++) {
      let candidate = 0;
      for (let s = 0; s < tables.length; s++) {
        words.start(t, s, j);
        drawn[s] = drawFrom(tables[s], words);
        candidate += at(drawn, s) * at(selections.radices, s);
      }
      if (m > 1) selections.of(candidate).gradient(state, gradient);
      for (let s = 0; s < tables.length; s++) {
        const size = m > 1 ? sizeOf(gradient, at(spaces, s)) : 0;
        const champion = at(norms, s);
        if (j > 0 && !(size > champion || (Number.isNaN(champion) && !Number.isNaN(size)))) continue;
        norms[s] = size;
        best[s] = at(drawn, s);
      }
    }
    let selection = 0;
    for (let s = 0; s < tables.length; s++) selection += at(best, s) * at(selections.radices, s);
    selections.of(selection).kernel(state, t, Math.min(t + kMax, iterations), corrections);
  }
}

function sizeOf(gradient: Float64Array, parameters: readonly number[]): number {
  return parameters.length === gradient.length ? norm(gradient) : Math.abs(at(gradient, at(parameters, 0)));
}

/** What is compiled for one selection. */
interface Compiled {
  readonly kernel: Kernel;
  gradient(point: ArrayLike<number>, gradient: Float64Array): number;
}

type Compile = (selection: Selection, scale: readonly number[]) => Compiled;

/** Selections by number, a digit for each space, the first the lowest; compiled when first asked for. */
class Selections {
  readonly radices: readonly number[];
  /** The parameters that each space drives: one, or all. */
  readonly spaces: readonly (readonly number[])[];
  readonly #compiled: (Compiled | undefined)[] = [];
  readonly #alternatives: Alternatives;
  readonly #settings: EstimatorSettings;
  readonly #compile: Compile;

  constructor(alternatives: Alternatives, settings: EstimatorSettings, compile: Compile) {
    this.#alternatives = alternatives;
    this.#settings = settings;
    this.#compile = compile;
    this.spaces = alternatives.spaces.map(({ parameters }) => parameters);
    let radix = 1;
    this.radices = alternatives.spaces.map(({ size }) => {
      const mine = radix;
      radix *= Math.max(1, Number(size));
      return mine;
    });
  }

  of(number: number): Compiled {
    const known = this.#compiled[number];
    if (known) return known;
    const { spaces, select } = this.#alternatives;
    const chosen = spaces.map(({ size }, s) => BigInt(Math.floor(number / at(this.radices, s)) % Math.max(1, Number(size))));
    const scale: number[] = [];
    for (const [s, space] of spaces.entries()) {
      for (const parameter of space.parameters) {
        const inverse = space.inverseProbability(this.#settings.draw, at(chosen, s), parameter);
        scale[parameter] = this.#settings.normalize ? toNumber(inverse) : 1;
      }
    }
    const compiled = this.#compile(select(chosen), scale);
    this.#compiled[number] = compiled;
    return compiled;
  }
}
