import { compile } from '../../compile.ts';
import { figure3 as curvesOf, FIGURE3_START } from '../../experiment/figure3.ts';
import { figure3Report } from '../../experiment/report/report.ts';
import { defaultOptimizerSettings } from '../../optimizers/index.ts';
import { toJson } from '../../run/json.ts';
import { formatNumber } from '../../view/format.ts';
import type { Command } from '../command.ts';
import { UsageError } from '../errors.ts';
import { readSource } from '../input.ts';
import { table } from '../output.ts';
import { number, wholeNumber } from '../values.ts';

/** The four curves of the paper's Figure 3. */
export const figure3: Command = {
  name: 'experiment figure3',
  operand: '[FILE]',
  summary: 'f1 by the full gradient, a random term and each term alone (Figure 3)',
  options: {
    iterations: { type: 'string', value: 'T', help: 'how many (2000)' },
    lr: { type: 'string', value: 'A', help: 'the learning rate (0.01)' },
    normalize: { type: 'boolean', help: 'scale the random term by 1/p, the default; --no-normalize does not' },
    seed: { type: 'string', value: 'S', help: 'of the random terms (1)' },
    report: { type: 'string', value: 'report.html', help: 'write a page with the chart' },
  },
  run(given, terminal) {
    const file = given.operand === '' ? terminal.paperFile : given.operand;
    const [fn] = compile(readSource(file, terminal), { fileName: file, only: 'f1' }).functions;
    if (!fn) throw new UsageError(`${file} has no function f1`);
    const iterations = wholeNumber(given, 'iterations', 1) ?? 2000;
    const optimizer = { ...defaultOptimizerSettings, learningRate: number(given, 'lr') ?? defaultOptimizerSettings.learningRate };
    const seed = wholeNumber(given, 'seed', 0) ?? 1;
    const normalize = given.flag('normalize') ?? true;
    const curves = curvesOf(fn, optimizer, iterations, seed, normalize);
    const settings = `Adam, learning rate ${optimizer.learningRate}, from x = ${FIGURE3_START}; seed ${seed}; the random term is ${normalize ? 'scaled by 1/p' : 'not scaled'}.`;
    const report = given.text('report');
    if (report !== undefined) {
      const page = terminal.createFile(report);
      page.write(figure3Report(curves, settings));
      page.close();
    }
    if (given.json) terminal.print(toJson({ settings, curves: curves.map((curve) => ({ ...curve })) }));
    else {
      const rows = curves.map(({ label, objective }) => [label, formatNumber(objective[0] ?? 0), formatNumber(objective.at(-1) ?? 0)]);
      terminal.print(`${settings}\n${table([['curve', 'at the start', `after ${iterations}`], ...rows])}`);
    }
    return 0;
  },
};
