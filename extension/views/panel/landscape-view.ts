import type { Axis } from '../../../webview/protocol.ts';
import type { LandscapeFrame } from '../../workers/service.ts';

type Axes = readonly [Axis] | readonly [Axis, Axis];

/** Where a landscape is looked at first: the one or two leaves on which the objective depends most, wide enough for the run. */
export function firstView(frame: LandscapeFrame, points: readonly (readonly number[])[], wanted?: readonly number[]): Axes | undefined {
  const steepest = frame.leaves
    .map((leaf, index) => ({ ...leaf, index }))
    .filter(({ active }) => active)
    .sort((a, b) => b.slope - a.slope);
  const two = (wanted ?? steepest.slice(0, 2).map(({ index }) => index)).filter((leaf) => frame.leaves[leaf] !== undefined);
  const [first, second] = [...two].sort((a, b) => a - b);
  if (first === undefined) return undefined;
  return second === undefined ? [axisOf(frame, first, points)] : [axisOf(frame, first, points), axisOf(frame, second, points)];
}

/** On `@domain` where there is one, and in any case over the points, with a margin. */
function axisOf({ leaves }: LandscapeFrame, leaf: number, points: readonly (readonly number[])[]): Axis {
  const { name = '', domain } = leaves[leaf] ?? {};
  const places = points.map((point) => point[leaf] ?? Number.NaN).filter(Number.isFinite);
  const known = [...places, ...(domain ?? [])];
  const low = known.length === 0 ? 0 : Math.min(...known);
  const high = known.length === 0 ? 0 : Math.max(...known);
  if (domain !== undefined && low === domain[0] && high === domain[1]) return { leaf, name, low, high };
  // A run that has not moved yet: as far around as the number is large, but at least 1.
  const margin = Math.max(MARGIN * (high - low), high === low ? Math.max(1, Math.abs(high)) : 0);
  return { leaf, name, low: low - margin, high: high + margin };
}

const MARGIN = 0.15;
