/** Success over k_max: a line a function, with its interval at every point. */
import { element, svg } from '../../dom.ts';
import { formatCount, formatNumber } from '../../format.ts';
import type { ExperimentState } from '../../protocol.ts';
import type { Theme } from '../../theme/theme.ts';
import { strokeColour } from '../charts/chart-spec.ts';
import { swatch } from '../charts/legend.ts';
import { styleOf } from '../compare/overlay.ts';
import type { SweepLine } from './cells.ts';
import { percent, sweepLines } from './cells.ts';

const WIDTH = 640;
const HEIGHT = 240;
const BOX = { left: 44, right: 628, top: 10, bottom: 206 };

export function sweepChart(state: ExperimentState, epsilon: number, theme: Theme): HTMLElement {
  const lines = sweepLines(state, epsilon);
  const all = [...new Set(lines.flatMap(({ points }) => points.map(({ kMax }) => kMax)))].sort((a, b) => a - b);
  const low = Math.log(Math.max(1, all[0] ?? 1));
  const span = Math.log(all.at(-1) ?? 1) - low || 1;
  const x = (kMax: number): number => BOX.left + ((Math.log(Math.max(1, kMax)) - low) / span) * (BOX.right - BOX.left);
  const y = (share: number): number => BOX.bottom - share * (BOX.bottom - BOX.top);
  const drawing = svg('svg', { class: 'sweep', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': summary(lines, epsilon) });
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    drawing.append(
      svg('line', { class: 'sweep-grid', x1: BOX.left, x2: BOX.right, y1: y(share), y2: y(share) }),
      text(`${100 * share} %`, { class: 'sweep-tick', x: BOX.left - 6, y: y(share) + 4, 'text-anchor': 'end' }),
    );
  }
  for (const kMax of all)
    drawing.append(text(formatCount(kMax), { class: 'sweep-tick', x: x(kMax), y: BOX.bottom + 16, 'text-anchor': 'middle' }));
  drawing.append(text('k_max (log)', { class: 'sweep-tick', x: BOX.right, y: HEIGHT - 4, 'text-anchor': 'end' }));
  lines.forEach(({ points }, index) => {
    const { stroke, dash = [] } = styleOf(index);
    const colour = strokeColour(theme, stroke);
    const path = points.map(({ kMax, cell }, place) => `${place === 0 ? 'M' : 'L'}${x(kMax)} ${y(cell.rate)}`).join(' ');
    drawing.append(svg('path', { d: path, fill: 'none', stroke: colour, 'stroke-width': 2, 'stroke-dasharray': dash.join(' ') }));
    for (const { kMax, cell } of points) {
      const ends = { x1: x(kMax), x2: x(kMax), y1: y(cell.interval.low), y2: y(cell.interval.high) };
      drawing.append(
        svg('line', { ...ends, stroke: colour, 'stroke-width': 1 }),
        svg('circle', { cx: x(kMax), cy: y(cell.rate), r: 3, fill: colour }),
      );
    }
  });
  const legend = element(
    'ul',
    'legend',
    ...lines.map(({ name }, index) =>
      element(
        'li',
        'legend-entry',
        swatch({ label: name, meaning: name, wide: true, ...styleOf(index) }, theme),
        element('span', 'code', name),
      ),
    ),
  );
  const title = element('h3', 'card-subtitle', `Runs within ε = ${formatNumber(epsilon)}, by how long a selection is kept`);
  return element('div', 'sweep-chart', title, legend, drawing);
}

function summary(lines: readonly SweepLine[], epsilon: number): string {
  const parts = lines.map(
    ({ name, points }) => `${name}: ${points.map(({ kMax, cell }) => `${percent(cell.rate)} at k_max ${formatCount(kMax)}`).join(', ')}`,
  );
  return `Success within ε = ${formatNumber(epsilon)} over k_max. ${parts.join('; ')}.`;
}

function text(content: string, values: Readonly<Record<string, string | number>>): SVGTextElement {
  return svg('text', values, content);
}
