/** What could be kept, what each would contribute, what was drawn and why: the candidates and the distribution. */
import type { Candidate } from '../../../engine/index.ts';
import { attributes, element } from '../../dom.ts';
import { formatCount, formatNumber } from '../../format.ts';
import type { Alternative, ParameterExplanation, Position } from '../../protocol.ts';
import { table } from '../grid-table.ts';
import { bar } from './bar.ts';

export interface SelectionCard {
  readonly element: HTMLElement;
  show(position: Position | undefined, parameters: readonly string[]): void;
}

export function createSelection(): SelectionCard {
  const card = element('section', 'card selection-card');
  // It scrolls where it is low.
  attributes(card, { tabindex: 0, 'aria-label': 'Selection' });
  return {
    element: card,
    show(position, parameters) {
      const record = position?.record;
      card.hidden = record === undefined;
      if (position === undefined || record === undefined) return;
      const { explanation, comparison } = position;
      const when =
        comparison === undefined
          ? []
          : [
              element(
                'h3',
                'card-subtitle',
                comparison.iteration === record.iteration
                  ? 'Compared here'
                  : `Compared at iteration ${formatCount(comparison.iteration + 1)}`,
              ),
              candidateTable(comparison.candidates, parameters),
            ];
      card.replaceChildren(
        element('h2', 'card-title', 'Selection'),
        ...when,
        ...(explanation?.choices ?? []).flatMap((choice, index) => alternatives(choice, parameters[index] ?? '')),
        ...(when.length === 0 && explanation === undefined ? [element('p', 'card-note', 'Nothing was compared.')] : []),
      );
    },
  };
}

function candidateTable(candidates: readonly Candidate[], parameters: readonly string[]): HTMLElement {
  const largest = Math.max(...candidates.map(({ norm }) => (Number.isFinite(norm) ? norm : 0)));
  return table(
    'Candidates and the norms of their contributions',
    [
      { header: 'for' },
      { header: 'path' },
      { header: '‖g‖', numeric: true, title: 'before scaling' },
      { header: 'as a bar', quiet: true },
      { header: 'kept', quiet: true },
    ],
    candidates.map(({ parameters: driven, label, norm, chosen }) => [
      element('span', 'code', drivenNames(driven, parameters)),
      element('span', 'code', label),
      formatNumber(norm),
      bar(norm / largest, chosen ? 'kept' : 'compared'),
      chosen ? '✓ kept' : '',
    ]),
  );
}

function alternatives({ alternatives: all, size }: ParameterExplanation, parameter: string): readonly HTMLElement[] {
  const largest = Math.max(...all.map(({ norm }) => (Number.isFinite(norm) ? norm : 0)));
  const likely = all.some(({ probability }) => probability !== undefined);
  const rest = size - BigInt(all.length);
  return [
    element('h3', 'card-subtitle', `Alternatives for ${parameter}`),
    table(
      'What could be kept, how likely, and the norm of its contribution',
      [
        { header: 'path' },
        ...(likely
          ? [
              { header: 'p', numeric: true, title: 'the probability of drawing it at this iteration: 1 while it is held' },
              { header: 'as a bar', quiet: true },
            ]
          : []),
        { header: '‖g‖', numeric: true, title: 'before scaling' },
        { header: 'as a bar', quiet: true },
        { header: 'kept', quiet: true },
      ],
      all.map((alternative) => [
        element('span', 'code', alternative.label),
        ...(likely ? [percent(alternative), chance(alternative)] : []),
        formatNumber(alternative.norm),
        bar(alternative.norm / largest, alternative.kept ? 'kept' : 'other'),
        alternative.kept ? '✓ kept' : '',
      ]),
    ),
    ...(rest > 0n ? [element('p', 'card-note', `and ${rest.toLocaleString('en-US')} more`)] : []),
  ];
}

function chance({ probability = Number.NaN, kept }: Alternative): SVGSVGElement {
  const drawn = bar(probability, kept ? 'kept' : 'other');
  // Where it is narrow this one goes first.
  drawn.classList.add('bar-chance');
  return drawn;
}

function percent({ probability }: Alternative): string {
  return probability === undefined ? '–' : `${formatNumber(100 * probability)} %`;
}

function drivenNames(driven: readonly number[], parameters: readonly string[]): string {
  return driven.length === parameters.length && driven.length > 1 ? 'all' : driven.map((index) => parameters[index] ?? '').join(', ');
}
