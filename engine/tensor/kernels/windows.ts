import { type Elements, item } from '../operations/types.ts';

/** A window that moves over images of [images, height, width, channels], and where it stops. */
export interface Windows {
  readonly images: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** Extents of the window. */
  readonly rows: number;
  readonly columns: number;
  readonly stride: number;
  /** Zeros around each image. */
  readonly padding: number;
  /** Places where the window stops, down and across. */
  readonly outRows: number;
  readonly outColumns: number;
}

/** One image in a frame of zeros, so that windows need not look where it ends. */
export interface Framed {
  readonly values: Elements;
  /** Of the frame, in pixels. */
  readonly width: number;
  /** Puts an image into the frame. */
  fill(images: Elements, image: number): void;
}

export function frameElements({ height, width, channels, padding }: Windows): number {
  return (height + 2 * padding) * (width + 2 * padding) * channels;
}

/** A frame without an image. */
export function frame(values: Elements, { height, width, channels, padding }: Windows): Framed {
  values.fill(0);
  const wide = width + 2 * padding;
  const size = width * channels;
  return {
    values,
    width: wide,
    fill(images, image) {
      for (let y = 0; y < height; y++) {
        const from = (image * height + y) * size;
        values.set(images.subarray(from, from + size), ((y + padding) * wide + padding) * channels);
      }
    },
  };
}

/**
 * Puts the adjoint of a convolution's result where the windows of `back` look for it: dx[y, x] is the sum over the window of
 * G[y + r, x + s] times the filter turned round, where G[i · stride − padding + rows − 1, …] is the adjoint at place (i, j).
 */
export function spreadInto(spread: Elements, back: Windows, adjoint: Elements, w: Windows, image: number): void {
  const out = back.channels;
  const left = w.columns - 1 - w.padding;
  for (let i = 0; i < w.outRows; i++) {
    const y = i * w.stride - w.padding + w.rows - 1;
    if (y < 0 || y >= back.height) continue;
    const row = (image * w.outRows + i) * w.outColumns;
    if (w.stride === 1) {
      // Places next to each other stand next to each other, as far as they are inside.
      const [first, end] = [Math.max(0, -left), Math.min(w.outColumns, back.width - left)];
      if (end > first) spread.set(adjoint.subarray((row + first) * out, (row + end) * out), (y * back.width + left + first) * out);
      continue;
    }
    for (let j = 0; j < w.outColumns; j++) {
      const x = j * w.stride + left;
      if (x < 0 || x >= back.width) continue;
      const from = (row + j) * out;
      const to = (y * back.width + x) * out;
      for (let c = 0; c < out; c++) spread[to + c] = item(adjoint, from + c);
    }
  }
}

/** Filters [rows, columns, in, out] turned round, as [rows, columns, out, in]. */
export function flippedFilters(filters: Elements, { rows, columns, channels }: Windows, out: number, flipped: Elements): void {
  const places = rows * columns;
  for (let place = 0; place < places; place++) {
    for (let c = 0; c < channels; c++) {
      for (let o = 0; o < out; o++) {
        flipped[((places - 1 - place) * out + o) * channels + c] = item(filters, (place * channels + c) * out + o);
      }
    }
  }
}
