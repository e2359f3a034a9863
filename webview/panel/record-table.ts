/** The charts' numbers as text: for screen readers, for exact values, and for copying. */
import type { IterationRecord } from '../../engine/index.ts';
import { attributes, element } from '../dom.ts';
import { formatCount, formatNumber } from '../format.ts';
import { table } from './grid-table.ts';

/** A table of thousands of rows helps nobody and costs seconds. */
export const MOST_ROWS = 200;

/** The newest rows last; `reveal`, once the element is on the page, scrolls there. */
export function recordTable(
  records: readonly IterationRecord[],
  parameters: readonly string[],
): { readonly element: HTMLElement; reveal(): void } {
  const shown = records.slice(-MOST_ROWS);
  const note =
    shown.length < records.length
      ? `The last ${MOST_ROWS} of ${formatCount(records.length)} iterations.`
      : `All ${formatCount(records.length)} iterations.`;
  const grid = table(
    'Numbers of each iteration',
    [
      { header: 'Iteration', numeric: true },
      { header: 'Objective', numeric: true },
      { header: '‖g‖', numeric: true },
      { header: '‖∇f‖', numeric: true },
      ...parameters.map((name) => ({ header: `g_${name}`, numeric: true })),
      ...parameters.map((name) => ({ header: `Kept for ${name}` })),
      { header: 'Why' },
      { header: 'Tape (B)', numeric: true },
      { header: 'Full (B)', numeric: true },
      { header: 'Comparing (B)', numeric: true },
    ],
    shown.map((record) => [
      String(record.iteration),
      formatNumber(record.objective),
      formatNumber(record.norm),
      formatNumber(record.exactNorm),
      ...parameters.map((_, index) => formatNumber(record.gradient[index] ?? Number.NaN)),
      ...parameters.map((_, index) => record.labels[index] ?? ''),
      record.reason,
      String(record.tape.selected.held),
      String(record.tape.full.held),
      record.tape.candidates > 0 ? String(record.tape.candidates) : '',
    ]),
  );
  const scroll = element('div', 'record-table-scroll', grid);
  attributes(scroll, { tabindex: 0, role: 'region', 'aria-label': 'Numbers of each iteration' });
  return {
    element: element('div', 'record-table', element('p', 'card-note', note), scroll),
    reveal: () => scroll.scrollTo({ top: scroll.scrollHeight }),
  };
}
