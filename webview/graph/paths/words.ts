import type { PathView } from '../../../engine/index.ts';
import { attributes, element } from '../../dom.ts';
import { formatDigits, formatNumber, formatShare } from '../../format.ts';

/** A line of the list: rank, branches, contribution, share; the share as a bar too. */
export function pathOption({ rank, label, contribution, share }: PathView, id: string): HTMLElement {
  const bar = element('span', 'path-bar');
  bar.style.width = `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%`;
  const option = element(
    'li',
    'path',
    element('span', 'path-rank', `${rank + 1}`),
    element('span', 'path-label', label ?? 'only path'),
    element('span', 'path-contribution', formatNumber(contribution)),
    element('span', 'path-share', formatShare(share)),
    element('span', 'path-track', bar),
  );
  option.id = id;
  const words = `Path ${rank + 1}: ${label ?? 'only path'}, contribution ${formatNumber(contribution)}, ${formatShare(share)} of the sum`;
  attributes(option, { role: 'option', 'aria-selected': 'false', 'aria-label': words, 'data-rank': rank });
  option.title = `g = ${contribution}`;
  return option;
}

/** `40 of 1,024 paths, 93 % of Σ|g|`. */
export function totalInWords(total: string, listed: readonly PathView[]): string {
  const covered = listed.reduce((sum, { share }) => sum + share, 0);
  const paths = total === '1' ? '1 path' : `${total.length > 15 ? formatDigits(total) : grouped(total)} paths`;
  return `${listed.length === Number(total) ? paths : `${listed.length} of ${paths}`}, ${formatShare(Math.min(1, covered))} of Σ|g|`;
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}
