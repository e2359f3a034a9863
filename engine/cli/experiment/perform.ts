import { type Results, unitLine } from '../../experiment/lines.ts';
import { type SuccessPlan, type Unit, unitsOf } from '../../experiment/plan.ts';
import type { Given } from '../command.ts';
import { Interruption } from '../interruption.ts';
import { Progress } from '../progress.ts';
import type { Terminal } from '../terminal.ts';
import { wholeNumber } from '../values.ts';
import { openExperiment } from './files.ts';
import { shardOf } from './options.ts';
import type { Task } from './pool.ts';
import { createUnitRunner } from './worker.ts';

/** What was found of a plan, and how many of its pieces were not come to. */
export interface Outcome {
  readonly plan: SuccessPlan;
  readonly results: Results;
  /** 0 unless the user ended it. */
  readonly left: number;
}

export interface Where {
  readonly end: AbortSignal;
  /** The file for what is found; `--out` where it is not given. */
  readonly path?: string | undefined;
}

/** Does the units that are not done yet, writes each as it is done, and gives all results. Ctrl-C ends it at once; what is done stays. */
export async function perform(given: Given, terminal: Terminal, task: Task, { end, path = given.text('out') }: Where): Promise<Outcome> {
  const { plan } = task;
  const shard = shardOf(given);
  const { file, known } = openExperiment(given, terminal, plan, shard, path);
  const results = new Map(known);
  const left = unitsOf(plan, shard).filter(({ index }) => !known.has(index));
  const work = ({ method, from, to }: Unit) => (to - from) * (plan.methods[method]?.iterations ?? plan.iterations);
  const progress = new Progress(
    terminal,
    left.reduce((sum, unit) => sum + work(unit), 0),
    'iterations',
  );
  let missing = left.length;
  const done = (unit: Unit, excess: readonly number[]): void => {
    missing--;
    results.set(unit.index, excess);
    file?.write(unitLine(unit, excess));
    progress.add(work(unit));
  };
  const threads = wholeNumber(given, 'threads', 1) ?? terminal.cores;
  if (threads === 1) await doHere(terminal, task, left, done, end);
  else await terminal.workInPool(task, left, threads, ({ unit, excess }) => done(unit, excess), end);
  progress.finish();
  file?.close();
  return { plan, results, left: missing };
}

async function doHere(
  terminal: Terminal,
  task: Task,
  units: readonly Unit[],
  done: (unit: Unit, excess: readonly number[]) => void,
  end: AbortSignal,
): Promise<void> {
  const runner = createUnitRunner(task);
  const interruption = new Interruption(terminal, end);
  for (const unit of units) {
    const pieces = runner.pieces(unit);
    for (let next = pieces.next(); ; next = pieces.next()) {
      if (interruption.due && (await interruption.came())) return;
      if (!next.done) continue;
      done(unit, next.value);
      break;
    }
  }
}
