/** What stands on a chart besides its lines. All positions are canvas pixels. */
import type uPlot from 'uplot';
import type { Theme } from '../../theme/theme.ts';
import { FLAWS } from '../words.ts';
import type { Value } from './chart-spec.ts';
import type { Flaw } from './scale.ts';

/** One glyph at the edge for each value that has no place on the axis; glyphs that would overlap are drawn once. */
export function drawFlaws(plot: uPlot, flaws: readonly (readonly Flaw[])[], colours: readonly string[]): void {
  const { ctx, bbox } = plot;
  const size = 11 * devicePixelRatio;
  ctx.save();
  ctx.font = `${size}px sans-serif`;
  ctx.textAlign = 'center';
  flaws.forEach((line, index) => {
    ctx.fillStyle = colours[index] ?? '';
    const last = new Map<string, number>();
    for (const { x, kind } of line) {
      const left = plot.valToPos(x, 'x', true);
      if (left - (last.get(kind) ?? Number.NEGATIVE_INFINITY) < size) continue;
      last.set(kind, left);
      const top = kind === 'nan' || kind === 'above';
      ctx.textBaseline = top ? 'top' : 'bottom';
      ctx.fillText(FLAWS[kind].glyph, left, top ? bbox.top : bbox.top + bbox.height);
    }
  });
  ctx.restore();
}

/** Where the person stands: a line from top to bottom, and a ring on every series that has a value there. */
export function drawMarker(
  plot: uPlot,
  marker: { readonly x: number; readonly values: readonly Value[] },
  colours: readonly string[],
  theme: Theme,
): void {
  const { ctx, bbox } = plot;
  const left = Math.round(plot.valToPos(marker.x, 'x', true)) + 0.5;
  ctx.save();
  // uPlot leaves the dash of the last line behind.
  ctx.setLineDash([]);
  ctx.lineWidth = devicePixelRatio;
  ctx.strokeStyle = theme.focus;
  ctx.beginPath();
  ctx.moveTo(left, bbox.top);
  ctx.lineTo(left, bbox.top + bbox.height);
  ctx.stroke();
  // The first line is the most important one, so its ring goes on top.
  for (let index = marker.values.length - 1; index >= 0; index--) {
    const value = marker.values[index];
    if (value === null || value === undefined) continue;
    const top = plot.valToPos(value, 'y', true);
    if (!(top >= bbox.top - 1 && top <= bbox.top + bbox.height + 1)) continue;
    ctx.strokeStyle = colours[index] ?? theme.foreground;
    ctx.fillStyle = theme.background;
    ctx.lineWidth = 1.5 * devicePixelRatio;
    ctx.beginPath();
    ctx.arc(left, top, 3 * devicePixelRatio, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
  }
  ctx.restore();
}
