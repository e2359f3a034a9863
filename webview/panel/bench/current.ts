/** The iteration that led to where the person stands: what was estimated, what it cost, what moved. */
import type { IterationRecord } from '../../../engine/index.ts';
import { attributes, element } from '../../dom.ts';
import { formatBytes, formatCount, formatNumber } from '../../format.ts';
import type { Position } from '../../protocol.ts';
import { table } from '../grid-table.ts';
import { BRANCHED_OFF, CANDIDATES_COUNT, HOW_TO_STEP, REASONS, TAPE_COUNTS } from '../words.ts';

export interface Current {
  readonly element: HTMLElement;
  show(position: Position | undefined, parameters: readonly string[]): void;
}

export function createCurrent(): Current {
  const card = element('section', 'card current-card');
  // It scrolls where it is low.
  attributes(card, { tabindex: 0, 'aria-label': 'Current iteration' });
  return {
    element: card,
    show(position, parameters) {
      const record = position?.record;
      if (position === undefined || record === undefined) {
        card.replaceChildren(
          element('h2', 'card-title', 'At the start'),
          element('p', 'current-reason', HOW_TO_STEP),
          pointTable(position),
        );
        return;
      }
      card.replaceChildren(
        element('h2', 'card-title', `Iteration ${formatCount(record.iteration + 1)}`),
        element('p', 'current-reason', REASONS[record.reason], ...(position.branchedOff ? [` ${BRANCHED_OFF}`] : [])),
        parameterTable(record, parameters),
        ...updates(position, parameters),
        figures(record),
      );
    },
  };
}

function pointTable(position: Position | undefined): HTMLElement | string {
  if (position === undefined || position.point.length === 0) return '';
  return element('p', 'current-point', position.point.slice(0, 12).map(formatNumber).join(', '), position.point.length > 12 ? ' …' : '');
}

function parameterTable(record: IterationRecord, parameters: readonly string[]): HTMLElement {
  return table(
    'What was kept for each parameter',
    [
      { header: 'parameter', quiet: true },
      { header: 'kept' },
      { header: 'scale', numeric: true, title: '1/p, by which the estimate is multiplied' },
      { header: 'g', numeric: true, title: 'the estimate' },
      { header: '∇f', numeric: true, title: 'the exact derivative' },
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

/** What moved, as far as the host says so. */
function updates({ explanation }: Position, parameters: readonly string[]): readonly HTMLElement[] {
  if (explanation === undefined || explanation.updates.length === 0) return [];
  return [
    table(
      'What moved',
      [
        { header: 'parameter', quiet: true },
        { header: 'from', numeric: true },
        { header: 'to', numeric: true },
        { header: 'by', numeric: true, title: 'the update' },
      ],
      explanation.updates.map(({ before, after, delta }, index) => [
        element('span', 'code', parameters[index] ?? ''),
        formatNumber(before),
        formatNumber(after),
        signed(delta),
      ]),
    ),
  ];
}

function figures(record: IterationRecord): HTMLElement {
  const { selected, full, candidates: comparing } = record.tape;
  const pairs: readonly (readonly [name: string, value: string, title?: string])[] = [
    ['Objective', formatNumber(record.objective)],
    ['‖g‖', `${formatNumber(record.norm)} (‖∇f‖ ${formatNumber(record.exactNorm)})`],
    ['Tape held', `${formatBytes(selected.held)} (full: ${formatBytes(full.held)})`, TAPE_COUNTS],
    ['Tape peak', `${formatBytes(selected.peak)} (full: ${formatBytes(full.peak)})`, TAPE_COUNTS],
    ...(comparing > 0 ? [['Comparing', formatBytes(comparing), CANDIDATES_COUNT] as const] : []),
  ];
  return element(
    'dl',
    'figures',
    ...pairs.flatMap(([name, value, title = '']) => {
      const term = element('dt', '', name);
      term.title = title;
      return [term, element('dd', '', value)];
    }),
  );
}

function signed(value: number): string {
  return value > 0 ? `+${formatNumber(value)}` : formatNumber(value);
}
