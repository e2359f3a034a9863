/** The landscape in words: for screen readers, and for whoever wants numbers. */
import { formatNumber } from '../../format.ts';
import type { Axis, Landscape, Trail } from '../../protocol.ts';
import type { Place } from './frame.ts';
import { lowest, minimumOn } from './grid.ts';
import { nameOf } from './lines.ts';

export function summaryOf(landscape: Landscape, trails: readonly Trail[]): string {
  const { axes, slice, minimum, heights } = landscape;
  const low = lowest(landscape);
  const known = minimumOn(landscape);
  const holes = heights.filter((height) => !Number.isFinite(height)).length;
  return [
    `f over ${axes.map(rangeIn).join(' and ')}${slice ? ', the other parameters as at the current point' : ''}.`,
    ...(low
      ? [
          `Lowest on this ${axes.length === 2 ? 'map' : 'curve'}${known ? '' : ' (+)'}: ${formatNumber(low.height)} at ${at(axes, low.place)}.`,
        ]
      : []),
    ...(minimum === undefined
      ? []
      : [`Known minimum${known ? ' (★)' : ''}: ${formatNumber(minimum.value)}${known ? ` at ${at(axes, known)}` : ''}.`]),
    ...(holes > 0 ? ['Blank: f has no number there.'] : []),
    ...trails.flatMap((trail) => endOf(axes, trail)),
  ].join(' ');
}

function rangeIn({ name, low, high }: Axis): string {
  return `${name} from ${formatNumber(low)} to ${formatNumber(high)}`;
}

function at(axes: Landscape['axes'], { x, y }: Place): string {
  return [`${axes[0].name} ${formatNumber(x)}`, ...(axes[1] ? [`${axes[1].name} ${formatNumber(y)}`] : [])].join(', ');
}

function endOf(axes: Landscape['axes'], trail: Trail): readonly string[] {
  const { x, y } = trail;
  const [endX, endY] = [x.at(-1), y.at(-1)];
  return endX === undefined || endY === undefined ? [] : [`${nameOf(trail)} is at ${at(axes, { x: endX, y: endY })}.`];
}
