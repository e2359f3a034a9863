/** Which path was kept when: one row a branch, one column an iteration. */
import type { IterationRecord } from '../../../engine/index.ts';
import { attributes, element } from '../../dom.ts';
import { formatCount } from '../../format.ts';
import type { Theme } from '../../theme/theme.ts';
import type { BranchRow } from './branches.ts';
import { branchRows, density } from './branches.ts';

export interface Raster {
  readonly element: HTMLElement;
  show(records: readonly IterationRecord[], parameters: readonly string[], theme: Theme): void;
  /** Marks the column of an iteration, or none. */
  hover(iteration: number | undefined): void;
}

/** CSS pixels. */
const ROW = 16;
const WIDEST_CELL = 12;

export function createRaster(): Raster {
  const names = element('div', 'raster-names');
  const canvas = element('canvas', 'raster-canvas');
  const cursor = element('div', 'raster-cursor');
  const host = element('div', 'raster-plot', canvas, cursor);
  const note = element('p', 'card-note');
  const card = element(
    'section',
    'card raster-card',
    element('h2', 'card-title', 'Kept path'),
    element('div', 'raster', names, host),
    note,
  );
  attributes(canvas, { role: 'img' });
  attributes(card, { 'data-chart': 'paths' });
  let draw = (): void => undefined;
  let iterations: readonly number[] = [];
  cursor.hidden = true;
  new ResizeObserver(() => draw()).observe(host);
  return {
    element: card,
    show(records, parameters, theme) {
      const rows = branchRows(records, parameters);
      iterations = records.map((record) => record.iteration);
      const compared = records.map((record) => record.candidates.length > 0);
      const comparing = compared.some(Boolean);
      names.replaceChildren(...rows.map((row, index) => nameOf(row, index > 0 && rows[index - 1]?.parameter !== row.parameter)));
      if (comparing) names.append(element('div', 'raster-name raster-compared', 'compared'));
      attributes(canvas, { 'aria-label': summary(rows, records.length) });
      note.textContent = `Iterations ${formatCount(iterations[0] ?? 0)} … ${formatCount(iterations.at(-1) ?? 0)}, left to right`;
      draw = () => paint(canvas, host.clientWidth, comparing ? [...rows, { kept: compared }] : rows, records.length, theme);
      draw();
    },
    hover(iteration) {
      const index = iteration === undefined ? -1 : iterations.indexOf(iteration);
      cursor.hidden = index < 0;
      cursor.style.left = `${(index + 0.5) * Math.min(host.clientWidth / iterations.length, WIDEST_CELL)}px`;
    },
  };
}

function nameOf({ parameter, label, count }: BranchRow, first: boolean): HTMLElement {
  const name = element('div', first ? 'raster-name raster-group' : 'raster-name');
  const branch = label === undefined ? 'others' : label === '' ? 'everything' : label;
  name.title = `${parameter}: ${branch}, kept ${times(count)}`;
  name.append(
    element('span', 'raster-parameter', parameter),
    element('span', 'raster-branch', branch),
    element('span', 'raster-count', formatCount(count)),
  );
  return name;
}

/** Filled where kept; paler where one cell stands for several iterations and the row was kept in some of them. */
function paint(
  canvas: HTMLCanvasElement,
  available: number,
  rows: readonly { readonly label?: string | undefined; readonly kept: readonly boolean[] }[],
  iterations: number,
  theme: Theme,
): void {
  const context = canvas.getContext('2d');
  if (context === null || available <= 0) return;
  const ratio = devicePixelRatio;
  canvas.width = Math.floor(available * ratio);
  canvas.height = rows.length * ROW * ratio;
  canvas.style.height = `${rows.length * ROW}px`;
  const cells = Math.min(iterations, canvas.width);
  const size = Math.min(canvas.width / Math.max(cells, 1), WIDEST_CELL * ratio);
  rows.forEach((row, index) => {
    const comparison = !('label' in row);
    const inset = (comparison ? 6 : 2) * ratio;
    const top = index * ROW * ratio;
    context.globalAlpha = 1;
    context.fillStyle = theme.grid;
    context.fillRect(0, top + ROW * ratio - 1, size * cells, 1);
    context.fillStyle = comparison ? theme.candidate : theme.selected;
    density(row.kept, cells).forEach((fraction, cell) => {
      if (fraction === 0) return;
      context.globalAlpha = comparison ? 1 : 0.25 + 0.75 * fraction;
      const left = Math.round(cell * size);
      const gap = size > 4 * ratio ? ratio : 0;
      context.fillRect(left, top + inset, Math.max(1, Math.round((cell + 1) * size) - left - gap), ROW * ratio - 2 * inset);
    });
  });
}

function summary(rows: readonly BranchRow[], iterations: number): string {
  const parts = rows.map(({ parameter, label, count }) => `${parameter}: ${label ?? 'others'} ${times(count)}`);
  return `Kept path over ${formatCount(iterations)} iterations. ${parts.join('; ')}.`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${formatCount(count)} times`;
}
