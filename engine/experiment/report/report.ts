import type { Curve } from '../figure3.ts';
import { readingLabel } from '../methods.ts';
import type { SuccessPlan } from '../plan.ts';
import type { RankedReading } from '../search.ts';
import { studyRows } from '../study.ts';
import type { Cell } from '../table.ts';
import { type Line, lineChart } from './chart.ts';
import { heading, htmlPage, htmlTable, paragraph } from './html.ts';

/** The tables, ours beside the paper's, and the k_max charts where several were run (Figures 7 and 10). */
export function successReport(plan: SuccessPlan, table: readonly Cell[], nearest: readonly RankedReading[] = []): string {
  const kMax = new Set(plan.methods.filter(({ estimator }) => estimator.name === 'spad2').map(({ estimator }) => estimator.kMax));
  const sections = plan.epsilons.flatMap((epsilon) => {
    const cells = table.filter((cell) => cell.epsilon === epsilon);
    const charts =
      kMax.size < 3
        ? []
        : plan.subjects.map(({ label: name }) =>
            sweepChart(
              plan,
              cells.filter((cell) => cell.function === name),
            ),
          );
    return [heading(`ε-success, ε = ${epsilon}`), htmlTable(successRows(plan, cells)), ...charts];
  });
  const search = nearest.length === 0 ? [] : [heading('Readings of the paper, nearest first'), htmlTable(readingRows(nearest))];
  const study = plan.kind === 'study' ? [heading('Adaptive beside the grid of k_max'), htmlTable(studyRows(plan, table))] : [];
  return htmlPage('Backpath: ε-success', [paragraph(settingsLine(plan)), ...study, ...sections, ...search]);
}

/** The four curves, without the points between which nothing can be seen. */
export function figure3Report(curves: readonly Curve[], settings: string): string {
  const rows = [['curve', 'f₁ at the end'], ...curves.map(({ label, objective }) => [label, String(objective.at(-1))])];
  return htmlPage('Backpath: Figure 3', [paragraph(settings), figure3Chart(curves), htmlTable(rows)]);
}

/** One row a function, one column a method: rate, interval, and the paper's rate in brackets. */
export function successRows(plan: SuccessPlan, cells: readonly Cell[]): readonly (readonly string[])[] {
  const head = ['function', ...plan.methods.map(({ label }) => label)];
  const rows = plan.subjects.map(({ label }) => [label, ...cells.filter((cell) => cell.function === label).map(cellText)]);
  return [head, ...rows];
}

export function readingRows(ranked: readonly RankedReading[]): readonly (readonly string[])[] {
  return [['reading', 'distance to the paper, points'], ...ranked.map(({ label, distance }) => [label, distance.toFixed(2)])];
}

/** Everything that was chosen, in a line; the reading of the paper where there is only one. */
export function settingsLine({ kind, runs, iterations, optimizer, seed, subjects, methods }: SuccessPlan): string {
  const domains = subjects.map(
    ({ name, domain }) => `${name} on ${domain.flatMap(([low, high]) => (low < high ? [`[${low}, ${high}]`] : [])).join(' × ')}`,
  );
  const batches = new Set(methods.flatMap(({ observation }) => (observation && observation.name !== 'gd' ? [observation.batch] : [])));
  const read = new Set(
    methods.map(({ estimator: { granularity, draw, normalize, m }, mFromBranches }) =>
      readingLabel({ granularity, draw, normalize, m: mFromBranches ? 'branches' : m }),
    ),
  );
  return [
    `${runs} runs of ${iterations} iterations each`,
    `${optimizer.name}, learning rate ${optimizer.learningRate}`,
    `seed ${seed}`,
    ...(read.size === 1 ? read : []),
    `starts uniform on the domain: ${domains.join(', ')}`,
    ...(batches.size > 0 ? [`batches of ${[...batches].join(', ')} rows`] : []),
    ...(kind === 'comparison' ? [] : ['intervals of 95 % (Wilson), the paper’s rates in brackets']),
  ].join('; ');
}

function cellText({ rate, interval: { low, high }, paper }: Cell): string {
  const percent = (value: number) => (100 * value).toFixed(1);
  return `${percent(rate)} (${percent(low)}–${percent(high)})${paper === undefined ? '' : ` [${percent(paper)}]`}`;
}

function sweepChart(plan: SuccessPlan, cells: readonly Cell[]): string {
  const of = (label: string) => cells.find((cell) => cell.method === label);
  const spad = plan.methods.filter(({ estimator }) => estimator.name === 'spad2');
  const xs = spad.map(({ estimator }) => estimator.kMax);
  const point = (x: number, cell: Cell | undefined) =>
    cell ? [{ x, y: 100 * cell.rate, low: 100 * cell.interval.low, high: 100 * cell.interval.high }] : [];
  const level = (label: string): Line => ({
    label,
    dashed: true,
    points: xs.flatMap((x) => point(x, of(label)).map(({ y }) => ({ x, y }))),
  });
  const lines: readonly Line[] = [
    { label: 'SPAD', points: spad.flatMap(({ label, estimator }) => point(estimator.kMax, of(label))) },
    ...plan.methods.filter(({ estimator }) => estimator.name !== 'spad2').map(({ label }) => level(label)),
  ];
  return heading(cells[0]?.function ?? '') + lineChart(lines, { x: 'k_max', y: 'ε-success, %', logarithmic: true });
}

function figure3Chart(curves: readonly Curve[]): string {
  const most = 400;
  const lines = curves.map(({ label, objective }, i): Line => {
    const stride = Math.max(1, Math.floor(objective.length / most));
    const points = objective.flatMap((y, x) => (x % stride === 0 || x === objective.length - 1 ? [{ x, y }] : []));
    return { label, points, dashed: i > 1 };
  });
  return lineChart(lines, { x: 'iteration', y: 'f₁' });
}
