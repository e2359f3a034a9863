import { granularities } from '../../estimators/granularity/index.ts';
import { estimatorNames } from '../../estimators/index.ts';
import { draws } from '../../estimators/validate.ts';
import type { Reading } from '../../experiment/methods.ts';
import type { Range, Shard, SuccessPlan } from '../../experiment/plan.ts';
import { defaultOptimizerSettings } from '../../optimizers/index.ts';
import type { Given, OptionSpec } from '../command.ts';
import { UsageError } from '../errors.ts';
import { choice, number, parseNumber, wholeNumber } from '../values.ts';

export const readingOptions: Readonly<Record<string, OptionSpec>> = {
  granularity: { type: 'string', value: granularities.join('|'), help: 'what a selection chooses (graph)' },
  draw: { type: 'string', value: draws.join('|'), help: 'what a draw is uniform over (branches)' },
  normalize: { type: 'boolean', help: 'scale by 1/p, the default; --no-normalize does not' },
  m: { type: 'string', value: 'M|branches', help: 'candidates compared; as many as the widest tuple node has branches (branches)' },
};

export const experimentOptions: Readonly<Record<string, OptionSpec>> = {
  functions: { type: 'string', value: 'A,B', help: 'which functions; all that have @domain and @minimum, or the paper’s four' },
  runs: { type: 'string', value: 'R', help: 'random starts of each function and method (1000)' },
  iterations: { type: 'string', value: 'T', help: 'of each run (2000)' },
  'k-max': { type: 'string', value: '5,50', help: 'SPAD for each of these' },
  estimators: { type: 'string', value: 'best,adaptive', help: 'other estimators beside baseline, RAD and SPAD' },
  ...readingOptions,
  domains: { type: 'string', value: 'own,-2..2', help: 'where runs start: on @domain, or on the same range for every parameter (own)' },
  within: { type: 'string', value: '0.05,0.01', help: 'ε: how close to the minimum is a success (0.05,0.01)' },
  lr: { type: 'string', value: 'A', help: 'the learning rate (0.01)' },
  seed: { type: 'string', value: 'S', help: 'the same seed gives the same table (1)' },
  threads: { type: 'string', value: 'N', help: 'how many at once (the cores there are)' },
  shard: { type: 'string', value: 'I/N', help: 'do part I of N only; `experiment merge` joins them' },
  out: { type: 'string', value: 'runs.jsonl', help: 'write the results here as they come' },
  resume: { type: 'boolean', help: 'go on with what --out has already' },
  report: { type: 'string', value: 'report.html', help: 'write a page with tables and charts' },
};

export function readingOf(given: Given): Reading {
  const m = given.text('m') ?? 'branches';
  return {
    granularity: choice(given, 'granularity', granularities) ?? 'graph',
    draw: choice(given, 'draw', draws) ?? 'branches',
    normalize: given.flag('normalize') ?? true,
    m: m === 'branches' ? m : (wholeNumber(given, 'm', 1) ?? 'branches'),
  };
}

/** How much is done: what all experiments have in common. */
export type Lengths = Pick<SuccessPlan, 'runs' | 'iterations' | 'optimizer' | 'seed'>;

export function lengthsOf(given: Given, runs: number): Lengths {
  return {
    runs: wholeNumber(given, 'runs', 1) ?? runs,
    iterations: wholeNumber(given, 'iterations', 1) ?? 2000,
    optimizer: { ...defaultOptimizerSettings, learningRate: number(given, 'lr') ?? defaultOptimizerSettings.learningRate },
    seed: wholeNumber(given, 'seed', 0) ?? 1,
  };
}

/** `1,5,50`: whole numbers from 1. */
export function kMaxOf(given: Given, otherwise: readonly number[]): readonly number[] {
  const list = numbersOf(given, 'k-max') ?? otherwise;
  if (list.some((k) => !Number.isSafeInteger(k) || k < 1)) throw new UsageError(`--k-max must hold whole numbers from 1; it is ${list}`);
  return [...new Set(list)];
}

export function epsilonsOf(given: Given): readonly number[] {
  const list = numbersOf(given, 'within') ?? [0.05, 0.01];
  if (list.some((epsilon) => !(epsilon > 0))) throw new UsageError(`--within must hold numbers above 0; it is ${list}`);
  return list;
}

/** `own,-2..2`: `undefined` stands for the functions' own domains. */
export function domainsOf(given: Given): readonly (Range | undefined)[] {
  return (wordsOf(given, 'domains') ?? ['own']).map((word) => {
    if (word === 'own') return undefined;
    const [low = '', high = '', ...rest] = word.split('..');
    const range = [parseNumber(low, '--domains'), parseNumber(high, '--domains')] as const;
    if (rest.length > 0 || !(range[0] < range[1])) throw new UsageError(`--domains is written own,-2..2; ${word} is not`);
    return range;
  });
}

export function othersOf(given: Given): readonly string[] {
  const names = wordsOf(given, 'estimators') ?? [];
  const unknown = names.find((name) => !estimatorNames.includes(name));
  if (unknown !== undefined) throw new UsageError(`--estimators must be of ${estimatorNames.join(', ')}; one is ${unknown}`);
  return names;
}

export function shardOf(given: Given): Shard {
  const text = given.text('shard');
  if (text === undefined) return { index: 1, count: 1 };
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (!(shard.index >= 1 && shard.index <= shard.count)) throw new UsageError(`--shard is written 1/3, from 1/3 to 3/3; it is ${text}`);
  return shard;
}

export function wordsOf(given: Given, option: string): readonly string[] | undefined {
  return given
    .text(option)
    ?.split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function numbersOf(given: Given, option: string): readonly number[] | undefined {
  return wordsOf(given, option)?.map((word) => parseNumber(word, `--${option}`));
}
