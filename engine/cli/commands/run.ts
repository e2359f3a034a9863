import { createEstimator } from '../../estimators/index.ts';
import type { DifferentiableFunction } from '../../function.ts';
import { toJson } from '../../run/json.ts';
import { headerLine, recordLine } from '../../run/jsonl.ts';
import { minimize } from '../../run/minimize.ts';
import type { IterationRecord, RunSettings, RunState } from '../../run/types.ts';
import { formatNumber } from '../../view/format.ts';
import type { Command } from '../command.ts';
import { loadFunction, placeOf } from '../input.ts';
import { byParameter, table } from '../output.ts';
import { beginRun } from '../run-file.ts';
import { settingsOf, settingsOptions } from '../run-settings.ts';
import { stopOf, stopOptions } from '../stop-options.ts';
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
    ...stopOptions,
    iterations: { type: 'string', value: 'T', help: `how many (${ITERATIONS})` },
    out: { type: 'string', value: 'run.jsonl', help: 'write the settings and a record of each iteration here' },
    resume: { type: 'boolean', help: 'go on with the run that --out holds' },
  },
  run(given, terminal) {
    const iterations = wholeNumber(given, 'iterations', 0) ?? ITERATIONS;
    settingsOf(given, []);
    const { fn, point } = placeOf(given, 'start', loadFunction(given, terminal));
    const settings = settingsOf(given, point);
    const { unbiased } = createEstimator(settings.estimator);
    const parameters = fn.leaves.map(({ name }) => name);
    const header = headerLine({ function: fn.name, parameters, settings, unbiased, version });
    const { file, tapes } = beginRun(given, terminal, header);
    let tape = tapes.reduce<TapePeak>(larger, { selected: 0, full: 0, candidates: 0 });
    const onRecord = (record: IterationRecord): void => {
      file?.write(recordLine(record));
      tape = larger(tape, record.tape);
    };
    const state = minimize(fn, settings, stopOf(given, iterations, parameters), onRecord, tapes.length);
    file?.close();
    const summary = { ...summaryOf(fn, settings, state), unbiased, tape };
    terminal.print(given.json ? toJson(summary) : textOf(fn, settings, state));
    return 0;
  },
};

/** The most bytes that any iteration held. */
type TapePeak = { readonly selected: number; readonly full: number; readonly candidates: number };

function larger(peak: TapePeak, { selected, full, candidates }: IterationRecord['tape']): TapePeak {
  return {
    selected: Math.max(peak.selected, selected.held),
    full: Math.max(peak.full, full.held),
    candidates: Math.max(peak.candidates, candidates),
  };
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
