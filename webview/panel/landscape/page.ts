/** The objective around the runs: a curve over one parameter, a map over two, a slice where there are more. */
import { button } from '../../controls/index.ts';
import { attributes, element } from '../../dom.ts';
import { formatNumber } from '../../format.ts';
import type { Landscape, LandscapeWish, Trail } from '../../protocol.ts';
import type { Theme } from '../../theme/theme.ts';
import { swatch } from '../charts/legend.ts';
import type { Page, PageEvents } from '../page.ts';
import { HOW_TO_LOOK, NO_LANDSCAPE } from '../words.ts';
import { createAxisFields } from './axis-fields.ts';
import { createColourBar } from './colour-bar.ts';
import type { Place } from './frame.ts';
import { heightAt } from './grid.ts';
import { spreadOf } from './heights.ts';
import { legendOf } from './lines.ts';
import { createMap } from './map.ts';
import { summaryOf } from './summary.ts';

/** While the person zooms, heights are asked for when the hand rests. */
const REST = 120;

export function createLandscapePage(events: PageEvents): Page {
  const wish = (what: LandscapeWish): void => events.post({ type: 'landscape', wish: what });
  let resting = 0;
  let pointed: Place | undefined;
  let landscape: Landscape | undefined;
  let painted: Theme | undefined;
  const start = (place: Place): void => wish({ kind: 'start', at: landscape?.axes.length === 2 ? [place.x, place.y] : [place.x] });
  const map = createMap({
    look: (axes) => {
      clearTimeout(resting);
      resting = window.setTimeout(() => wish({ kind: 'view', axes }), REST);
    },
    point: (place, height) => {
      pointed = place;
      go.set({ disabled: place === undefined });
      where.textContent = place === undefined || landscape === undefined ? '' : readout(landscape, place, height);
    },
    start,
  });
  const where = element('span', 'landscape-where');
  attributes(where, { role: 'status' });
  const go = button({
    label: 'Start here',
    title: 'A run starts at the marked place (double-click or Enter on the map)',
    appearance: 'primary',
    onClick: () => pointed !== undefined && start(pointed),
  });
  go.set({ disabled: true });
  const closer = button({ icon: 'zoomIn', label: 'Zoom in', title: 'Zoom in (+)', onClick: () => map.zoom(0.7) });
  const further = button({ icon: 'zoomOut', label: 'Zoom out', title: 'Zoom out (−)', onClick: () => map.zoom(1 / 0.7) });
  const fit = button({
    icon: 'fit',
    label: 'Fit',
    title: 'The whole domain and all runs',
    onClick: () => {
      map.follow();
      wish({ kind: 'fit' });
    },
  });
  const axes = createAxisFields((leaves) => {
    map.follow();
    wish({ kind: 'axes', leaves });
  });
  const bar = createColourBar();
  const legend = element('ul', 'legend landscape-legend');
  const summary = element('p', 'card-note landscape-summary');
  const hint = element('p', 'card-note', HOW_TO_LOOK);
  const nothing = element('p', 'page-message', NO_LANDSCAPE);
  const zoom = element('div', 'landscape-zoom', closer.element, further.element, fit.element);
  const tools = element('div', 'page-tools landscape-tools', axes.element, zoom, where, go.element);
  const side = element('div', 'landscape-side', legend, bar.element, summary, hint);
  const body = element('div', 'landscape-body', tools, map.element, side);
  return {
    element: element('div', 'page landscape-page', nothing, body),
    show({ landscape: next, trails, position }, theme) {
      const repainted = next?.heights !== landscape?.heights || theme !== painted;
      landscape = next;
      painted = theme;
      body.hidden = next === undefined;
      nothing.hidden = next !== undefined;
      if (next === undefined) return;
      axes.show(next);
      const here = hereOf(next, position?.point);
      map.show({ landscape: next, trails, theme, ...(here && { here }) });
      map.element.setAttribute('aria-label', summaryOf(next, trails));
      map.element.dataset['view'] = String(next.view);
      bar.element.hidden = next.axes.length < 2;
      // While a run is stepped, the ground stays and its colours do too.
      if (next.axes.length === 2 && repainted) bar.show(spreadOf(next.heights, next.minimum?.value), theme);
      legend.replaceChildren(...entries(next, trails, theme));
      // Where many runs are is seen better than read; screen readers have it in the map's label.
      summary.textContent = summaryOf(next, trails.slice(0, FEW));
    },
  };
}

/** Runs whose ends are told in words on the page. */
const FEW = 3;

/** Where the person stands, on these axes; on a curve at its height there. */
function hereOf(landscape: Landscape, point: readonly number[] | undefined): Place | undefined {
  if (point === undefined) return undefined;
  const [first, second] = landscape.axes;
  const x = point[first.leaf] ?? Number.NaN;
  const y = second === undefined ? heightAt(landscape, { x, y: 0 }) : point[second.leaf];
  return y === undefined ? undefined : { x, y };
}

function readout({ axes: [first, second] }: Landscape, { x, y }: Place, height: number): string {
  const at = [`${first.name} ${formatNumber(x)}`, ...(second ? [`${second.name} ${formatNumber(y)}`] : [])].join(', ');
  return Number.isNaN(height) ? at : `${at}: f ≈ ${formatNumber(height)}`;
}

function entries(landscape: Landscape, trails: readonly Trail[], theme: Theme): readonly HTMLElement[] {
  return legendOf(landscape, trails).map((line) =>
    element('li', 'legend-entry', swatch(line, theme), element('span', 'legend-label', line.label)),
  );
}
