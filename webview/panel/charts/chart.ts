/** The only file that knows uPlot: lines over iterations, with a crosshair, a marker and marks for what cannot be drawn. */
import uPlot from 'uplot';
import { element } from '../../dom.ts';
import type { Theme } from '../../theme/theme.ts';
import { drawFlaws, drawMarker } from './chart-marks.ts';
import { bandsOf, iterationAxis, lineOptions, roomForLastTick, valueAxis } from './chart-options.ts';
import { strokeColour } from './chart-spec.ts';
import type { ChartData } from './prepare.ts';
import type { Range } from './scale.ts';

export interface ChartEvents {
  /** The iteration under the mouse; `undefined` when the mouse leaves. */
  hover(iteration: number | undefined): void;
  /** An iteration was clicked. */
  pick(iteration: number): void;
  /** A stretch was dragged over; `undefined`: the whole again, by a double click. */
  zoom(range: Range | undefined): void;
}

export interface Chart {
  readonly element: HTMLElement;
  show(data: ChartData, theme: Theme): void;
  /** Puts the crosshair on an iteration, or takes it away; does not call back. */
  hover(iteration: number | undefined): void;
}

export function createChart(events: ChartEvents): Chart {
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
        options(data, theme, { width, height }, () => shown?.data, events),
        aligned(data),
        host,
      );
      listen(plot, events);
      shape = wanted;
      return;
    }
    if (plot.width !== width || plot.height !== height) plot.setSize({ width, height });
    plot.setData(aligned(data));
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
function shapeOf({ spec, scale, bucket }: ChartData, theme: Theme): string {
  return JSON.stringify([spec.lines, scale, bucket, theme]);
}

function options(
  { spec, scale, bucket }: ChartData,
  theme: Theme,
  size: { readonly width: number; readonly height: number },
  current: () => ChartData | undefined,
  events: ChartEvents,
): uPlot.Options {
  const rangeOf = (pick: (data: ChartData) => Range) => (): uPlot.Range.MinMax => {
    const data = current();
    if (data === undefined) return [null, null];
    const { min, max } = pick(data);
    return [min, max];
  };
  return {
    ...size,
    padding: [6, (plot) => roomForLastTick(plot, theme, current()?.extent.max ?? 0), 0, 0],
    legend: { show: false },
    scales: {
      x: { time: false, range: rangeOf((data) => data.extent) },
      y: { distr: scale === 'log' ? 3 : 1, range: rangeOf(({ range }) => range) },
    },
    axes: [iterationAxis(theme, bucket), valueAxis(theme, spec, scale)],
    series: [{}, ...spec.lines.map((line) => lineOptions(line, theme, spec.steps === true)).reverse()],
    bands: bandsOf(spec, theme),
    cursor: { y: false, drag: { setScale: false, x: true, y: false }, points: { size: 6 } },
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
          events.hover(left === undefined || left < 0 ? undefined : iterationAt(plot, left));
        },
      ],
      setSelect: [
        (plot) => {
          const { left, width } = plot.select;
          if (width >= LEAST_DRAG) events.zoom({ min: iterationAt(plot, left), max: iterationAt(plot, left + width) });
          plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        },
      ],
    },
  };
}

/** What is shorter is a click whose hand was not quite still; CSS pixels. */
const LEAST_DRAG = 5;

function listen(plot: uPlot, events: ChartEvents): void {
  let pressed = Number.NaN;
  plot.over.addEventListener('mousedown', ({ clientX }) => {
    pressed = clientX;
  });
  plot.over.addEventListener('click', ({ clientX }) => {
    const { left } = plot.cursor;
    if (left !== undefined && left >= 0 && Math.abs(clientX - pressed) < LEAST_DRAG) events.pick(iterationAt(plot, left));
  });
  plot.over.addEventListener('dblclick', () => events.zoom(undefined));
}

function iterationAt(plot: uPlot, left: number): number {
  return Math.round(plot.posToVal(left, 'x'));
}

/** The first line is the most important one: it is drawn last, on top of the others. */
function aligned({ x, lines }: ChartData): uPlot.AlignedData {
  return [[...x], ...lines.map((line) => [...line]).reverse()];
}
