/** Which path was kept when: one row a branch, one column an iteration or a bucket of them. */
import { attributes, element } from '../../dom.ts';
import { formatCount } from '../../format.ts';
import type { Raster, RasterRow } from '../../protocol.ts';
import type { Theme } from '../../theme/theme.ts';

export interface RasterCard {
  readonly element: HTMLElement;
  /** `at`: the iteration where the person stands, counted from 1 like all that are read here. */
  show(raster: Raster | undefined, at: number | undefined, theme: Theme): void;
  /** Marks the column of an iteration, or none. */
  hover(iteration: number | undefined): void;
}

export interface RasterEvents {
  hover(iteration: number | undefined): void;
  pick(iteration: number): void;
}

/** CSS pixels. */
const ROW = 18;
const WIDEST_CELL = 12;

export function createRaster(events: RasterEvents): RasterCard {
  const names = element('div', 'raster-names');
  const canvas = element('canvas', 'raster-canvas');
  const marker = element('div', 'raster-marker');
  const cursor = element('div', 'raster-cursor');
  const host = element('div', 'raster-plot', canvas, marker, cursor);
  const note = element('p', 'card-note');
  const card = element(
    'section',
    'card raster-card',
    element('h2', 'card-title', 'Kept path'),
    element('div', 'raster', names, host),
    note,
  );
  attributes(host, { role: 'img', tabindex: 0 });
  attributes(card, { 'data-chart': 'paths' });
  let shown: { readonly raster: Raster; readonly at: number | undefined; readonly theme: Theme } | undefined;
  let hovered: number | undefined;

  const cell = ({ from, to, bucket }: Raster): number =>
    Math.min(host.clientWidth / Math.max(1, Math.ceil((to - from) / bucket)), WIDEST_CELL);
  const mark = (line: HTMLElement, iteration: number | undefined): void => {
    const inside = shown !== undefined && iteration !== undefined && iteration > shown.raster.from && iteration <= shown.raster.to;
    line.hidden = !inside;
    if (!inside || shown === undefined) return;
    const { raster } = shown;
    line.style.left = `${((iteration - raster.from - 0.5) / raster.bucket) * cell(raster)}px`;
  };
  const draw = (): void => {
    if (shown === undefined) return;
    paint(canvas, host.clientWidth, shown.raster, cell(shown.raster), shown.theme);
    mark(marker, shown.at);
    mark(cursor, hovered);
  };
  new ResizeObserver(draw).observe(host);
  const iterationAt = (event: MouseEvent): number | undefined => {
    if (shown === undefined) return undefined;
    const { raster } = shown;
    const place = Math.floor(((event.clientX - host.getBoundingClientRect().left) / cell(raster)) * raster.bucket) + raster.from + 1;
    return place > raster.from && place <= raster.to ? place : undefined;
  };
  host.addEventListener('mousemove', (event) => events.hover(iterationAt(event)));
  host.addEventListener('mouseleave', () => events.hover(undefined));
  host.addEventListener('click', (event) => {
    const iteration = iterationAt(event);
    if (iteration !== undefined) events.pick(iteration);
  });
  host.addEventListener('keydown', (event) => {
    if (shown === undefined) return;
    const here = hovered ?? shown.at ?? shown.raster.to;
    if (event.key === 'Enter' && hovered !== undefined) events.pick(hovered);
    else if (event.key === 'ArrowLeft') events.hover(Math.max(shown.raster.from + 1, here - 1));
    else if (event.key === 'ArrowRight') events.hover(Math.min(shown.raster.to, here + 1));
    else return;
    event.preventDefault();
  });
  host.addEventListener('blur', () => events.hover(undefined));
  return {
    element: card,
    show(raster, at, theme) {
      card.hidden = raster === undefined || raster.to === raster.from;
      if (raster === undefined || card.hidden) return;
      shown = { raster, at, theme };
      const { rows, from, to, bucket } = raster;
      names.replaceChildren(...rows.map((row, index) => nameOf(row, index > 0 && rows[index - 1]?.parameter !== row.parameter)));
      attributes(host, { 'aria-label': summary(raster) });
      const each = bucket > 1 ? `, ${formatCount(bucket)} a column` : '';
      note.textContent = `Iterations ${formatCount(from + 1)} … ${formatCount(to)}, left to right${each}`;
      draw();
    },
    hover(iteration) {
      hovered = iteration;
      mark(cursor, iteration);
    },
  };
}

function nameOf({ parameter, label, count }: RasterRow, first: boolean): HTMLElement {
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

/** Filled where kept; paler where one column stands for several iterations and the row was kept in some of them. */
function paint(canvas: HTMLCanvasElement, available: number, { rows }: Raster, size: number, theme: Theme): void {
  const context = canvas.getContext('2d');
  if (context === null || available <= 0) return;
  const ratio = devicePixelRatio;
  canvas.width = Math.floor(available * ratio);
  canvas.height = rows.length * ROW * ratio;
  canvas.style.height = `${rows.length * ROW}px`;
  const gap = size > 4 ? ratio : 0;
  rows.forEach(({ shares }, index) => {
    const top = index * ROW * ratio;
    context.globalAlpha = 1;
    context.fillStyle = theme.grid;
    context.fillRect(0, top + ROW * ratio - 1, size * ratio * shares.length, 1);
    context.fillStyle = theme.selected;
    shares.forEach((share, column) => {
      if (share === 0) return;
      context.globalAlpha = 0.25 + 0.75 * share;
      const left = Math.round(column * size * ratio);
      context.fillRect(left, top + 2 * ratio, Math.max(1, Math.round((column + 1) * size * ratio) - left - gap), (ROW - 4) * ratio);
    });
  });
}

function summary({ rows, from, to }: Raster): string {
  const parts = rows.map(({ parameter, label, count }) => `${parameter}: ${label ?? 'others'} ${times(count)}`);
  return `Kept path, iterations ${formatCount(from + 1)} to ${formatCount(to)}. ${parts.join('; ')}.`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${formatCount(count)} times`;
}
