import { formatNumber } from '../../view/format.ts';
import type { Landscape } from '../figure2.ts';
import type { Curve } from '../figure3.ts';
import { type Block, chart, heading, paragraph, table } from './blocks.ts';
import { type Line, lineChart } from './chart.ts';

/** The curve and its trend, and where its valleys are. */
export function figure2Blocks({ points, minima }: Landscape): readonly Block[] {
  const lines: readonly Line[] = [
    { label: 'f₁', points },
    { label: 'x²', points: points.map(({ x }) => ({ x, y: x ** 2 })) },
  ];
  const rows = minima.map(({ x, y }) => [formatNumber(x), formatNumber(y)]);
  return [
    heading('Figure 2: f₁(x) = x² (2 + cos 4x)'),
    paragraph('It has a valley in every wave, and follows x².'),
    ...chart(lineChart(lines, { x: 'x', y: 'f₁', name: 'f₁ and x²' })),
    table([['local minimum at x', 'f₁'], ...rows]),
  ];
}

/** The four curves, without the points between which nothing can be seen. */
export function figure3Blocks(curves: readonly Curve[], settings: string): readonly Block[] {
  const rows = curves.map(({ label, objective }) => [label, formatNumber(objective[0] ?? 0), formatNumber(objective.at(-1) ?? 0)]);
  const [first] = curves;
  return [
    heading('Figure 3: minimizing f₁'),
    paragraph(settings),
    ...chart(figure3Chart(curves)),
    table([['curve', 'at the start', `after ${(first?.objective.length ?? 1) - 1}`], ...rows]),
  ];
}

function figure3Chart(curves: readonly Curve[]): string {
  const most = 400;
  const lines = curves.map(({ label, objective }): Line => {
    const stride = Math.max(1, Math.floor(objective.length / most));
    const points = objective.flatMap((y, x) => (x % stride === 0 || x === objective.length - 1 ? [{ x, y }] : []));
    return { label, points };
  });
  return lineChart(lines, { x: 'iteration', y: 'f₁', name: 'f₁ along the iterations, four ways' });
}
