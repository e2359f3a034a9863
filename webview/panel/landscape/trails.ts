/** Runs on the landscape: a line with a light edge, so that it shows on high and low ground; a ring where it began, a dot where it is. */
import type { Trail } from '../../protocol.ts';
import type { Theme } from '../../theme/theme.ts';
import { strokeColour } from '../charts/chart-spec.ts';
import type { Frame, Place } from './frame.ts';
import { toPixel } from './frame.ts';
import type { LineStyle } from './lines.ts';

type Context = CanvasRenderingContext2D;

/** Every iterate has its dot as long as that many can be told apart. */
const DOTS = 80;

export function paintTrail(context: Context, frame: Frame, trail: Trail, { stroke, dash = [] }: LineStyle, theme: Theme): void {
  const places = trail.x.map((x, place) => toPixel(frame, { x, y: trail.y[place] ?? Number.NaN }));
  const seen = places.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  const [first] = seen;
  const last = seen.at(-1);
  if (first === undefined || last === undefined) return;
  const colour = strokeColour(theme, stroke);
  context.save();
  context.lineJoin = 'round';
  // A round cap would fill the gaps of a dashed line.
  context.lineCap = dash.length > 0 ? 'butt' : 'round';
  for (const [style, width, dashes] of [
    [theme.background, 4.5, []],
    [colour, 2, dash],
  ] as const) {
    context.strokeStyle = style;
    context.lineWidth = width;
    context.setLineDash([...dashes]);
    context.beginPath();
    context.moveTo(first.x, first.y);
    for (const { x, y } of seen) context.lineTo(x, y);
    context.stroke();
  }
  context.setLineDash([]);
  if (seen.length <= DOTS) for (const place of seen) disc(context, place, 2, colour, theme.background, 0.75);
  disc(context, first, 5, theme.background, colour, 2);
  disc(context, last, 5, colour, theme.background, 1.5);
  context.restore();
}

function disc(context: Context, { x, y }: Place, radius: number, fill: string, edge: string, width: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  context.strokeStyle = edge;
  context.lineWidth = width;
  context.stroke();
}
