/** Which part of the drawing is on screen: pure. */
import type { GraphView, Point } from '../../../engine/index.ts';

export interface Viewport {
  readonly zoom: number;
  readonly pan: Point;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Below this zoom labels cannot be read: a graph too large for it begins at the parameters instead of being shown whole. */
const READABLE = 0.5;
const MARGIN = 12;

export function firstView(graph: Size & Pick<GraphView, 'nodes'>, screen: Size): Viewport {
  const fit = Math.min((screen.width - 2 * MARGIN) / graph.width, (screen.height - 2 * MARGIN) / graph.height);
  const zoom = Math.min(1.25, Math.max(fit, READABLE));
  const free = { x: screen.width - graph.width * zoom, y: screen.height - graph.height * zoom };
  const start = graph.nodes[0]?.position.y ?? 0;
  return {
    zoom,
    pan: {
      x: Math.max(MARGIN, free.x / 2),
      // Too tall: with the first parameter in the middle, as far as the drawing reaches.
      y: free.y >= 0 ? free.y / 2 : Math.min(MARGIN, Math.max(free.y - MARGIN, screen.height / 2 - start * zoom)),
    },
  };
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
