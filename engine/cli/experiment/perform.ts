import { headerLine, type Results, readLines, unitLine } from '../../experiment/lines.ts';
import { finalObjectives } from '../../experiment/observations.ts';
import { type Shard, type SuccessPlan, unitsOf } from '../../experiment/plan.ts';
import { comparisonReport, comparisonRows, TABLE3_NOTE } from '../../experiment/report/comparison.ts';
import { readingRows, settingsLine, successReport, successRows } from '../../experiment/report/report.ts';
import { type RankedReading, rankReadings } from '../../experiment/search.ts';
import { studyRows } from '../../experiment/study.ts';
import { type Cell, tableOf } from '../../experiment/table.ts';
import { toJson } from '../../run/json.ts';
import type { Given } from '../command.ts';
import { UsageError } from '../errors.ts';
import { table } from '../output.ts';
import type { ExitCode, LineFile, Terminal } from '../terminal.ts';
import { wholeNumber } from '../values.ts';
import { version } from '../version.ts';
import type { Task } from './pool.ts';
import { Progress } from './progress.ts';
import { createUnitRunner } from './worker.ts';

/** Does the units that are not done yet, writes each as it is done, and gives all results. */
export async function perform(given: Given, terminal: Terminal, task: Task, shard: Shard): Promise<Results> {
  const { file, known } = begin(given, terminal, task.plan, shard);
  const results = new Map(known);
  const left = unitsOf(task.plan, shard).filter(({ index }) => !known.has(index));
  const runs = left.reduce((sum, { from, to }) => sum + to - from, 0);
  const progress = new Progress(terminal, runs * task.plan.iterations, 'iterations');
  const threads = wholeNumber(given, 'threads', 1) ?? terminal.cores;
  const done = (unit: (typeof left)[number], excess: readonly number[]): void => {
    results.set(unit.index, excess);
    file?.write(unitLine(unit, excess));
    progress.add((unit.to - unit.from) * task.plan.iterations);
  };
  if (threads === 1) {
    const runner = createUnitRunner(task);
    for (const unit of left) done(unit, runner.run(unit));
  } else await terminal.workInPool(task, left, threads, ({ unit, excess }) => done(unit, excess));
  progress.finish();
  file?.close();
  return results;
}

/** Prints the table and writes the report. */
export function conclude(given: Given, terminal: Terminal, plan: SuccessPlan, results: Results): ExitCode {
  if (plan.kind === 'comparison') return concludeComparison(given, terminal, plan, results);
  const cells = tableOf(plan, results);
  const ranked = rankedOf(plan, cells);
  const report = given.text('report');
  if (report !== undefined) {
    const file = terminal.createFile(report);
    file.write(successReport(plan, cells, ranked));
    file.close();
  }
  if (given.json) {
    const json = cells.map((cell) => ({ ...cell, interval: { ...cell.interval } }));
    const readings = ranked.map(({ label, distance }) => ({ label, distance }));
    terminal.print(toJson({ table: json, readings: readings.length === 0 ? undefined : readings }));
    return 0;
  }
  terminal.print(settingsLine(plan));
  for (const epsilon of ranked.length === 0 ? plan.epsilons : []) {
    terminal.print(`\nε = ${epsilon}, success in %`);
    terminal.print(
      table(
        successRows(
          plan,
          cells.filter((cell) => cell.epsilon === epsilon),
        ),
      ),
    );
  }
  if (plan.kind === 'study') terminal.print(`\n${table(studyRows(plan, cells))}`);
  if (ranked.length > 0) terminal.print(`\n${table(readingRows(ranked))}`);
  return 0;
}

function concludeComparison(given: Given, terminal: Terminal, plan: SuccessPlan, results: Results): ExitCode {
  const cells = finalObjectives(plan, results);
  const report = given.text('report');
  if (report !== undefined) {
    const file = terminal.createFile(report);
    file.write(comparisonReport(plan, cells));
    file.close();
  }
  if (given.json) {
    terminal.print(toJson({ table: cells.map((cell) => ({ ...cell })) }));
    return 0;
  }
  terminal.print(settingsLine(plan));
  for (const { label } of plan.subjects) {
    const rows = comparisonRows(
      plan,
      cells.filter((cell) => cell.function === label),
    );
    terminal.print(`\n${label}\n${table(rows)}`);
  }
  terminal.print(`\n${TABLE3_NOTE}`);
  return 0;
}

/** Readings are ranked where the plan has more than one. */
function rankedOf(plan: SuccessPlan, cells: readonly Cell[]): readonly RankedReading[] {
  const { methods } = plan;
  if (!methods.some(({ label }) => label.includes(' · '))) return [];
  const kMax = methods.filter(({ estimator }) => estimator.name === 'spad2').map(({ estimator }) => estimator.kMax);
  return rankReadings(plan, cells, [...new Set(kMax)]);
}

interface Begun {
  readonly file: LineFile | undefined;
  readonly known: Results;
}

/** Opens `--out`: afresh, or behind the whole lines that it has already. */
function begin(given: Given, terminal: Terminal, plan: SuccessPlan, shard: Shard): Begun {
  const path = given.text('out');
  const header = headerLine(plan, shard, version);
  const nothing: Results = new Map();
  if (path === undefined) {
    if (given.flag('resume')) throw new UsageError('--resume needs --out, the file to go on with');
    return { file: undefined, known: nothing };
  }
  const text = given.flag('resume') ? terminal.readFile(path) : undefined;
  const read = text === undefined ? undefined : readLines(text);
  if (text !== undefined && !read) throw new UsageError(`${path} holds something else: it cannot be gone on with`);
  if (text === undefined || read?.header === undefined) {
    const file = terminal.createFile(path);
    file.write(header);
    return { file, known: nothing };
  }
  if (read.header !== header)
    throw new UsageError(`${path} was begun with other settings, functions or version: it cannot be gone on with`);
  return { file: terminal.continueFile(path, text.slice(0, read.whole)), known: read.results };
}
