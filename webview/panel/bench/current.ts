/** The iteration that led to where the person stands, in words and small tables. */
import type { IterationRecord } from '../../../engine/index.ts';
import { element } from '../../dom.ts';
import { formatBytes, formatCount, formatNumber } from '../../format.ts';
import { candidateTable } from './candidates.ts';
import { table } from '../grid-table.ts';
import { CANDIDATES_COUNT, REASONS, TAPE_COUNTS } from '../words.ts';

export interface Current {
  readonly element: HTMLElement;
  show(records: readonly IterationRecord[], parameters: readonly string[]): void;
}

export function createCurrent(): Current {
  const card = element('section', 'card current-card');
  return {
    element: card,
    show(records, parameters) {
      const record = records.at(-1);
      if (record === undefined) return;
      card.replaceChildren(
        element('h2', 'card-title', `Iteration ${formatCount(record.iteration)} → ${formatCount(record.iteration + 1)}`),
        element('p', 'current-reason', REASONS[record.reason]),
        parameterTable(record, parameters),
        ...candidates(records, parameters),
        figures(record),
        element('p', 'card-note', `${TAPE_COUNTS} ${CANDIDATES_COUNT}`),
      );
    },
  };
}

function parameterTable(record: IterationRecord, parameters: readonly string[]): HTMLElement {
  return table(
    'What was kept for each parameter',
    [
      { header: '' },
      { header: 'kept' },
      { header: 'scale', numeric: true },
      { header: 'g', numeric: true },
      { header: '∇f', numeric: true },
    ],
    parameters.map((name, index) => [
      element('span', 'code', name),
      element('span', 'code', record.labels[index] || 'everything'),
      `× ${formatNumber(record.scale[index] ?? 1)}`,
      formatNumber(record.gradient[index] ?? Number.NaN),
      formatNumber(record.exact[index] ?? Number.NaN),
    ]),
  );
}

function figures(record: IterationRecord): HTMLElement {
  const { selected, full, candidates: comparing } = record.tape;
  const pairs: readonly (readonly [string, string])[] = [
    ['Objective', formatNumber(record.objective)],
    ['‖g‖', formatNumber(record.norm)],
    ['‖∇f‖', formatNumber(record.exactNorm)],
    ['Tape held', `${formatBytes(selected.held)} (full: ${formatBytes(full.held)})`],
    ['Tape peak', `${formatBytes(selected.peak)} (full: ${formatBytes(full.peak)})`],
    ...(comparing > 0 ? [['Comparing', formatBytes(comparing)] as const] : []),
  ];
  return element('dl', 'figures', ...pairs.flatMap(([name, value]) => [element('dt', '', name), element('dd', '', value)]));
}

/** The candidates compared at this iteration, or those of the comparison that still holds. */
function candidates(records: readonly IterationRecord[], parameters: readonly string[]): readonly HTMLElement[] {
  const current = records.at(-1);
  const source =
    current?.reason === 'held' || current?.reason === 'explored' ? records.findLast((record) => record.candidates.length > 0) : current;
  if (source === undefined || source.candidates.length === 0) return [];
  const when = source === current ? 'compared here' : `compared at iteration ${formatCount(source.iteration)}`;
  return [element('h3', 'card-subtitle', `Candidates ${when}`), candidateTable(source.candidates, parameters)];
}
