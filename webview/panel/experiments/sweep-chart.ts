/** Success over k_max: a line a function, with its interval at every point; as wide as there is room. */
import { element, svg } from '../../dom.ts';
import { fitting } from '../../fitting.ts';
import { formatCount, formatNumber } from '../../format.ts';
import type { ExperimentState } from '../../protocol.ts';
import type { Theme } from '../../theme/theme.ts';
import { strokeColour } from '../charts/chart-spec.ts';
import { swatch } from '../charts/legend.ts';
import { styleOf } from '../compare/overlay.ts';
import type { SweepLine } from './cells.ts';
import { percent, sweepLines } from './cells.ts';

/** CSS pixels. */
const WIDEST = 760;
const HEIGHT = 240;
const MARGIN = { left: 44, right: 16, top: 10, bottom: 34 };
/** What a digit and the air beside a number take. */
const DIGIT = 7;
const AIR = 8;

export function sweepChart(state: ExperimentState, epsilon: number, theme: Theme): HTMLElement {
  const lines = sweepLines(state, epsilon);
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
  const host = element('div', 'sweep-host');
  fitting(host, WIDEST, (width) => drawing(lines, epsilon, theme, width));
  return element('div', 'sweep-chart', title, legend, host);
}

function drawing(lines: readonly SweepLine[], epsilon: number, theme: Theme, width: number): SVGSVGElement {
  const right = width - MARGIN.right;
  const bottom = HEIGHT - MARGIN.bottom;
  const all = [...new Set(lines.flatMap(({ points }) => points.map(({ kMax }) => kMax)))].sort((a, b) => a - b);
  const low = Math.log(Math.max(1, all[0] ?? 1));
  const span = Math.log(all.at(-1) ?? 1) - low || 1;
  const x = (kMax: number): number => MARGIN.left + ((Math.log(Math.max(1, kMax)) - low) / span) * (right - MARGIN.left);
  const y = (share: number): number => bottom - share * (bottom - MARGIN.top);
  const made = svg('svg', { class: 'sweep', width, height: HEIGHT, role: 'img', 'aria-label': summary(lines, epsilon) });
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    made.append(
      svg('line', { class: 'sweep-grid', x1: MARGIN.left, x2: right, y1: y(share), y2: y(share) }),
      svg('text', { class: 'sweep-tick', x: MARGIN.left - 6, y: y(share) + 4, 'text-anchor': 'end' }, `${100 * share} %`),
    );
  }
  for (const { kMax, text, at } of labelsThatFit(all, x))
    made.append(
      svg('line', { class: 'sweep-grid', x1: x(kMax), x2: x(kMax), y1: bottom, y2: bottom + 4 }),
      svg('text', { class: 'sweep-tick', x: at, y: bottom + 16, 'text-anchor': 'middle' }, text),
    );
  made.append(svg('text', { class: 'sweep-tick', x: right, y: HEIGHT - 4, 'text-anchor': 'end' }, 'k_max (log)'));
  lines.forEach(({ points }, index) => {
    const { stroke, dash = [] } = styleOf(index);
    const colour = strokeColour(theme, stroke);
    const path = points.map(({ kMax, cell }, place) => `${place === 0 ? 'M' : 'L'}${x(kMax)} ${y(cell.rate)}`).join(' ');
    made.append(svg('path', { d: path, fill: 'none', stroke: colour, 'stroke-width': 2, 'stroke-dasharray': dash.join(' ') }));
    for (const { kMax, cell } of points) {
      const ends = { x1: x(kMax), x2: x(kMax), y1: y(cell.interval.low), y2: y(cell.interval.high) };
      made.append(
        svg('line', { ...ends, stroke: colour, 'stroke-width': 1 }),
        svg('circle', { cx: x(kMax), cy: y(cell.rate), r: 3, fill: colour }),
      );
    }
  });
  return made;
}

/** Numbers under the axis that do not touch; the last one always has its place. */
function labelsThatFit(all: readonly number[], x: (kMax: number) => number) {
  const half = (text: string): number => (text.length * DIGIT + AIR) / 2;
  let free = Number.POSITIVE_INFINITY;
  return all
    .toReversed()
    .map((kMax) => ({ kMax, text: formatCount(kMax), at: x(kMax) }))
    .filter(({ text, at }) => {
      if (at + half(text) > free) return false;
      free = at - half(text);
      return true;
    });
}

function summary(lines: readonly SweepLine[], epsilon: number): string {
  const parts = lines.map(
    ({ name, points }) => `${name}: ${points.map(({ kMax, cell }) => `${percent(cell.rate)} at k_max ${formatCount(kMax)}`).join(', ')}`,
  );
  return `Success within ε = ${formatNumber(epsilon)} over k_max. ${parts.join('; ')}.`;
}
