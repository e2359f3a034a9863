/** Single places on the landscape: where the person stands and points, and where it is lowest. All have a light edge. */
import type { Theme } from '../../theme/theme.ts';
import type { Frame, Place } from './frame.ts';
import { toPixel } from './frame.ts';

type Context = CanvasRenderingContext2D;

/** Where the person stands: a ring with four ticks. */
export function paintHere(context: Context, frame: Frame, at: Place, theme: Theme): void {
  const { x, y } = toPixel(frame, at);
  if (!Number.isFinite(x) || !Number.isFinite(y)) return;
  context.save();
  for (const [style, width] of [
    [theme.background, 4],
    [theme.focus, 2],
  ] as const) {
    context.strokeStyle = style;
    context.lineWidth = width;
    context.beginPath();
    context.arc(x, y, 7, 0, 2 * Math.PI);
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      context.moveTo(x + 7 * dx, y + 7 * dy);
      context.lineTo(x + 12 * dx, y + 12 * dy);
    }
    context.stroke();
  }
  context.restore();
}

/** A cross: `×` where the person points, `+` at the lowest ground on the map. */
export function paintCross(context: Context, frame: Frame, at: Place, shape: '×' | '+', theme: Theme): void {
  const { x, y } = toPixel(frame, at);
  if (!Number.isFinite(x) || !Number.isFinite(y)) return;
  const reach = shape === '×' ? 5 : 6;
  context.save();
  for (const [style, width] of [
    [theme.background, 4],
    [theme.foreground, 1.75],
  ] as const) {
    context.strokeStyle = style;
    context.lineWidth = width;
    context.beginPath();
    if (shape === '×') {
      context.moveTo(x - reach, y - reach);
      context.lineTo(x + reach, y + reach);
      context.moveTo(x - reach, y + reach);
      context.lineTo(x + reach, y - reach);
    } else {
      context.moveTo(x - reach, y);
      context.lineTo(x + reach, y);
      context.moveTo(x, y - reach);
      context.lineTo(x, y + reach);
    }
    context.stroke();
  }
  context.restore();
}

/** A star: the known minimum. */
export function paintStar(context: Context, frame: Frame, at: Place, theme: Theme): void {
  const { x, y } = toPixel(frame, at);
  context.save();
  context.beginPath();
  for (let corner = 0; corner < 10; corner++) {
    const reach = corner % 2 === 0 ? 8 : 3.4;
    const angle = (corner * Math.PI) / 5 - Math.PI / 2;
    context.lineTo(x + reach * Math.cos(angle), y + reach * Math.sin(angle));
  }
  context.closePath();
  context.lineJoin = 'round';
  context.strokeStyle = theme.background;
  context.lineWidth = 4;
  context.stroke();
  context.fillStyle = theme.foreground;
  context.fill();
  context.restore();
}
