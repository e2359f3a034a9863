/** The landscape's canvas: draws it, and lets the person look around, zoom, and point at a place. */
import { attributes, element } from '../../dom.ts';
import type { Landscape, Trail } from '../../protocol.ts';
import type { Theme } from '../../theme/theme.ts';
import type { Range } from '../charts/scale.ts';
import { robustRange } from '../charts/scale.ts';
import type { Frame, Place } from './frame.ts';
import { fromPixel, isInside, panned, zoomed } from './frame.ts';
import { listen } from './gestures.ts';
import { heightAt, lowest, minimumOn, rangeOfAxis } from './grid.ts';
import type { Spread } from './heights.ts';
import { spreadOf } from './heights.ts';
import { CURVE, trailStyles } from './lines.ts';
import { paintCross, paintHere, paintStar } from './marks.ts';
import type { Isolines } from './paint.ts';
import { heatImage, isolinesOf, paintAxes, paintCurve, paintHeat, paintIsolines } from './paint.ts';
import { rampOf } from './ramp.ts';
import { paintTrail } from './trails.ts';

export interface MapScene {
  readonly landscape: Landscape;
  readonly trails: readonly Trail[];
  /** Where the person stands. */
  readonly here?: Place;
  readonly theme: Theme;
}

export interface MapEvents {
  /** The ends of the axes have changed: the heights there are wanted. */
  look(axes: readonly (readonly [low: number, high: number])[]): void;
  /** A place was pointed at; the height is read from the grid. */
  point(place: Place | undefined, height: number): void;
  /** A run should start at the place. */
  start(place: Place): void;
}

export interface LandscapeMap {
  readonly element: HTMLElement;
  show(scene: MapScene): void;
  zoom(factor: number): void;
  /** Forgets where the person looked, and takes the next view of the host. */
  follow(): void;
}

const MARGIN = { left: 58, right: 12, top: 8, bottom: 36 };

export function createMap(events: MapEvents): LandscapeMap {
  const canvas = element('canvas', 'landscape-canvas');
  const host = element('div', 'landscape-map', canvas);
  attributes(host, { role: 'img', tabindex: 0 });
  let scene: MapScene | undefined;
  let prepared:
    | {
        readonly heights: unknown;
        readonly theme: Theme;
        readonly spread: Spread;
        readonly image: HTMLCanvasElement;
        readonly lines: Isolines;
      }
    | undefined;
  /** What the person looks at; `undefined`: what the host shows. */
  let looked: { readonly x: Range; readonly y?: Range | undefined } | undefined;
  let pointed: Place | undefined;

  const frameOf = ({ landscape, trails }: MapScene): Frame => {
    const x = looked?.x ?? rangeOfAxis(landscape, 0) ?? { min: 0, max: 1 };
    const y = looked?.y ?? rangeOfAxis(landscape, 1) ?? curveRange(landscape, trails);
    const { clientWidth, clientHeight } = host;
    const width = Math.max(1, clientWidth - MARGIN.left - MARGIN.right);
    const height = Math.max(1, clientHeight - MARGIN.top - MARGIN.bottom);
    return { x, y, box: { left: MARGIN.left, top: MARGIN.top, width, height } };
  };
  const draw = (): void => {
    const context = canvas.getContext('2d');
    if (scene === undefined || context === null || host.clientWidth === 0) return;
    const { landscape, theme } = scene;
    canvas.width = Math.floor(host.clientWidth * devicePixelRatio);
    canvas.height = Math.floor(host.clientHeight * devicePixelRatio);
    context.scale(devicePixelRatio, devicePixelRatio);
    const frame = frameOf(scene);
    const { box } = frame;
    context.save();
    context.beginPath();
    context.rect(box.left, box.top, box.width, box.height);
    context.clip();
    if (landscape.axes.length === 2) {
      if (prepared?.heights !== landscape.heights || prepared.theme !== theme) {
        const spread = spreadOf(landscape.heights, landscape.minimum?.value);
        const image = heatImage(landscape, spread, rampOf(theme));
        prepared = { heights: landscape.heights, theme, spread, image, lines: isolinesOf(landscape, spread.levels) };
      }
      paintHeat(context, frame, landscape, prepared.image);
      paintIsolines(context, frame, landscape, prepared.lines, theme);
    } else paintCurve(context, frame, landscape, theme);
    const low = lowest(landscape);
    const known = minimumOn(landscape);
    if (known !== undefined) paintStar(context, frame, known, theme);
    else if (low !== undefined) paintCross(context, frame, low.place, '+', theme);
    const styles = trailStyles(scene.trails);
    for (const [index, trail] of scene.trails.entries()) paintTrail(context, frame, trail, styles[index] ?? CURVE, theme);
    if (scene.here !== undefined) paintHere(context, frame, scene.here, theme);
    if (pointed !== undefined) paintCross(context, frame, onGround(landscape, pointed), '×', theme);
    context.restore();
    paintAxes(context, frame, [landscape.axes[0].name, landscape.axes[1]?.name ?? 'f'], theme);
  };
  const look = (x: Range, y: Range | undefined): void => {
    looked = { x, y };
    draw();
    events.look([[x.min, x.max], ...(y ? [[y.min, y.max] as const] : [])]);
  };
  const point = (place: Place | undefined): void => {
    pointed = place;
    draw();
    if (scene !== undefined) events.point(place, place === undefined ? Number.NaN : heightAt(scene.landscape, place));
  };
  const isMap = (): boolean => scene?.landscape.axes.length === 2;
  const zoomAbout = (about: Place, factor: number): void => {
    if (scene === undefined) return;
    const { x, y } = frameOf(scene);
    look(zoomed(x, about.x, factor), isMap() ? zoomed(y, about.y, factor) : undefined);
  };
  const centre = (): Place => {
    if (scene === undefined) return { x: 0, y: 0 };
    const { x, y } = frameOf(scene);
    return pointed ?? { x: (x.min + x.max) / 2, y: (y.min + y.max) / 2 };
  };
  listen(host, {
    frame: () => scene && frameOf(scene),
    pan: (by) => {
      if (scene === undefined) return;
      const { x, y } = frameOf(scene);
      look(panned(x, by.x), isMap() ? panned(y, by.y) : undefined);
    },
    zoom: zoomAbout,
    point: (pixel) => {
      if (scene === undefined) return;
      const frame = frameOf(scene);
      if (isInside(frame, pixel)) point(fromPixel(frame, pixel));
    },
    move: (steps) => {
      if (scene === undefined) return;
      const { x, y } = frameOf(scene);
      const from = centre();
      point({ x: from.x + (steps.x * (x.max - x.min)) / 50, y: from.y + (steps.y * (y.max - y.min)) / 50 });
    },
    start: () => pointed !== undefined && events.start(pointed),
    leave: () => point(undefined),
    zoomHere: (factor) => zoomAbout(centre(), factor),
  });
  new ResizeObserver(draw).observe(host);
  return {
    element: host,
    show(next) {
      const before = scene?.landscape;
      scene = next;
      if (before !== undefined && namesOf(before) !== namesOf(next.landscape)) {
        looked = undefined;
        point(undefined);
      }
      draw();
      // A new run begins with the first view; whoever looked closer goes on doing so.
      if (looked !== undefined && before?.view !== next.landscape.view && !isSeen(looked, next.landscape)) look(looked.x, looked.y);
    },
    zoom: (factor) => zoomAbout(centre(), factor),
    follow() {
      looked = undefined;
      draw();
    },
  };
}

function namesOf({ axes }: Landscape): string {
  return axes.map(({ name }) => name).join(' ');
}

function isSeen({ x, y }: { readonly x: Range; readonly y?: Range | undefined }, { axes: [first, second] }: Landscape): boolean {
  const same = (range: Range | undefined, low: number, high: number): boolean => range?.min === low && range.max === high;
  return same(x, first.low, first.high) && (second === undefined || same(y, second.low, second.high));
}

/** On a curve only x can be chosen. */
function onGround(landscape: Landscape, place: Place): Place {
  return landscape.axes.length === 2 ? place : { x: place.x, y: heightAt(landscape, place) };
}

function curveRange({ heights }: Landscape, trails: readonly Trail[]): Range {
  const { min, max } = robustRange([heights.filter(Number.isFinite), ...trails.map(({ y }) => y)], 'linear');
  const air = max > min ? (max - min) / 20 : 1;
  return { min: min - air, max: max + air };
}
