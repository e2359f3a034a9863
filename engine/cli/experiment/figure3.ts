import { figure3 as curvesOf, FIGURE3_START } from '../../experiment/figure3.ts';
import { figure3Blocks } from '../../experiment/report/figures.ts';
import type { DifferentiableFunction } from '../../function.ts';
import { defaultOptimizerSettings } from '../../optimizers/index.ts';
import type { Command } from '../command.ts';
import { number, wholeNumber } from '../values.ts';
import { conclude, type Findings } from './conclude.ts';
import { theFunction } from './source.ts';

/** The four curves of the paper's Figure 3. */
export const figure3: Command = {
  name: 'experiment figure3',
  operand: '[FILE]',
  summary: 'f1 by the full gradient, a random term and each term alone (Figure 3)',
  options: {
    iterations: { type: 'string', value: 'T', help: 'how many (2000)' },
    lr: { type: 'string', value: 'A', help: 'the learning rate (0.01)' },
    normalize: { type: 'boolean', help: 'scale the random term by 1/p, the default; --no-normalize does not' },
    hold: { type: 'string', value: 'K', help: 'iterations that a random term is kept (1)' },
    seed: { type: 'string', value: 'S', help: 'of the random terms (1)' },
    report: { type: 'string', value: 'report.html', help: 'write a page with the chart' },
  },
  run(given, terminal) {
    const choices = {
      iterations: wholeNumber(given, 'iterations', 1) ?? 2000,
      learningRate: number(given, 'lr') ?? defaultOptimizerSettings.learningRate,
      seed: wholeNumber(given, 'seed', 0) ?? 1,
      normalize: given.flag('normalize') ?? true,
      hold: wholeNumber(given, 'hold', 1) ?? 1,
    };
    return conclude(given, terminal, figure3Findings(theFunction('f1', given, terminal), choices));
  },
};

interface Choices {
  readonly iterations: number;
  readonly learningRate: number;
  readonly seed: number;
  readonly normalize: boolean;
  readonly hold: number;
}

export function figure3Findings(fn: DifferentiableFunction, choices: Choices): Findings {
  const { iterations, learningRate, seed, normalize, hold } = choices;
  const optimizer = { ...defaultOptimizerSettings, learningRate };
  const curves = curvesOf(fn, { optimizer, iterations, seed, normalize, hold });
  const settings = `Adam, learning rate ${learningRate}, from x = ${FIGURE3_START}; seed ${seed}; the random term is ${normalize ? 'scaled by 1/p' : 'not scaled'} and kept for ${hold} ${hold === 1 ? 'iteration' : 'iterations'}.`;
  return {
    title: 'Figure 3',
    blocks: figure3Blocks(curves, settings),
    json: { settings, curves: curves.map((curve) => ({ ...curve })) },
  };
}
