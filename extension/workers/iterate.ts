import type { DifferentiableFunction, EndReason, IterationRecord, RunSettings, RunState } from '../../engine/index.ts';
import { BackpathError, explainChoice, leastProgress, progressed, spreadOf, step, stopReason, traceKey } from '../../engine/index.ts';
import type { Explanation } from '../../webview/protocol.ts';
import { ChoiceCounter } from '../history/choices.ts';
import { RowsBuilder } from '../history/rows.ts';
import type { Iterated, IterateRequest } from './service.ts';

/**
 * Iterates from a state until the request is fulfilled, its condition holds, its time is over or a point has no result; what was
 * done until then is given in any case. Throws `BackpathError` where not even the first iteration has a result.
 */
export function iterate(fn: DifferentiableFunction, settings: RunSettings, from: RunState, request: IterateRequest): Iterated {
  const end = performance.now() + (request.milliseconds ?? Number.POSITIVE_INFINITY);
  const made = request.rows && new Observations(fn, settings, from, request.rows.analyzeEvery);
  const checkpoints: RunState[] = [];
  let state = from;
  let last: { readonly record: IterationRecord; readonly before: RunState } | undefined;
  let comparison: IterationRecord | undefined;
  let { seen } = request;
  const by = request.stop === undefined ? 0 : leastProgress(request.stop);
  let ended: EndReason | undefined;
  let refused: BackpathError['diagnostics'] | undefined;
  while (state.iteration < request.to && ended === undefined) {
    const next = attempt(fn, settings, state);
    if (next instanceof BackpathError) {
      if (last === undefined) throw next;
      refused = next.diagnostics;
      break;
    }
    const { record } = next;
    last = { record, before: state };
    ({ state } = next);
    if (record.candidates.length > 0) comparison = record;
    made?.add(record, state);
    if (request.checkpointEvery !== undefined && state.iteration % request.checkpointEvery === 0) checkpoints.push(state);
    if (request.stop !== undefined) {
      const { objective, norm } = record;
      seen = { objective, norm, progress: progressed(seen?.progress, state.iteration, objective, by) };
      ended = stopReason(request.stop, state, seen);
    }
    if (performance.now() >= end) break;
  }
  return {
    state,
    trace: keyAt(fn, state.point),
    checkpoints,
    ...(ended && { ended }),
    ...(last && { record: last.record, before: keyAt(fn, last.before.point) }),
    ...(comparison && { comparison: { iteration: comparison.iteration, candidates: comparison.candidates } }),
    ...(last && request.explain && { explanation: explain(fn, settings, last.record, state) }),
    ...(made && { rows: made.rows.done(), choices: made.choices.counts }),
    ...(seen && { seen }),
    ...(refused && { refused }),
  };
}

/** What is kept of every iteration. */
class Observations {
  readonly rows: RowsBuilder;
  readonly choices = new ChoiceCounter();
  readonly #fn: DifferentiableFunction;
  readonly #settings: RunSettings;
  readonly #analyzeEvery: number;

  constructor(fn: DifferentiableFunction, settings: RunSettings, from: RunState, analyzeEvery: number) {
    this.#fn = fn;
    this.#settings = settings;
    this.#analyzeEvery = analyzeEvery;
    this.rows = new RowsBuilder(from.iteration, fn.at(from.point).graph.parameters.length);
  }

  add(record: IterationRecord, after: RunState): void {
    const traced = this.#fn.at(record.point);
    const analyzed = record.iteration % this.#analyzeEvery === 0;
    const { estimator } = this.#settings;
    this.rows.add(record, analyzed ? spreadOf(traced, record.point, estimator, after.estimator, record.gradient) : undefined);
    this.choices.add(traceKey(traced.graph), traced.graph.edges.length, record.edges);
  }
}

/** Why the iteration that led to the state is what it is. */
function explain(fn: DifferentiableFunction, settings: RunSettings, record: IterationRecord, state: RunState): Explanation {
  const traced = fn.at(record.point);
  return {
    choices: explainChoice(traced, record.point, settings.estimator, { ...record, state: state.estimator }),
    updates: traced.coordinates.map((coordinate) => {
      const before = record.point[coordinate] ?? Number.NaN;
      const after = state.point[coordinate] ?? Number.NaN;
      return { before, after, delta: after - before };
    }),
  };
}

function keyAt(fn: DifferentiableFunction, point: readonly number[]): string {
  return traceKey(fn.at(point).graph);
}

function attempt(fn: DifferentiableFunction, settings: RunSettings, state: RunState): ReturnType<typeof step> | BackpathError {
  try {
    return step(fn, settings, state);
  } catch (error) {
    if (error instanceof BackpathError) return error;
    throw error;
  }
}
