/** The landscape on a canvas: heights as colours and lines, or as a curve. All sizes are CSS pixels. */
import { contours } from 'd3-contour';
import { formatNumber } from '../../format.ts';
import type { Landscape } from '../../protocol.ts';
import type { Theme } from '../../theme/theme.ts';
import { strokeColour } from '../charts/chart-spec.ts';
import type { Frame } from './frame.ts';
import { toPixel } from './frame.ts';
import { placeOf } from './grid.ts';
import type { Spread } from './heights.ts';
import { ticksAlong } from './heights.ts';
import { CURVE } from './lines.ts';
import type { Rgb } from './ramp.ts';

type Context = CanvasRenderingContext2D;

/** One pixel an entry, to be stretched over the frame; entries that are no number are left out. */
export function heatImage({ columns, rows, heights }: Landscape, spread: Spread, ramp: (share: number) => Rgb): HTMLCanvasElement {
  const image = document.createElement('canvas');
  image.width = columns;
  image.height = rows;
  const context = image.getContext('2d');
  if (context === null) return image;
  const pixels = context.createImageData(columns, rows);
  heights.forEach((height, index) => {
    if (!Number.isFinite(height)) return;
    const [red, green, blue] = ramp(spread.share(height));
    // Rows go up on the page and down in an image.
    const at = 4 * ((rows - 1 - Math.floor(index / columns)) * columns + (index % columns));
    pixels.data.set([red, green, blue, 255], at);
  });
  context.putImageData(pixels, 0, 0);
  return image;
}

/** The image where its own axes say, whatever the frame shows of it: while zooming, the old one stands in for the new. */
export function paintHeat(context: Context, frame: Frame, landscape: Landscape, image: HTMLCanvasElement): void {
  const { columns, rows } = landscape;
  const first = toPixel(frame, placeOf(landscape, 0, 0));
  const last = toPixel(frame, placeOf(landscape, columns - 1, rows - 1));
  // An entry is the middle of its pixel.
  const cell = { x: (last.x - first.x) / (columns - 1), y: (first.y - last.y) / (rows - 1) };
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, first.x - cell.x / 2, last.y - cell.y / 2, last.x - first.x + cell.x, first.y - last.y + cell.y);
}

export type Isolines = ReturnType<ReturnType<typeof contours>>;

export function isolinesOf({ columns, rows, heights }: Landscape, levels: readonly number[]): Isolines {
  return contours()
    .size([columns, rows])
    .thresholds([...levels])([...heights]);
}

export function paintIsolines(context: Context, frame: Frame, landscape: Landscape, isolines: Isolines, theme: Theme): void {
  context.strokeStyle = theme.foreground;
  context.lineWidth = theme.highContrast ? 0.9 : 0.6;
  context.globalAlpha = theme.highContrast ? 0.8 : 0.4;
  for (const { coordinates } of isolines) {
    context.beginPath();
    for (const ring of coordinates.flat()) {
      ring.forEach(([column = 0, row = 0], index) => {
        // d3 has entries in the middle of cells.
        const { x, y } = toPixel(frame, placeOf(landscape, column - 0.5, row - 0.5));
        if (index === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      });
    }
    context.stroke();
  }
  context.globalAlpha = 1;
}

/** A curve, broken where the function has no number. */
export function paintCurve(context: Context, frame: Frame, landscape: Landscape, theme: Theme): void {
  context.strokeStyle = strokeColour(theme, CURVE.stroke);
  context.lineWidth = 1.25;
  context.beginPath();
  let broken = true;
  for (let column = 0; column < landscape.columns; column++) {
    const place = placeOf(landscape, column, 0);
    const { x, y } = toPixel(frame, place);
    if (!Number.isFinite(place.y)) broken = true;
    else if (broken) {
      context.moveTo(x, y);
      broken = false;
    } else context.lineTo(x, y);
  }
  context.stroke();
}

/** Ticks with numbers, the names of the axes, and the frame around. */
export function paintAxes(context: Context, frame: Frame, names: readonly [x: string, y: string], theme: Theme): void {
  const { box, x, y } = frame;
  context.save();
  context.font = `11px ${theme.fontFamily}`;
  context.fillStyle = theme.muted;
  context.strokeStyle = theme.border;
  context.lineWidth = 1;
  context.strokeRect(box.left + 0.5, box.top + 0.5, box.width - 1, box.height - 1);
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const tick of ticksAlong(x, box.width, (text) => context.measureText(text).width + 14)) {
    const { x: left } = toPixel(frame, { x: tick, y: y.min });
    context.fillRect(Math.round(left), box.top + box.height, 1, 4);
    context.fillText(formatNumber(tick), left, box.top + box.height + 6);
  }
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const tick of ticksAlong(y, box.height, () => 20)) {
    const { y: top } = toPixel(frame, { x: x.min, y: tick });
    context.fillRect(box.left - 4, Math.round(top), 4, 1);
    context.fillText(formatNumber(tick), box.left - 6, top);
  }
  context.fillStyle = theme.foreground;
  context.font = `600 11px ${theme.editorFontFamily}`;
  context.textBaseline = 'bottom';
  context.fillText(names[0], box.left + box.width, box.top + box.height + 34);
  context.textAlign = 'left';
  context.textBaseline = 'top';
  context.fillText(names[1], 2, box.top);
  context.restore();
}
