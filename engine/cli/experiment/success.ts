import { methodsOf, methodsOfReadings } from '../../experiment/methods.ts';
import { type Method, type Range, type Subject, type SuccessPlan, subjectOf } from '../../experiment/plan.ts';
import { steppedOf } from '../../experiment/stepped.ts';
import type { DifferentiableFunction } from '../../function.ts';
import type { Command, Given } from '../command.ts';
import { InputError, UsageError } from '../errors.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { conclude, findingsOf } from './conclude.ts';
import { domainsOf, epsilonsOf, experimentOptions, kMaxOf, lengthsOf, othersOf, readingOf, readingOptions, wordsOf } from './options.ts';
import { perform } from './perform.ts';
import type { Task } from './pool.ts';
import { experimentSource } from './source.ts';

/** The paper's Table 1, in its order. Its Ackley has two forms: Appendix B as printed, and the common one. */
export const PAPER = ['ackley', 'ackleyPrinted', 'beale', 'levi', 'schaffer2'];
const SWEEP = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/** Tables 1 and 2 of the paper, or the same for any annotated functions. */
export const success: Command = {
  name: 'experiment success',
  operand: '[FILE]',
  summary: 'ε-success from random starts, beside the paper’s Tables 1 and 2',
  options: experimentOptions,
  run: (given, terminal) => experiment(given, terminal, PAPER, methodsOf(readingOf(given), kMaxOf(given, [5, 50]), othersOf(given))),
};

/** Figures 7 and 10 together. */
export const sweep = sweepOf('kmax', 'ε-success against k_max, as in the paper’s Figures 7 and 10', PAPER);
export const figure7 = sweepOf('figure7', 'ε-success of beale and levi against k_max (Figure 7)', ['beale', 'levi']);
export const figure10 = sweepOf('figure10', 'ε-success of the other functions against k_max (Figure 10)', [
  'ackley',
  'ackleyPrinted',
  'schaffer2',
]);

function sweepOf(name: string, summary: string, functions: readonly string[]): Command {
  return {
    name: `experiment ${name}`,
    operand: '[FILE]',
    summary,
    options: experimentOptions,
    run: (given, terminal) => experiment(given, terminal, functions, methodsOf(readingOf(given), kMaxOf(given, SWEEP), othersOf(given))),
  };
}

/** The paper's limitation: which k_max? Adaptive holds, and the best path held, beside a grid of k_max. */
export const adaptive: Command = {
  name: 'experiment adaptive',
  operand: '[FILE]',
  summary: 'adaptive holds beside SPAD’s grid of k_max',
  options: experimentOptions,
  run: (given, terminal) => experiment(given, terminal, PAPER, studyMethods(given), 'study'),
};

/** Which reading of the paper's words comes nearest to its tables. */
export const readings: Command = {
  name: 'experiment readings',
  operand: '[FILE]',
  summary: 'every reading of the paper’s “path”, ranked by the distance to its tables',
  options: Object.fromEntries(Object.entries(experimentOptions).filter(([name]) => !(name in readingOptions) && name !== 'estimators')),
  run: (given, terminal) => experiment(given, terminal, PAPER, methodsOfReadings(kMaxOf(given, [5, 50]))),
};

export function studyMethods(given: Given): readonly Method[] {
  return methodsOf(readingOf(given), kMaxOf(given, SWEEP), [...new Set(['best', 'adaptive', ...othersOf(given)])]);
}

async function experiment(
  given: Given,
  terminal: Terminal,
  otherwise: readonly string[],
  methods: readonly Method[],
  kind?: SuccessPlan['kind'],
): Promise<ExitCode> {
  const task = successTask(given, terminal, otherwise, methods, kind);
  const outcome = await perform(given, terminal, task, { end: terminal.interruption() });
  return conclude(given, terminal, findingsOf(outcome), outcome.left);
}

/** `otherwise`: which of the paper's functions, where neither a file nor `--functions` says. */
export function successTask(
  given: Given,
  terminal: Terminal,
  otherwise: readonly string[],
  methods: readonly Method[],
  kind?: SuccessPlan['kind'],
): Task {
  const file = given.operand === '' ? terminal.paperFile : given.operand;
  const { text, files, functions, broken, source } = experimentSource(file, terminal);
  const wanted = wordsOf(given, 'functions') ?? (given.operand === '' ? otherwise : undefined);
  const subjects = subjectsOf(functions, wanted, domainsOf(given), file);
  if (wanted === undefined && broken) throw new InputError([]);
  const epsilons = epsilonsOf(given);
  const plan: SuccessPlan = { ...(kind && { kind }), subjects, methods, ...lengthsOf(given, 1000), epsilons, source };
  return { text, file, files, plan: { ...plan, stepped: steppedOf(plan, functions) } };
}

function subjectsOf(
  functions: readonly DifferentiableFunction[],
  wanted: readonly string[] | undefined,
  domains: readonly (Range | undefined)[],
  file: string,
): readonly Subject[] {
  const names = wanted ?? functions.filter((fn) => subjectOf(fn)).map(({ name }) => name);
  if (names.length === 0) throw new UsageError(`${file} has no function with both @domain and @minimum`);
  return domains.flatMap((domain) =>
    names.map((name) => {
      const fn = functions.find((one) => one.name === name);
      if (!fn) throw new UsageError(`${file} has no annotated function ${name}`);
      const subject = subjectOf(fn, domain);
      if (!subject) throw new UsageError(`${name} needs @minimum, and @domain for every parameter`);
      return subject;
    }),
  );
}
