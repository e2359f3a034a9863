import type { Command } from '../command.ts';
import { conclude, findingsOf, together } from './conclude.ts';
import { figure2Findings } from './figure2.ts';
import { figure3Findings } from './figure3.ts';
import { experimentOptions, lengthsOf } from './options.ts';
import { perform } from './perform.ts';
import { theFunction } from './source.ts';
import { PAPER, studyMethods, successTask } from './success.ts';
import { plainTable3 } from './table3.ts';

/** What does not belong to all of its parts. */
const LEFT_OUT = ['functions', 'domains', 'within', 'k-max', 'estimators'];

/** Runs of each cell of Table 3 for a thousand of the others. */
const TABLE3_SHARE = 0.02;

/** Everything that the paper shows of functions: Tables 1, 2 and 3, Figures 2, 3, 7 and 10, and the study of adaptive holds, in one report. */
export const paper: Command = {
  name: 'experiment paper',
  operand: '[FILE]',
  summary: 'all tables and figures of the paper’s functions in one report',
  options: {
    ...Object.fromEntries(Object.entries(experimentOptions).filter(([name]) => !LEFT_OUT.includes(name))),
    out: { type: 'string', value: 'runs', help: 'write the results to runs.success.jsonl and runs.table3.jsonl as they come' },
  },
  async run(given, terminal) {
    const f1 = theFunction('f1', given, terminal);
    const lengths = lengthsOf(given, 1000);
    const { iterations, optimizer, seed } = lengths;
    const figure3 = { iterations, seed, learningRate: optimizer.learningRate, normalize: given.flag('normalize') ?? true, hold: 1 };
    const end = terminal.interruption();
    const out = given.text('out');
    const beside = (kind: string) => (out === undefined ? undefined : `${out}.${kind}.jsonl`);
    const success = successTask(given, terminal, PAPER, studyMethods(given), 'study');
    const table3 = plainTable3(terminal, { ...lengths, runs: Math.max(1, Math.round(TABLE3_SHARE * lengths.runs)) });
    const outcomes = [
      await perform(given, terminal, success, { end, path: beside('success') }),
      await perform(given, terminal, table3, { end, path: beside('table3') }),
    ];
    const parts = [figure2Findings(f1), figure3Findings(f1, figure3), ...outcomes.map(findingsOf)];
    const left = outcomes.reduce((sum, outcome) => sum + outcome.left, 0);
    return conclude(given, terminal, together('the paper’s tables and figures', parts), left);
  },
};
