import type { Results, SuccessPlan } from '../../engine/index.ts';
import {
  compile,
  defaultEstimatorSettings,
  defaultOptimizerSettings,
  experimentHeaderLine,
  fingerprint,
  methodsOf,
  steppedOf,
  subjectOf,
  successReport,
  tableOf,
  UnitRunner,
  unitLine,
  unitsOf,
} from '../../engine/index.ts';
import type { ExperimentDraft } from '../../webview/protocol.ts';
import { compileOptions } from './compile-options.ts';
import type { EngineService, Source } from './service.ts';

/** Of the paper's Tables 1 and 2 (Definition 4). */
const EPSILONS = [0.05, 0.01];

/** The experiments' part of the service. Keeps what was compiled for the plan that was asked for last. */
export function experimentService(): Pick<EngineService, 'experimentPlan' | 'experimentUnit' | 'experimentTable' | 'experimentText'> {
  let last: { readonly plan: string; readonly runner: UnitRunner } | undefined;
  return {
    experimentPlan(source, draft) {
      const { functions, diagnostics } = compiled(source);
      const subjects = functions.flatMap((fn) => subjectOf(fn) ?? []);
      if (subjects.length === 0) return { ok: false, diagnostics };
      const draftPlan = planOf(source, subjects, draft);
      const plan = { ...draftPlan, stepped: steppedOf(draftPlan, functions) };
      return { ok: true, plan, units: unitsOf(plan) };
    },
    experimentUnit(source, plan, unit) {
      const key = JSON.stringify(plan);
      if (last?.plan !== key) last = { plan: key, runner: new UnitRunner(plan, compiled(source).functions) };
      return { ok: true, excess: last.runner.run(unit) };
    },
    experimentTable: (plan, results) => ({ ok: true, cells: tableOf(plan, results) }),
    experimentText: (plan, results, request) => ({ ok: true, text: textOf(plan, results, request) }),
  };
}

/** JSONL is the command line's own format; CSV has a row a cell. */
function textOf(
  plan: SuccessPlan,
  results: Results,
  { format, version }: { readonly format: 'jsonl' | 'csv' | 'html'; readonly version: string },
): string {
  const cells = tableOf(plan, results);
  switch (format) {
    case 'html':
      return successReport(plan, results);
    case 'csv': {
      const rows = cells.map(({ interval, paper = '', ...cell }) =>
        [cell.function, cell.method, cell.epsilon, cell.successes, cell.runs, cell.rate, interval.low, interval.high, paper].join(','),
      );
      return ['function,method,epsilon,successes,runs,rate,low,high,paper', ...rows, ''].join('\n');
    }
    case 'jsonl': {
      const lines = unitsOf(plan).flatMap((unit) => {
        const excess = results.get(unit.index);
        return excess === undefined ? [] : [unitLine(unit, excess)];
      });
      return [experimentHeaderLine(plan, { index: 1, count: 1 }, version), ...lines, ''].join('\n');
    }
  }
}

function compiled(source: Source) {
  return compile(source.text, compileOptions(source));
}

function planOf(source: Source, subjects: SuccessPlan['subjects'], { runs, iterations, kMax, seed }: ExperimentDraft): SuccessPlan {
  const { granularity, draw, normalize } = defaultEstimatorSettings;
  return {
    subjects,
    methods: methodsOf({ granularity, draw, normalize, m: 'branches' }, kMax),
    runs,
    iterations,
    optimizer: defaultOptimizerSettings,
    seed,
    epsilons: EPSILONS,
    source: fingerprint(source.text),
  };
}
