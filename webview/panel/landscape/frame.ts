/** The window onto a landscape: ends of the axes, and where they are on the canvas. Pure. */
import type { Range } from '../charts/scale.ts';

/** CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Frame {
  readonly x: Range;
  readonly y: Range;
  readonly box: Box;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

export function toPixel({ x, y, box }: Frame, at: Place): Place {
  return {
    x: box.left + ((at.x - x.min) / (x.max - x.min)) * box.width,
    y: box.top + (1 - (at.y - y.min) / (y.max - y.min)) * box.height,
  };
}

export function fromPixel({ x, y, box }: Frame, pixel: Place): Place {
  return {
    x: x.min + ((pixel.x - box.left) / box.width) * (x.max - x.min),
    y: y.min + (1 - (pixel.y - box.top) / box.height) * (y.max - y.min),
  };
}

export function isInside({ box }: Frame, { x, y }: Place): boolean {
  return x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height;
}

/** The part of a range that is seen after zooming by `factor` (below 1: closer) about a value that stays where it is. */
export function zoomed({ min, max }: Range, about: number, factor: number): Range {
  return { min: about + (min - about) * factor, max: about + (max - about) * factor };
}

export function panned({ min, max }: Range, by: number): Range {
  return { min: min + by, max: max + by };
}
