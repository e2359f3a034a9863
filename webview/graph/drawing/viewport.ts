/** Which part of the drawing is on screen: pure. */
import type { GraphView, Point } from '../../../engine/index.ts';

export interface Viewport {
  readonly zoom: number;
  readonly pan: Point;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Below this zoom not even labels can be read: a graph too large for it begins at the parameters instead of being shown whole. */
const READABLE = 0.35;
/** What such a graph begins with. */
const START = 0.6;
const MARGIN = 12;

/** All of it; the scale is as large as fits, up to `largest`. */
export function fitView(graph: Size, screen: Size, largest = 1.25): Viewport {
  const fit = Math.min((screen.width - 2 * MARGIN) / graph.width, (screen.height - 2 * MARGIN) / graph.height);
  const zoom = Math.min(largest, fit);
  return { zoom, pan: { x: (screen.width - graph.width * zoom) / 2, y: (screen.height - graph.height * zoom) / 2 } };
}

/** All of it where it can be read so, or else the beginning: the first parameter. */
export function firstView(graph: Size & Pick<GraphView, 'nodes'>, screen: Size): Viewport {
  const whole = fitView(graph, screen);
  if (whole.zoom >= READABLE) return whole;
  const start = graph.nodes[0]?.position ?? { x: 0, y: 0 };
  return {
    zoom: START,
    pan: {
      x: startAlong(start.x, graph.width, screen.width),
      y: startAlong(start.y, graph.height, screen.height),
    },
  };
}

/** With the start in the middle, as far as the drawing reaches; in the middle itself where there is room. */
function startAlong(start: number, extent: number, screen: number): number {
  const free = screen - extent * START;
  if (free >= 0) return free / 2;
  return Math.min(MARGIN, Math.max(free - MARGIN, screen / 2 - start * START));
}

/** What the screen shows, in the graph's coordinates; `beyond` adds so many screens on every side. */
export function visibleBox({ zoom, pan }: Viewport, { width, height }: Size, beyond = 0): Box {
  const [dx, dy] = [width * beyond, height * beyond];
  return {
    left: (-pan.x - dx) / zoom,
    top: (-pan.y - dy) / zoom,
    right: (width - pan.x + dx) / zoom,
    bottom: (height - pan.y + dy) / zoom,
  };
}

/** Does all of the graph fit on the screen? */
export function showsAll(graph: Size, viewport: Viewport, screen: Size): boolean {
  const box = visibleBox(viewport, screen);
  return box.left <= 0 && box.top <= 0 && box.right >= graph.width && box.bottom >= graph.height;
}

/** The least shift that brings the box on screen; none if it is there already. What is too large shows its beginning. */
export function shiftIntoView(box: Box, screen: Size): Point {
  return {
    x: shiftAlong(box.left, box.right, screen.width),
    y: shiftAlong(box.top, box.bottom, screen.height),
  };
}

function shiftAlong(low: number, high: number, size: number): number {
  if (low >= 0 && high <= size) return 0;
  if (low < 0 || high - low > size - 2 * MARGIN) return MARGIN - low;
  return size - MARGIN - high;
}
