import { figure2 as landscapeOf } from '../../experiment/figure2.ts';
import { figure2Blocks } from '../../experiment/report/figures.ts';
import type { DifferentiableFunction } from '../../function.ts';
import type { Command } from '../command.ts';
import { UsageError } from '../errors.ts';
import { conclude, type Findings } from './conclude.ts';
import { theFunction } from './source.ts';

/** The paper's Figure 2. */
export const figure2: Command = {
  name: 'experiment figure2',
  operand: '[FILE]',
  summary: 'f1 over its domain, with its local minima (Figure 2)',
  options: { report: { type: 'string', value: 'report.html', help: 'write a page with the chart' } },
  run: (given, terminal) => conclude(given, terminal, figure2Findings(theFunction('f1', given, terminal))),
};

export function figure2Findings(fn: DifferentiableFunction): Findings {
  const range = fn.annotations.domain.get(fn.leaves[0]?.name ?? '');
  if (!range || fn.leaves.length !== 1) throw new UsageError(`${fn.name} must have one parameter, with a @domain`);
  const landscape = landscapeOf(fn, range);
  const points = landscape.points.map((point) => ({ ...point }));
  const minima = landscape.minima.map((point) => ({ ...point }));
  return { title: 'Figure 2', blocks: figure2Blocks(landscape), json: { points, minima } };
}
