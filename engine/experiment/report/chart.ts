import { at } from '../../invariant.ts';
import { formatNumber } from '../../view/format.ts';
import { attribute, element, text } from '../../view/svg/xml.ts';

/** A line through points, with an interval about each where one is known. */
export interface Line {
  readonly label: string;
  readonly points: readonly ChartPoint[];
}

export interface ChartPoint {
  readonly x: number;
  readonly y: number;
  readonly low?: number;
  readonly high?: number;
}

export interface ChartAxes {
  readonly x: string;
  readonly y: string;
  /** What the chart shows, in a few words: above it, and for screen readers. */
  readonly name: string;
  /** A logarithmic x axis; every x must be positive. */
  readonly logarithmic?: boolean;
}

/** Lines are told apart by these too, not by colour alone. */
const DASHES = ['none', '6 4', '2 3', '9 3 2 3', '12 5', '1 5'];

const WIDTH = 720;
const HEIGHT = 320;
const LEFT = 64;
const RIGHT = 180;
const TOP = 34;
const BOTTOM = 44;

/** Lines on common axes, as SVG. Points that are not finite are left out. */
export function lineChart(lines: readonly Line[], axes: ChartAxes): string {
  const finite = lines.map((line) => ({ ...line, points: line.points.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)) }));
  const all = finite.flatMap(({ points }) => points);
  if (all.length === 0) return '';
  const across = axes.logarithmic ? Math.log : (x: number) => x;
  const xs = extent(all.map(({ x }) => across(x)));
  const heights = extent(all.flatMap(({ y, low = y, high = y }) => [y, low, high, 0]));
  const yTicks = roundTicks(heights);
  const ys = { low: Math.min(heights.low, yTicks[0] ?? 0), high: Math.max(heights.high, yTicks.at(-1) ?? 0) };
  const px = (x: number) => LEFT + ((across(x) - xs.low) / (xs.high - xs.low)) * (WIDTH - LEFT - RIGHT);
  const py = (y: number) => HEIGHT - BOTTOM - ((y - ys.low) / (ys.high - ys.low)) * (HEIGHT - TOP - BOTTOM);
  const marks = [
    text(axes.name, { x: LEFT, y: 16, 'font-weight': 'bold' }),
    ...yTicks.flatMap((y) => [
      element('line', { x1: LEFT, x2: WIDTH - RIGHT, y1: py(y), y2: py(y), stroke: 'currentColor', 'stroke-opacity': '0.15' }),
      text(formatNumber(y), { x: LEFT - 6, y: py(y) + 4, 'text-anchor': 'end' }),
    ]),
    ...(axes.logarithmic ? ticks(all.map(({ x }) => x)) : roundTicks(xs).filter((x) => x >= xs.low && x <= xs.high)).map((x) =>
      text(formatNumber(x), { x: px(x), y: HEIGHT - BOTTOM + 16, 'text-anchor': 'middle' }),
    ),
    text(axes.x, { x: (LEFT + WIDTH - RIGHT) / 2, y: HEIGHT - 6, 'text-anchor': 'middle' }),
    text(axes.y, { x: 14, y: HEIGHT / 2, 'text-anchor': 'middle', transform: `rotate(-90 14 ${HEIGHT / 2})` }),
  ];
  const drawn = finite.flatMap(({ label, points }, i) => {
    const stroke = `var(--c${i % 6})`;
    const path = points.map(({ x, y }, j) => `${j === 0 ? 'M' : 'L'}${px(x).toFixed(1)} ${py(y).toFixed(1)}`).join('');
    const bars = points.flatMap(({ x, low, high }) =>
      low === undefined || high === undefined ? [] : [element('line', { x1: px(x), x2: px(x), y1: py(low), y2: py(high), stroke })],
    );
    const key = TOP + 14 + 18 * i;
    const style = { fill: 'none', stroke, 'stroke-width': '1.5', 'stroke-dasharray': at(DASHES, i % DASHES.length) };
    return [
      element('path', { d: path, ...style }),
      ...bars,
      element('path', { d: `M${WIDTH - RIGHT + 12} ${key - 4}h32`, ...style }),
      text(label, { x: WIDTH - RIGHT + 50, y: key }),
    ];
  });
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" role="img" aria-label=${attribute(axes.name)}>${[...marks, ...drawn].join('')}</svg>`;
}

/** At most eight of the values, the first and the last among them. */
function ticks(values: readonly number[]): readonly number[] {
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  const count = Math.min(8, distinct.length);
  return Array.from({ length: count }, (_, i) => at(distinct, Math.round((i * (distinct.length - 1)) / Math.max(1, count - 1))));
}

/** Four to eight round numbers that span the range. */
function roundTicks({ low, high }: Extent): readonly number[] {
  const rough = (high - low) / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.floor(low / step);
  return Array.from({ length: Math.ceil(high / step) - first + 1 }, (_, i) => (first + i) * step);
}

interface Extent {
  readonly low: number;
  readonly high: number;
}

/** Never empty: an axis needs a length. */
function extent(values: readonly number[]): Extent {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low === high ? { low: low - 1, high: high + 1 } : { low, high };
}
