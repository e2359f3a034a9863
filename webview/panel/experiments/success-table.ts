/** ε-success as a table like the paper's: a row a function, a column a method, with intervals and the paper's numbers beside. */
import { attributes, element, svg } from '../../dom.ts';
import { formatNumber } from '../../format.ts';
import type { ExperimentCell, ExperimentState } from '../../protocol.ts';
import { stacking } from '../grid-table.ts';
import { agrees, cellOf, percent } from './cells.ts';

/** One table an ε. */
export function successTables(state: ExperimentState): readonly HTMLElement[] {
  return state.epsilons.map((epsilon) => successTable(state, epsilon));
}

function successTable(state: ExperimentState, epsilon: number): HTMLElement {
  const { functions, methods } = state;
  const title = `Runs that end less than ε = ${formatNumber(epsilon)} above the minimum`;
  const head = element('tr', '', heading('function'), ...methods.map((method) => heading(method)));
  const rows = functions.map((name) => {
    const row = element('th', 'code', name);
    row.scope = 'row';
    return element('tr', '', row, ...methods.map((method) => cellElement(cellOf(state, name, method, epsilon))));
  });
  const grid = element(
    'table',
    'grid success-table',
    element('caption', 'card-subtitle', title),
    element('thead', '', head),
    element('tbody', '', ...rows),
  );
  const scroll = element('div', 'success-scroll', stacking(grid));
  attributes(scroll, { tabindex: 0, role: 'region', 'aria-label': `${state.title}: ${title}` });
  return scroll;
}

function heading(text: string): HTMLElement {
  const made = element('th', text === 'function' ? '' : 'success-method', text);
  made.scope = 'col';
  return made;
}

function cellElement(cell: ExperimentCell | undefined): HTMLElement {
  if (cell === undefined || cell.runs === 0)
    return element('td', 'success-cell', '…', ...(cell?.paper === undefined ? [] : [paperOf(cell)]));
  const { rate, interval, successes, runs } = cell;
  const made = element(
    'td',
    'success-cell',
    element('span', 'success-rate', percent(rate)),
    element('span', 'success-interval', `${percent(interval.low)} – ${percent(interval.high)}`),
    whiskers(cell),
    ...(cell.paper === undefined ? [] : [paperOf(cell)]),
  );
  made.title = `${successes} of ${runs} runs; 95 % interval`;
  return made;
}

function paperOf(cell: ExperimentCell): HTMLElement {
  const verdict = agrees(cell);
  const sign = verdict === undefined ? '' : verdict ? ' ✓' : ' ≠';
  const made = element('span', 'success-paper', `paper ${percent(cell.paper ?? 0)}${sign}`);
  if (verdict !== undefined) made.title = verdict ? 'Within the interval' : 'Outside the interval';
  return made;
}

/** From 0 to 1: the interval as a bar, the rate as a line, the paper's number as a ring. */
function whiskers({ interval, rate, paper }: ExperimentCell): SVGSVGElement {
  const drawing = svg('svg', { class: 'whiskers', viewBox: `0 0 ${WIDTH} 10`, width: WIDTH, height: 10, 'aria-hidden': 'true' });
  const at = (share: number): number => 4 + (WIDTH - 8) * share;
  drawing.append(
    svg('line', { class: 'whiskers-axis', x1: at(0), x2: at(1), y1: 5, y2: 5 }),
    svg('rect', {
      class: 'whiskers-interval',
      x: at(interval.low),
      width: Math.max(1, at(interval.high) - at(interval.low)),
      y: 2.5,
      height: 5,
    }),
    svg('line', { class: 'whiskers-rate', x1: at(rate), x2: at(rate), y1: 0, y2: 10 }),
    ...(paper === undefined ? [] : [svg('circle', { class: 'whiskers-paper', cx: at(paper), cy: 5, r: 3 })]),
  );
  return drawing;
}

const WIDTH = 96;
