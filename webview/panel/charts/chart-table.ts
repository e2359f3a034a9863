/** A chart's numbers as text: for screen readers, for exact values, and for copying. */
import { button } from '../../controls/index.ts';
import { attributes, element } from '../../dom.ts';
import { formatCount } from '../../format.ts';
import { table } from '../grid-table.ts';
import type { ChartColumns } from './chart-spec.ts';
import { nearest } from './prepare.ts';
import { tabSeparated } from './tab-separated.ts';

/** A table of thousands of rows helps nobody and costs seconds. */
export const MOST_ROWS = 200;

/** The rows around the iteration where the person stands. */
export function chartTable(chart: ChartColumns, at: number | undefined): HTMLElement {
  const { spec, x, columns, bucket } = chart;
  const here = at === undefined ? x.length - 1 : nearest(x, at);
  const from = Math.max(0, Math.min(here - MOST_ROWS / 2, x.length - MOST_ROWS));
  const rows = x.slice(from, from + MOST_ROWS);
  const grid = table(
    spec.title,
    [{ header: 'Iteration', numeric: true }, ...spec.lines.map(({ label, meaning }) => ({ header: label, title: meaning, numeric: true }))],
    rows.map((iteration, row) => [
      formatCount(iteration),
      ...columns.map((column) => {
        const value = column[from + row];
        return value === null || value === undefined ? '' : spec.format(value);
      }),
    ]),
  );
  grid.tBodies[0]?.rows[here - from]?.setAttribute('aria-current', 'true');
  const scroll = element('div', 'chart-table-scroll', grid);
  attributes(scroll, { tabindex: 0, role: 'region', 'aria-label': `Numbers: ${spec.title}` });
  requestAnimationFrame(() => grid.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' }));
  const copy = button({
    label: 'Copy',
    title: 'All of these numbers in full precision, as tab-separated text',
    onClick: () => void copied(chart),
  });
  const copied = async (numbers: ChartColumns): Promise<void> => {
    await navigator.clipboard.writeText(tabSeparated(numbers));
    copy.set({ label: 'Copied' });
  };
  return element(
    'div',
    'chart-table',
    scroll,
    element('div', 'chart-table-foot', copy.element, element('span', 'card-note', note(x.length, rows.length, bucket))),
  );
}

function note(all: number, shown: number, bucket: number): string {
  const rows = shown < all ? `${formatCount(shown)} of ${formatCount(all)} rows, around the current iteration.` : '';
  return bucket > 1
    ? `${rows} The least and the largest of every ${formatCount(bucket)} iterations; drag over a chart to see less of it in full.`
    : rows;
}
