import { createEstimator } from '../estimators/index.ts';
import { norm } from '../estimators/norm.ts';
import type { Estimate } from '../estimators/types.ts';
import { keptEdges } from '../gradient/kept.ts';
import { tapeBytes } from '../gradient/tape.ts';
import { at } from '../invariant.ts';
import { createOptimizer } from '../optimizers/index.ts';
import type { TracedFunction } from '../pipeline.ts';
import { stream } from '../random/stream.ts';
import type { IterationRecord, RunSettings, RunState } from './types.ts';

/** What a run needs of a function. */
export interface Steppable {
  at(point: ArrayLike<number>): TracedFunction;
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
  const { state: next, traced, estimate } = advance(fn, settings, state);
  return { state: next, record: recordOf(state.iteration, state.point, traced, estimate) };
}

/** The same without the record, which costs more than the step: it also evaluates what the run itself does not need. */
export function advance(
  fn: Steppable,
  settings: RunSettings,
  state: RunState,
): { readonly state: RunState; readonly traced: TracedFunction; readonly estimate: Estimate } {
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
  const update = createOptimizer(settings.optimizer).update(gradient, state.optimizer, point);
  const moved = [...point];
  for (const coordinate of traced.coordinates) moved[coordinate] = at(point, coordinate) + at(update.delta, coordinate);
  return { state: { iteration: iteration + 1, point: moved, optimizer: update.state, estimator: estimate.state }, traced, estimate };
}

function recordOf(iteration: number, point: readonly number[], traced: TracedFunction, estimate: Estimate): IterationRecord {
  const { graph, ssa, evaluator } = traced;
  const exact = new Float64Array(graph.parameters.length);
  evaluator.gradient({ kind: 'full' }, point, exact);
  return {
    iteration,
    point,
    objective: estimate.value,
    gradient: [...estimate.gradient],
    norm: norm(estimate.gradient),
    exact: [...exact],
    exactNorm: norm(exact),
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
