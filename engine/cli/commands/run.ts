import { createEstimator } from '../../estimators/index.ts';
import type { DifferentiableFunction } from '../../function.ts';
import type { Reached } from '../../run/checkpoint.ts';
import { toJson } from '../../run/json.ts';
import { headerLine } from '../../run/jsonl.ts';
import { iterations } from '../../run/minimize.ts';
import { leastProgress } from '../../run/stop.ts';
import type { RunSettings, RunState } from '../../run/types.ts';
import { formatNumber } from '../../view/format.ts';
import type { Command } from '../command.ts';
import { loadFunction, placeOf } from '../input.ts';
import { Interruption } from '../interruption.ts';
import { byParameter, table } from '../output.ts';
import { Progress } from '../progress.ts';
import { openRunFile } from '../run-file.ts';
import { settingsOf, settingsOptions } from '../run-settings.ts';
import { stopOf, stopOptions } from '../stop-options.ts';
import type { Terminal } from '../terminal.ts';
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
  async run(given, terminal) {
    const length = wholeNumber(given, 'iterations', 0) ?? ITERATIONS;
    settingsOf(given, []);
    const { fn, point } = placeOf(given, 'start', loadFunction(given, terminal));
    const settings = settingsOf(given, point);
    const { unbiased } = createEstimator(settings.estimator);
    const parameters = fn.leaves.map(({ name }) => name);
    const header = headerLine({ function: fn.name, parameters, settings, unbiased, version });
    const stop = stopOf(given, length, parameters);
    const file = openRunFile(given, terminal, header, leastProgress(stop));
    const { state, ended } = await follow(iterations(fn, settings, stop, file.observer, file.resumed), length, terminal);
    file.close();
    const summary = { ...summaryOf(fn, settings, state), unbiased, tape: { ...file.peak() } };
    terminal.print(given.json ? toJson(summary) : textOf(fn, settings, state));
    if (ended) return 0;
    terminal.complain(stoppedLine(state.iteration, given.text('out')));
    return 130;
  },
};

/** Goes through the iterations, tells how far they are, and ends early at Ctrl-C. */
async function follow(
  steps: Generator<Reached, RunState>,
  length: number,
  terminal: Terminal,
): Promise<{ readonly state: RunState; readonly ended: boolean }> {
  const interruption = new Interruption(terminal);
  let progress: Progress | undefined;
  let done = 0;
  for (let next = steps.next(); ; next = steps.next()) {
    if (next.done) return { state: next.value, ended: true };
    const { state } = next.value;
    done++;
    // The first iteration of a resumed run is not number 0.
    progress ??= new Progress(terminal, length - state.iteration + 1, 'iterations');
    if (!interruption.due) continue;
    progress.add(done);
    done = 0;
    if (await interruption.came()) return { state, ended: false };
  }
}

function stoppedLine(iteration: number, out: string | undefined): string {
  const kept = out === undefined ? 'with --out it could go on' : `${out} has them: the same command with --resume goes on`;
  return `stopped after ${iteration} iterations; ${kept}`;
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
