/** One estimate over the rows of a batch: the observation level and the code level together (the paper's Table 3). */
import { atRow, type Observations } from '../../data/observations.ts';
import { createEstimator } from '../../estimators/index.ts';
import { createObserver, defaultObservationSettings } from '../../estimators/observations/index.ts';
import type { Batch } from '../../estimators/observations/types.ts';
import type { Estimate, EstimatorState, WeightedPoint } from '../../estimators/types.ts';
import { at } from '../../invariant.ts';
import type { TracedFunction } from '../../pipeline.ts';
import { stream } from '../../random/stream.ts';
import { printTrace } from '../../trace/printer.ts';
import type { Steppable } from '../step.ts';
import type { BatchState, RunSettings, RunState } from '../types.ts';
import { BatchEvaluator } from './evaluator.ts';

export interface BatchEstimate {
  /** Σ weight · f(row) over the batch. */
  readonly value: number;
  /** The estimate, one number a coordinate of the point. */
  readonly gradient: readonly number[];
  /** The point with the batch's first row in it, the trace there and what was estimated on that trace. */
  readonly point: readonly number[];
  readonly traced: TracedFunction;
  readonly estimate: Estimate;
  readonly batch: Batch;
  readonly state: BatchState;
}

/**
 * Draws the rows and estimates over them. Rows on which the function does the same share a trace, and one selection; where it
 * branches by the row, each trace among the batch has an estimate and an estimator's memory of its own, and the estimates add up.
 */
export function estimateBatch(fn: Steppable, observations: Observations, settings: RunSettings, state: RunState): BatchEstimate {
  const { iteration, batch: before = NOTHING } = state;
  const observer = createObserver(settings.observation ?? defaultObservationSettings);
  const { length } = observations.rows;
  const batch = observer.draw(length, before.observation, stream({ seed: settings.seed, iteration, space: BATCH_SPACE, draw: 0 }));
  const groups = groupsOf(fn, observations, state.point, batch);
  const estimator = createEstimator(settings.estimator);
  const gradient = state.point.map(() => 0);
  const norms = new Array<number>(batch.rows.length).fill(0);
  const estimators: Record<string, EstimatorState> = { ...before.estimators };
  let value = 0;
  const estimates = groups.map(({ traced, rows, places }, g) => {
    const evaluator = new BatchEvaluator(traced.evaluator, rows);
    const key = traceKey(traced);
    const { point } = at(rows, 0);
    const estimate = estimator.estimate({
      iteration,
      point,
      rows,
      traced: { ...traced, evaluator },
      state: estimators[key] ?? null,
      // The first trace has the streams of a function without rows.
      random: (space, draw) => stream({ seed: settings.seed, iteration, space: space + g * SPACES_APART, draw }),
    });
    value += estimate.value;
    estimators[key] = estimate.state;
    for (const [i, coordinate] of traced.coordinates.entries()) gradient[coordinate] = at(gradient, coordinate) + at(estimate.gradient, i);
    for (const [i, size] of evaluator.norms(estimate.selection, estimate.scale).entries()) norms[at(places, i)] = size;
    return estimate;
  });
  const { traced, rows } = at(groups, 0);
  return {
    value,
    gradient,
    point: at(rows, 0).point,
    traced,
    estimate: at(estimates, 0),
    batch,
    state: { observation: observer.learn(length, before.observation, batch, norms), estimators },
  };
}

const NOTHING: BatchState = { observation: null, estimators: {} };

/** A space that no parameter has. */
const BATCH_SPACE = 2 ** 32 - 3;
/** Between the spaces of one trace's estimator and the next one's; at most 2¹² traces in a batch of functions of up to 2¹⁹ parameters. */
const SPACES_APART = 2 ** 19;

interface Group {
  readonly traced: TracedFunction;
  readonly rows: WeightedPoint[];
  /** Where they stand in the batch. */
  readonly places: number[];
}

function groupsOf(fn: Steppable, observations: Observations, point: readonly number[], { rows, weights }: Batch): readonly Group[] {
  const groups = new Map<TracedFunction, Group>();
  for (const [place, row] of rows.entries()) {
    const there = atRow(observations, point, at(observations.rows, row));
    const traced = fn.at(there);
    const group = groups.get(traced) ?? { traced, rows: [], places: [] };
    groups.set(traced, group);
    group.rows.push({ weight: at(weights, place), point: there });
    group.places.push(place);
  }
  return [...groups.values()];
}

/** The same for traces that do the same. A function that never branches has one, which needs no name. */
function traceKey(traced: TracedFunction): string {
  if (traced.ssa.guards.length === 0) return '';
  const key = keys.get(traced) ?? printTrace(traced.ssa);
  keys.set(traced, key);
  return key;
}

const keys = new WeakMap<TracedFunction, string>();
