import { atRow, type Observations } from '../data/observations.ts';
import { createEstimator } from '../estimators/index.ts';
import { norm } from '../estimators/norm.ts';
import type { Batch } from '../estimators/observations/types.ts';
import type { Estimate } from '../estimators/types.ts';
import { keptEdges } from '../gradient/kept.ts';
import { tapeBytes } from '../gradient/tape.ts';
import { at } from '../invariant.ts';
import { createOptimizer } from '../optimizers/index.ts';
import type { TracedFunction } from '../pipeline.ts';
import { stream } from '../random/stream.ts';
import { estimateBatch } from './batch/estimate.ts';
import type { IterationRecord, RunSettings, RunState } from './types.ts';

/** What a run needs of a function. */
export interface Steppable {
  at(point: ArrayLike<number>): TracedFunction;
  /** Rows of data: the objective is the mean over them. */
  readonly observations?: Observations | undefined;
}

/** Where a run begins. Throws `RangeError` where the settings name an optimizer that there is not. */
export function initialState(settings: RunSettings): RunState {
  return {
    iteration: 0,
    point: [...settings.start],
    optimizer: createOptimizer(settings.optimizer).init(settings.start.length),
    estimator: null,
  };
}

/**
 * One iteration: estimates the gradient at the state's point and moves the differentiated parameters. Pure: the same function,
 * settings and state give the same result bit for bit, and the state is left as it was, so stepping back means keeping it.
 * Throws `RangeError` where the settings name an estimator or an optimizer that there is not.
 */
export function step(
  fn: Steppable,
  settings: RunSettings,
  state: RunState,
): { readonly state: RunState; readonly record: IterationRecord } {
  const { state: next, ...made } = advance(fn, settings, state);
  return { state: next, record: recordOf(fn, state.iteration, made) };
}

/** What an iteration made, beside the next state. */
export interface Advanced {
  /** Where: with the first row of the batch in it, where there are rows. */
  readonly point: readonly number[];
  readonly traced: TracedFunction;
  /** On `traced`: of several traces among a batch, the first row's. */
  readonly estimate: Estimate;
  /** Over the whole batch. */
  readonly objective: number;
  /** The estimate that the optimizer got, one number a coordinate. */
  readonly gradient: readonly number[];
  readonly batch?: Batch;
}

/** The same without the record, which costs more than the step: it also evaluates what the run itself does not need. */
export function advance(fn: Steppable, settings: RunSettings, state: RunState): Advanced & { readonly state: RunState } {
  if (fn.observations) {
    const { value, state: batch, ...made } = estimateBatch(fn, fn.observations, settings, state);
    return { ...made, objective: value, state: { ...moved(settings, state, made), estimator: null, batch } };
  }
  const { iteration, point } = state;
  const traced = fn.at(point);
  const estimate = createEstimator(settings.estimator).estimate({
    iteration,
    point,
    traced,
    state: state.estimator,
    random: (space, draw) => stream({ seed: settings.seed, iteration, space, draw }),
  });
  const gradient = point.map(() => 0);
  for (const [parameter, coordinate] of traced.coordinates.entries()) gradient[coordinate] = at(estimate.gradient, parameter);
  const made = { point, traced, estimate, objective: estimate.value, gradient };
  return { ...made, state: { ...moved(settings, state, made), estimator: estimate.state } };
}

/** The next state, but for what estimators keep: the differentiated parameters moved by the optimizer. */
function moved(
  settings: RunSettings,
  { iteration, optimizer }: RunState,
  { point, gradient, traced }: Pick<Advanced, 'point' | 'gradient' | 'traced'>,
) {
  const update = createOptimizer(settings.optimizer).update(gradient, optimizer, point);
  const next = [...point];
  for (const coordinate of traced.coordinates) next[coordinate] = at(point, coordinate) + at(update.delta, coordinate);
  return { iteration: iteration + 1, point: next, optimizer: update.state };
}

function recordOf(fn: Steppable, iteration: number, { point, traced, estimate, objective, gradient, batch }: Advanced): IterationRecord {
  const { graph, ssa, coordinates } = traced;
  const estimated = coordinates.map((coordinate) => at(gradient, coordinate));
  const exact = exactGradient(fn, point, traced);
  return {
    iteration,
    point,
    objective,
    gradient: estimated,
    norm: norm(estimated),
    exact,
    exactNorm: norm(exact),
    ...(batch && { batch }),
    edges: keptEdges(graph, estimate.selection),
    labels: estimate.labels,
    scale: estimate.scale,
    reason: estimate.reason,
    candidates: estimate.candidates,
    tape: {
      selected: tapeBytes(graph, ssa, estimate.selection),
      full: tapeBytes(graph, ssa, { kind: 'full' }),
      candidates: estimate.candidateBytes,
    },
  };
}

/** ∇f of the objective: over all rows, where there are rows. */
function exactGradient(fn: Steppable, point: readonly number[], { coordinates, evaluator }: TracedFunction): readonly number[] {
  const { observations } = fn;
  const exact = new Float64Array(coordinates.length);
  if (!observations) {
    evaluator.gradient({ kind: 'full' }, point, exact);
    return [...exact];
  }
  const mean = coordinates.map(() => 0);
  for (const row of observations.rows) {
    const there = atRow(observations, point, row);
    fn.at(there).evaluator.gradient({ kind: 'full' }, there, exact);
    for (const [i, g] of exact.entries()) mean[i] = at(mean, i) + g / observations.rows.length;
  }
  return mean;
}
