import { createEstimator } from '../../estimators/index.ts';
import type { DifferentiableFunction } from '../../function.ts';
import { toJson } from '../../run/json.ts';
import { headerLine, recordLine } from '../../run/jsonl.ts';
import { initialState, step } from '../../run/step.ts';
import { type StopCondition, stops } from '../../run/stop.ts';
import type { RunSettings, RunState } from '../../run/types.ts';
import { formatNumber } from '../../view/format.ts';
import type { Command } from '../command.ts';
import { loadFunction, placeOf } from '../input.ts';
import { byParameter, table } from '../output.ts';
import { settingsOf, settingsOptions } from '../run-settings.ts';
import type { LineFile } from '../terminal.ts';
import { wholeNumber } from '../values.ts';
import { version } from '../version.ts';

/** T of the paper's experiments. */
const ITERATIONS = 2000;

/** Minimizes a function and says where it ended; the whole run goes to `--out` as JSON lines. */
export const run: Command = {
  name: 'run',
  operand: 'FILE#FN',
  summary: 'minimize the function, one gradient estimate an iteration',
  options: {
    start: { type: 'string', value: 'x=3,y=0.2', help: "where to begin; the function's own start where it is silent" },
    ...settingsOptions,
    iterations: { type: 'string', value: 'T', help: `how many (${ITERATIONS})` },
    out: { type: 'string', value: 'run.jsonl', help: 'write the settings and a record of each iteration here' },
  },
  run(given, terminal) {
    const iterations = wholeNumber(given, 'iterations', 0) ?? ITERATIONS;
    settingsOf(given, []);
    const { fn, point } = placeOf(given, 'start', loadFunction(given, terminal));
    const settings = settingsOf(given, point);
    const path = given.text('out');
    const file = path === undefined ? undefined : terminal.createFile(path);
    const { unbiased } = createEstimator(settings.estimator);
    const parameters = fn.leaves.map(({ name }) => name);
    file?.write(headerLine({ function: fn.name, parameters, settings, unbiased, version }));
    const last = minimize(fn, settings, { kind: 'iterations', iterations }, file);
    file?.close();
    const summary = { ...summaryOf(fn, settings, last.state), unbiased, tape: last.tape };
    terminal.print(given.json ? toJson(summary) : textOf(fn, settings, last.state));
    return 0;
  },
};

/** The most bytes that any iteration held. */
type TapePeak = { readonly selected: number; readonly full: number; readonly candidates: number };

function minimize(
  fn: DifferentiableFunction,
  settings: RunSettings,
  stop: StopCondition,
  file: LineFile | undefined,
): { readonly state: RunState; readonly tape: TapePeak } {
  let state = initialState(settings);
  let tape: TapePeak = { selected: 0, full: 0, candidates: 0 };
  while (!stops(stop, state)) {
    const result = step(fn, settings, state);
    file?.write(recordLine(result.record));
    const { selected, full, candidates } = result.record.tape;
    tape = {
      selected: Math.max(tape.selected, selected.held),
      full: Math.max(tape.full, full.held),
      candidates: Math.max(tape.candidates, candidates),
    };
    state = result.state;
  }
  return { state, tape };
}

function summaryOf(fn: DifferentiableFunction, settings: RunSettings, state: RunState) {
  return {
    function: fn.name,
    estimator: settings.estimator.name,
    optimizer: settings.optimizer.name,
    seed: settings.seed,
    iterations: state.iteration,
    start: byParameter(fn, settings.start),
    startObjective: valueAt(fn, settings.start),
    point: byParameter(fn, state.point),
    objective: valueAt(fn, state.point),
  };
}

function textOf(fn: DifferentiableFunction, settings: RunSettings, state: RunState): string {
  const row = (label: string, point: readonly number[]) => [label, formatNumber(valueAt(fn, point)), ...point.map(formatNumber)];
  return table([
    ['iteration', fn.name, ...fn.leaves.map(({ name }) => name)],
    row('0', settings.start),
    row(String(state.iteration), state.point),
  ]);
}

function valueAt(fn: DifferentiableFunction, point: readonly number[]): number {
  return fn.value(...fn.argumentsAt(point));
}
