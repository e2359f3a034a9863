import type { ObservationSettings } from '../estimators/observations/types.ts';
import type { EstimatorSettings } from '../estimators/types.ts';
import type { DifferentiableFunction } from '../function.ts';
import { at } from '../invariant.ts';
import type { OptimizerSettings } from '../optimizers/types.ts';
import type { Stepped } from './stepped.ts';

/** How a gradient is estimated in an experiment. */
export interface Method {
  /** Unique in its plan. */
  readonly label: string;
  readonly estimator: EstimatorSettings;
  /**
   * Sets m, per function, to the number of branches of its widest tuple node, as the paper does: "when the input x is utilized
   * twice in the function, m is set to 2" (§III.A).
   */
  readonly mFromBranches: boolean;
  /** How rows are chosen, where functions have `@data`. */
  readonly observation?: ObservationSettings;
  /** Where it is not the plan's. */
  readonly iterations?: number;
}

/** A function that can be minimized from random starts and has a known minimum. */
export interface Subject {
  readonly name: string;
  /** Unique in its plan: the name, and the domain where it is not the function's own. */
  readonly label: string;
  /** By `@minimum`; 0 where only final objectives are compared. */
  readonly minimum: number;
  /** By `@domain`: one range a number; the numbers of a row stay what they are. */
  readonly domain: readonly (readonly [number, number])[];
}

/** ε-success (paper, Definition 4): every function by every method, from the same random starts. Plain data. */
export interface SuccessPlan {
  /** What is told of it: ε-success where it is not given. `study`: adaptive holds beside fixed ones; `comparison`: final objectives (Table 3). */
  readonly kind?: 'study' | 'comparison';
  readonly subjects: readonly Subject[];
  readonly methods: readonly Method[];
  readonly runs: number;
  readonly iterations: number;
  readonly optimizer: OptimizerSettings;
  readonly seed: number;
  /** A run succeeds where it ends less than this above the minimum. */
  readonly epsilons: readonly number[];
  /** Which version of the functions' text: a hash. */
  readonly source: string;
  /** What is not done by compiled loops. */
  readonly stepped?: readonly Stepped[];
}

/** A piece of work: some runs of one function by one method. */
export interface Unit {
  readonly index: number;
  readonly subject: number;
  readonly method: number;
  readonly from: number;
  readonly to: number;
}

/** Part `index` of `count`, from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/**
 * Runs in a unit: few enough to be done in a moment, many enough that writing a line an unit costs nothing. Those of a comparison
 * go over rows of data, which takes many times longer.
 */
const RUNS = 50;
const RUNS_OVER_ROWS = 1;

/** The units of a plan, the same for everybody; a shard takes every `count`-th. */
export function unitsOf(plan: SuccessPlan, shard: Shard = { index: 1, count: 1 }): readonly Unit[] {
  const units: Unit[] = [];
  const together = plan.kind === 'comparison' ? RUNS_OVER_ROWS : RUNS;
  for (const subject of plan.subjects.keys()) {
    for (const method of plan.methods.keys()) {
      for (let from = 0; from < plan.runs; from += together) {
        units.push({ index: units.length, subject, method, from, to: Math.min(from + together, plan.runs) });
      }
    }
  }
  return units.filter(({ index }) => index % shard.count === shard.index - 1);
}

/** The same for every parameter: where runs start instead of on `@domain`. */
export type Range = readonly [low: number, high: number];

/** What an annotated function needs to be a subject; `undefined` where `@minimum` (or one known otherwise) or a `@domain` is missing. */
export function subjectOf(
  { name, leaves, start, annotations }: DifferentiableFunction,
  range?: Range,
  knownMinimum?: number,
): Subject | undefined {
  const { minimum = knownMinimum, domain, data } = annotations;
  const ranges = leaves.flatMap((leaf, index) => {
    const [parameter = ''] = leaf.name.split(/[.[]/);
    if (data?.names.includes(parameter)) return [[at(start, index), at(start, index)] as const];
    const own = range ?? domain.get(parameter);
    return own ? [[own[0], own[1]] as const] : [];
  });
  if (minimum === undefined || ranges.length < leaves.length) return undefined;
  return { name, label: range ? `${name} on [${range.join(', ')}]` : name, minimum, domain: ranges };
}

/** m as the method has it for this function. */
export function settingsFor(method: Method, fn: DifferentiableFunction): EstimatorSettings {
  if (!method.mFromBranches) return method.estimator;
  const { graph } = fn.at(fn.start);
  return { ...method.estimator, m: Math.max(1, ...graph.tuples.map((tuple) => at(graph.nodes, tuple).outputs.length)) };
}
