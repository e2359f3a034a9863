import { analyze } from '../../analysis/analyze.ts';
import { type RankedPath, rankPaths } from '../../analysis/ranking.ts';
import type { Analysis, Given } from '../../analysis/types.ts';
import { granularities } from '../../estimators/granularity/index.ts';
import { defaultEstimatorSettings } from '../../estimators/index.ts';
import { draws } from '../../estimators/validate.ts';
import { pathLabel } from '../../graph/paths.ts';
import type { Linearization } from '../../graph/types.ts';
import { at } from '../../invariant.ts';
import { type Json, toJson } from '../../run/json.ts';
import { formatNumber } from '../../view/format.ts';
import type { Command } from '../command.ts';
import { UsageError } from '../errors.ts';
import { loadFunction, placeOf } from '../input.ts';
import { table } from '../output.ts';
import { choice, number, wholeNumber } from '../values.ts';

const TOP = 10;
const { granularity, draw, epsilon, m, kMax } = defaultEstimatorSettings;

/** The paths at a point, largest contribution first, and what each estimator makes of them: exact, not sampled. */
export const paths: Command = {
  name: 'paths',
  operand: 'FILE#FN',
  summary: 'the paths by contribution; bias and variance of the estimators',
  options: {
    at: { type: 'string', value: 'x=1,y=2', help: "the point; the function's own start where it is silent" },
    top: { type: 'string', value: 'K', help: `how many paths of each parameter (${TOP})` },
    granularity: { type: 'string', value: granularities.join('|'), help: `what the estimators choose (${granularity})` },
    draw: { type: 'string', value: draws.join('|'), help: `what RAD's draw is uniform over (${draw})` },
    m: { type: 'string', value: 'M', help: `candidates that SPAD and closest compare (${m})` },
    'k-max': { type: 'string', value: 'K', help: `iterations that SPAD keeps one; with m = 1, 1 is RAD (${kMax})` },
    epsilon: { type: 'string', value: 'E', help: `exploration of spad1, closest and epsilon-greedy (${epsilon})` },
    normalize: { type: 'boolean', help: 'scale by 1/p, the default; --no-normalize does not' },
  },
  run(given, terminal) {
    const top = wholeNumber(given, 'top', 0) ?? TOP;
    const settings = {
      granularity: choice(given, 'granularity', granularities) ?? granularity,
      draw: choice(given, 'draw', draws) ?? draw,
      m: wholeNumber(given, 'm', 1) ?? m,
      kMax: wholeNumber(given, 'k-max', 1) ?? kMax,
      epsilon: number(given, 'epsilon') ?? epsilon,
      fixed: [],
      normalize: given.flag('normalize') ?? true,
    };
    if (!(settings.epsilon >= 0 && settings.epsilon <= 1)) throw new UsageError(`--epsilon must be in [0, 1]; it is ${settings.epsilon}`);
    const { fn, point } = placeOf(given, 'at', loadFunction(given, terminal));
    const traced = fn.at(point);
    const linearization = traced.evaluator.linearize(point);
    const analysis = analyze(traced, point, settings);
    const ranked = linearization.graph.parameters.map((node) => [...rankPaths(linearization, node, top)]);
    if (given.json) terminal.print(toJson(jsonOf(analysis, linearization, ranked, settings)));
    else terminal.print(textOf(analysis, linearization, ranked));
    return 0;
  },
};

/** At which iteration an estimator's numbers are exact. */
const words: Readonly<Record<Given, string>> = {
  always: 'any',
  choosing: 'that chooses',
  'many candidates': 'that chooses, m → ∞',
  held: 'that holds',
  first: 'the first',
  learnt: 'by what it learnt',
  unknown: 'too many to list',
};

type Ranking = readonly (readonly RankedPath[])[];

function jsonOf(analysis: Analysis, { graph }: Linearization, ranked: Ranking, settings: { readonly [key: string]: Json }): Json {
  const pathsOf = (i: number): readonly Json[] =>
    at(ranked, i).map(({ path, contribution }) => ({ label: pathLabel(graph, path) ?? null, contribution, edges: path }));
  return {
    value: analysis.value,
    settings,
    parameters: analysis.parameters.map((parameter, i) => ({ ...parameter, ranked: pathsOf(i) })),
    estimators: analysis.estimators.map((estimator) => ({ ...estimator, tape: { ...estimator.tape } })),
  };
}

function textOf({ parameters, estimators }: Analysis, { graph }: Linearization, ranked: Ranking): string {
  const names = parameters.map(({ name }) => name);
  const sections = parameters.map(({ name, paths: count, derivative, total, leastVariance }, i) => {
    const head = `${name}: ${count} ${count === 1n ? 'path' : 'paths'}, Σg = ${formatNumber(derivative)}, Σ|g| = ${formatNumber(total)}, least variance ${formatNumber(leastVariance)}`;
    const rows = at(ranked, i).map(({ path, contribution }) => [`  ${pathLabel(graph, path) ?? 'only path'}`, formatNumber(contribution)]);
    return rows.length === 0 ? head : `${head}\n${table(rows)}`;
  });
  const columns = [
    'estimator',
    'at an iteration',
    ...names.map((name) => `bias ${name}`),
    ...names.map((name) => `variance ${name}`),
    'tape bytes',
  ];
  const rows = estimators.map(({ name, given, bias, variance, tape }) => [
    name,
    words[given],
    ...bias.map(formatNumber),
    ...variance.map(formatNumber),
    String(tape.held),
  ]);
  return [...sections, table([columns, ...rows])].join('\n\n');
}
