import type { Candidate } from '../../../engine/index.ts';
import { attributes, element } from '../../dom.ts';
import { formatNumber } from '../../format.ts';
import { table } from '../grid-table.ts';

/** What was compared: norms as numbers and as bars, and the chosen ones by a word as well as by colour. */
export function candidateTable(candidates: readonly Candidate[], parameters: readonly string[]): HTMLElement {
  const largest = Math.max(...candidates.map(({ norm }) => (Number.isFinite(norm) ? norm : 0)));
  return table(
    'Candidates and the norms of their contributions',
    [{ header: 'for' }, { header: 'path' }, { header: 'norm', numeric: true }, { header: '' }, { header: '' }],
    candidates.map(({ parameters: driven, label, norm, chosen }) => [
      element(
        'span',
        'code',
        driven.length === parameters.length && driven.length > 1 ? 'all' : driven.map((index) => parameters[index] ?? '').join(', '),
      ),
      element('span', 'code', label),
      formatNumber(norm),
      bar(norm, largest, chosen),
      chosen ? '✓ kept' : '',
    ]),
  );
}

function bar(norm: number, largest: number, chosen: boolean): SVGSVGElement {
  const width = Number.isFinite(norm) && largest > 0 ? (60 * norm) / largest : 0;
  const svg = document.createElementNS(SVG, 'svg');
  attributes(svg, { class: chosen ? 'bar bar-chosen' : 'bar', viewBox: '0 0 60 8', width: 60, height: 8, 'aria-hidden': 'true' });
  const track = document.createElementNS(SVG, 'rect');
  attributes(track, { class: 'bar-track', x: 0.5, y: 0.5, width: 59, height: 7 });
  const value = document.createElementNS(SVG, 'rect');
  attributes(value, { class: 'bar-value', x: 0, y: 0, width, height: 8 });
  svg.append(track, value);
  return svg;
}

const SVG = 'http://www.w3.org/2000/svg';
