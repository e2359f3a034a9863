import type { SuccessPlan } from '../plan.ts';
import type { Cell } from '../table.ts';
import { type Line, lineChart } from './chart.ts';

/** Success against k_max, with the other methods as levels. `cells` are those of one function and one ε. */
export function sweepChart(plan: SuccessPlan, cells: readonly Cell[], name: string): string {
  const of = (label: string) => cells.find((cell) => cell.method === label);
  const spad = plan.methods.filter(({ estimator }) => estimator.name === 'spad2');
  const xs = spad.map(({ estimator }) => estimator.kMax);
  const point = (x: number, cell: Cell | undefined) =>
    cell ? [{ x, y: 100 * cell.rate, low: 100 * cell.interval.low, high: 100 * cell.interval.high }] : [];
  const level = (label: string): Line => ({
    label,
    points: xs.flatMap((x) => point(x, of(label)).map(({ y }) => ({ x, y }))),
  });
  const lines: readonly Line[] = [
    { label: 'SPAD', points: spad.flatMap(({ label, estimator }) => point(estimator.kMax, of(label))) },
    ...plan.methods.filter(({ estimator }) => estimator.name !== 'spad2').map(({ label }) => level(label)),
  ];
  return lineChart(lines, { x: 'k_max', y: 'ε-success, %', logarithmic: true, name });
}

/** Are there enough of k_max for a chart? */
export function isSweep({ methods }: SuccessPlan): boolean {
  return new Set(methods.filter(({ estimator }) => estimator.name === 'spad2').map(({ estimator }) => estimator.kMax)).size >= 3;
}

/** The paper shows two functions in the text, the others in its appendix. */
export function paperFigure(name: string): string {
  if (name === 'beale' || name === 'levi') return ' (Figure 7)';
  return ['ackley', 'ackleyPrinted', 'schaffer2'].includes(name) ? ' (Figure 10)' : '';
}
