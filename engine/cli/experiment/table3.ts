import { defaultObservationSettings } from '../../estimators/observations/index.ts';
import { table3Methods } from '../../experiment/observations.ts';
import type { SuccessPlan } from '../../experiment/plan.ts';
import { subjectOf } from '../../experiment/plan.ts';
import { steppedOf } from '../../experiment/stepped.ts';
import type { Command } from '../command.ts';
import { UsageError } from '../errors.ts';
import type { Terminal } from '../terminal.ts';
import { wholeNumber } from '../values.ts';
import { conclude, findingsOf } from './conclude.ts';
import { experimentOptions, type Lengths, lengthsOf, othersOf, wordsOf } from './options.ts';
import { perform } from './perform.ts';
import type { Task } from './pool.ts';
import { experimentSource } from './source.ts';

const CODE = ['full', 'rad', 'spad2', 'adaptive', 'best', 'proportional'];
/** What it takes of the options of other experiments. */
const SHARED = ['functions', 'estimators', 'runs', 'iterations', 'lr', 'seed', 'threads', 'shard', 'out', 'resume', 'report'];

/** The paper's Table 3, carried out: rows by GD, SGD or bandit; code by the full gradient, RAD, SPAD and others. */
export const table3: Command = {
  name: 'experiment table3',
  operand: '[FILE]',
  summary: 'ways to choose rows times ways to choose code, compared (Table 3)',
  options: {
    ...Object.fromEntries(Object.entries(experimentOptions).filter(([name]) => SHARED.includes(name))),
    batch: { type: 'string', value: 'B', help: `rows at an iteration (${defaultObservationSettings.batch})` },
    'k-max': { type: 'string', value: 'K', help: 'iterations that SPAD keeps a selection (5)' },
    'equal-rows': { type: 'boolean', help: 'give gradient descent as many rows in all as the others, not as many iterations' },
  },
  async run(given, terminal) {
    const names = othersOf(given);
    const task = table3Task(given.operand === '' ? terminal.dataFile : given.operand, terminal, {
      wanted: wordsOf(given, 'functions'),
      batch: wholeNumber(given, 'batch', 1) ?? defaultObservationSettings.batch,
      kMax: wholeNumber(given, 'k-max', 1) ?? 5,
      code: names.length > 0 ? names : CODE,
      equalRows: given.flag('equal-rows') ?? false,
      ...lengthsOf(given, RUNS),
    });
    const outcome = await perform(given, terminal, task, { end: terminal.interruption() });
    return conclude(given, terminal, findingsOf(outcome), outcome.left);
  },
};

/** Starts a cell. */
const RUNS = 20;

interface Choices extends Lengths {
  /** Names of functions; all that have rows where it is not given. */
  readonly wanted: readonly string[] | undefined;
  readonly batch: number;
  readonly kMax: number;
  readonly code: readonly string[];
  readonly equalRows: boolean;
}

/** As the command has it without options, at these lengths. */
export function plainTable3(terminal: Terminal, lengths: Lengths): Task {
  const { batch } = defaultObservationSettings;
  return table3Task(terminal.dataFile, terminal, { wanted: undefined, batch, kMax: 5, code: CODE, equalRows: false, ...lengths });
}

function table3Task(file: string, terminal: Terminal, { wanted, runs, iterations, optimizer, seed, ...choices }: Choices): Task {
  const { functions, text, files, source } = experimentSource(file, terminal);
  const found = functions.filter((fn) => fn.observations && (wanted?.includes(fn.name) ?? true));
  const subjects = found.flatMap((fn) => subjectOf(fn, undefined, 0) ?? []);
  const [first] = found;
  if (!first || subjects.length < found.length) throw new UsageError(`${file} needs a function with @data, and @domain for its parameters`);
  const methods = table3Methods({ ...choices, iterations, rows: first.observations?.rows.length ?? 1 });
  const plan: SuccessPlan = { kind: 'comparison', subjects, methods, runs, iterations, optimizer, seed, epsilons: [], source };
  return { text, file, files, plan: { ...plan, stepped: steppedOf(plan, functions) } };
}
