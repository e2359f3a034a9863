import { defaultObservationSettings } from '../../estimators/observations/index.ts';
import { table3Methods } from '../../experiment/observations.ts';
import type { SuccessPlan } from '../../experiment/plan.ts';
import { subjectOf } from '../../experiment/plan.ts';
import { defaultOptimizerSettings } from '../../optimizers/index.ts';
import type { Command } from '../command.ts';
import { UsageError } from '../errors.ts';
import { number, wholeNumber } from '../values.ts';
import { experimentOptions, othersOf, shardOf, wordsOf } from './options.ts';
import { conclude, perform } from './perform.ts';
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
    const file = given.operand === '' ? terminal.dataFile : given.operand;
    const source = experimentSource(file, terminal);
    const wanted = wordsOf(given, 'functions');
    const found = source.functions.filter((fn) => fn.observations && (wanted?.includes(fn.name) ?? true));
    const subjects = found.flatMap((fn) => subjectOf(fn, undefined, 0) ?? []);
    const [first] = found;
    if (!first || subjects.length < found.length)
      throw new UsageError(`${file} needs a function with @data, and @domain for its parameters`);
    const length = wholeNumber(given, 'iterations', 1) ?? 2000;
    const names = othersOf(given);
    const methods = table3Methods({
      batch: wholeNumber(given, 'batch', 1) ?? defaultObservationSettings.batch,
      kMax: wholeNumber(given, 'k-max', 1) ?? 5,
      code: names.length > 0 ? names : CODE,
      iterations: length,
      equalRows: given.flag('equal-rows') ?? false,
      rows: first.observations?.rows.length ?? 1,
    });
    const plan: SuccessPlan = {
      kind: 'comparison',
      subjects,
      methods,
      runs: wholeNumber(given, 'runs', 1) ?? 20,
      iterations: length,
      optimizer: { ...defaultOptimizerSettings, learningRate: number(given, 'lr') ?? defaultOptimizerSettings.learningRate },
      seed: wholeNumber(given, 'seed', 0) ?? 1,
      epsilons: [],
      source: source.source,
    };
    const { text, files } = source;
    return conclude(given, terminal, plan, await perform(given, terminal, { text, file, files, plan }, shardOf(given)));
  },
};
