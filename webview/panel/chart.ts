/** The only file that knows uPlot: lines over iterations, with a crosshair, a marker and marks for what cannot be drawn. */
import uPlot from 'uplot';
import { element } from '../dom.ts';
import type { Theme } from '../theme/theme.ts';
import { drawFlaws, drawMarker } from './chart-marks.ts';
import { iterationAxis, lineOptions, valueAxis } from './chart-options.ts';
import type { ChartSpec } from './chart-spec.ts';
import { strokeColour } from './chart-spec.ts';
import type { Decimated, Points } from './decimate.ts';
import type { Flaw, Range, ScaleKind } from './scale.ts';

/** Everything that is on the chart at one time. */
export interface ChartData {
  readonly spec: ChartSpec;
  readonly scale: ScaleKind;
  readonly range: Range;
  /** First and last iteration on the axis. */
  readonly extent: Range;
  readonly points: Decimated;
  /** For each line, what could not be drawn. */
  readonly flaws: readonly (readonly Flaw[])[];
  /** Where the person stands, and each line's value there. */
  readonly marker?: { readonly x: number; readonly values: readonly (number | null)[] };
}

export interface Chart {
  readonly element: HTMLElement;
  show(data: ChartData, theme: Theme): void;
  /** Puts the crosshair on an iteration, or takes it away; does not call `onHover`. */
  hover(iteration: number | undefined): void;
}

/** `onHover` gets the iteration under the mouse, and `undefined` when the mouse leaves. */
export function createChart(onHover: (iteration: number | undefined) => void): Chart {
  const host = element('div', 'plot');
  let plot: uPlot | undefined;
  let shown: { readonly data: ChartData; readonly theme: Theme } | undefined;
  let shape = '';

  const place = (): void => {
    const { clientWidth: width, clientHeight: height } = host;
    if (shown === undefined || width === 0 || height === 0) return;
    const { data, theme } = shown;
    const wanted = shapeOf(data, theme);
    if (plot === undefined || shape !== wanted) {
      plot?.destroy();
      plot = new uPlot(
        options(data, theme, { width, height }, () => shown?.data, onHover),
        aligned(data.points),
        host,
      );
      shape = wanted;
      return;
    }
    if (plot.width !== width || plot.height !== height) plot.setSize({ width, height });
    plot.setData(aligned(data.points));
  };
  new ResizeObserver(place).observe(host);
  return {
    element: host,
    show(data, theme) {
      shown = { data, theme };
      place();
    },
    hover(iteration) {
      if (plot === undefined) return;
      const left = iteration === undefined ? -10 : plot.valToPos(iteration, 'x');
      plot.setCursor({ left, top: iteration === undefined ? -10 : 0 }, false);
    },
  };
}

/** What uPlot cannot change without being made anew. */
function shapeOf({ spec, scale, points }: ChartData, theme: Theme): string {
  return JSON.stringify([spec.lines, scale, points.bucket, theme]);
}

function options(
  { spec, scale, points }: ChartData,
  theme: Theme,
  size: { readonly width: number; readonly height: number },
  current: () => ChartData | undefined,
  onHover: (iteration: number | undefined) => void,
): uPlot.Options {
  const rangeOf = (pick: (data: ChartData) => Range) => (): uPlot.Range.MinMax => {
    const data = current();
    if (data === undefined) return [null, null];
    const { min, max } = pick(data);
    return [min, max];
  };
  return {
    ...size,
    padding: [6, 10, 0, 0],
    legend: { show: false },
    scales: {
      x: { time: false, range: rangeOf((data) => data.extent) },
      y: { distr: scale === 'log' ? 3 : 1, range: rangeOf(({ range }) => range) },
    },
    axes: [iterationAxis(theme, points.bucket), valueAxis(theme, spec, scale)],
    series: [{}, ...spec.lines.map((line) => lineOptions(line, theme, spec.steps === true)).reverse()],
    cursor: { y: false, drag: { setScale: false, x: false, y: false }, points: { size: 6 } },
    hooks: {
      draw: [
        (plot) => {
          const data = current();
          if (data === undefined) return;
          const colours = spec.lines.map((line) => strokeColour(theme, line.stroke));
          drawFlaws(plot, data.flaws, colours);
          if (data.marker !== undefined) drawMarker(plot, data.marker, colours, theme);
        },
      ],
      setCursor: [
        (plot) => {
          const { left } = plot.cursor;
          onHover(left === undefined || left < 0 ? undefined : Math.round(plot.posToVal(left, 'x')));
        },
      ],
    },
  };
}

/** The first line is the most important one: it is drawn last, on top of the others. */
function aligned({ x, columns }: Points): uPlot.AlignedData {
  return [[...x], ...columns.map((column) => [...column]).reverse()];
}
