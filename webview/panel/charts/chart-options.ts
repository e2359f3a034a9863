/** Axes and lines in uPlot's terms. */
import uPlot from 'uplot';
import { formatCount } from '../../format.ts';
import type { Theme } from '../../theme/theme.ts';
import type { ChartSpec, LineSpec } from './chart-spec.ts';
import { strokeColour } from './chart-spec.ts';
import type { ScaleKind } from './scale.ts';
import { logTicks } from './ticks.ts';

/** CSS pixels. */
const FONT_SIZE = 11;
const TICK = 4;
const GAP = 4;

/** `bucket` as in `Decimated`: whoever reads the axis must know that not every iteration is drawn. */
export function iterationAxis(theme: Theme, bucket: number): uPlot.Axis {
  return {
    ...common(theme),
    // Iterations are counted, so nothing stands between two of them.
    incrs: [1, 2, 5].flatMap((step) => [0, 1, 2, 3, 4, 5, 6].map((decade) => step * 10 ** decade)).sort((a, b) => a - b),
    space: 44,
    values: (_, splits) => splits.map((split) => formatCount(split)),
    size: FONT_SIZE + TICK + GAP + 2,
    label: bucket > 1 ? `iteration (extremes of every ${formatCount(bucket)})` : 'iteration',
    labelSize: FONT_SIZE + 3,
    labelGap: 0,
    labelFont: font(theme),
  };
}

/** Half of the widest label under the axis: the last one may stand at its end. */
export function roomForLastTick(plot: uPlot, theme: Theme, last: number): number {
  return Math.max(10, Math.ceil(widthOf(plot, theme, [formatCount(last)]) / 2) + 2);
}

export function valueAxis(theme: Theme, spec: ChartSpec, scale: ScaleKind): uPlot.Axis {
  return {
    ...common(theme),
    space: 24,
    ...(scale === 'log' && {
      splits: (plot, _axis, min, max) => logTicks(min, max, plot.bbox.height / devicePixelRatio / 18),
      filter: (_, splits) => splits,
    }),
    values: (_, splits) => splits.map((split) => (split === null ? '' : spec.format(split))),
    // As wide as the widest label; the first pass, before there are labels, gets a guess.
    size: (plot, values) => {
      if (values === null || values.length === 0) return 40;
      return Math.ceil(widthOf(plot, theme, values)) + TICK + GAP + 4;
    },
    ...(spec.binary === true && {
      incrs: [8, 16, 32, 64, 128, 256, 512, 1024, ...Array.from({ length: 30 }, (_, power) => 2 ** (11 + power))],
    }),
  };
}

export function lineOptions(line: LineSpec, theme: Theme, steps: boolean): uPlot.Series {
  const stroke = strokeColour(theme, line.stroke);
  const width = line.edge === true ? 0.5 : (line.wide === true ? 2 : 1.25) + (theme.highContrast ? 0.5 : 0);
  if (line.marks === true) return { stroke, paths: () => null, points: { show: true, size: 5, width: 1, stroke, fill: stroke } };
  const stepped = uPlot.paths.stepped?.({ align: 1 });
  return {
    stroke,
    width,
    points: line.edge === true ? { show: false } : { size: 4, fill: stroke },
    ...(line.dash !== undefined && { dash: [...line.dash] }),
    ...(steps && stepped !== undefined && { paths: stepped }),
  };
}

/** Pale fills between two lines; series stand in reverse, as in `aligned`, after the abscissae. */
export function bandsOf({ lines }: ChartSpec, theme: Theme): uPlot.Band[] {
  const place = (index: number): number => lines.length - index;
  return lines.flatMap((line, index) => {
    const other = lines.findIndex(({ label }) => label === line.bandTo);
    if (line.bandTo === undefined || other < 0) return [];
    return [{ series: [place(index), place(other)] as [number, number], fill: fade(strokeColour(theme, line.stroke), 0.22) }];
  });
}

/** Of the widest of the labels. */
function widthOf({ ctx }: uPlot, theme: Theme, labels: readonly string[]): number {
  ctx.save();
  ctx.font = font(theme);
  const widest = Math.max(...labels.map((label) => ctx.measureText(label).width));
  ctx.restore();
  return widest;
}

function fade(colour: string, opacity: number): string {
  return `color-mix(in srgb, ${colour} ${100 * opacity}%, transparent)`;
}

function common(theme: Theme): uPlot.Axis {
  return {
    stroke: theme.muted,
    font: font(theme),
    gap: GAP,
    grid: { stroke: theme.grid, width: 1 },
    ticks: { stroke: theme.grid, width: 1, size: TICK },
  };
}

function font(theme: Theme): string {
  return `${FONT_SIZE}px ${theme.fontFamily}`;
}
