import type { Band, ComparedRun, RunComparison } from '../../webview/protocol.ts';
import { toText } from '../../webview/protocol.ts';
import type { BackgroundRun } from './background-run.ts';
import { methodOf } from './names.ts';

/** Points of a line: several are on one chart. */
const POINTS = 600;

/** The runs' numbers side by side, and bands over those that differ in their seed only. */
export function compareRuns(runs: readonly BackgroundRun[]): RunComparison {
  const groups = Map.groupBy(runs, groupOf);
  return {
    runs: runs.map(
      (run): ComparedRun => ({
        id: run.plan.id,
        name: run.name,
        group: groupOf(run),
        series: run.history.series(undefined, undefined, POINTS),
      }),
    ),
    bands: [...groups].flatMap(([group, members]) => (members.length > 1 ? [bandOf(group, members)] : [])),
  };
}

/** The same for runs that differ in their seed only. */
function groupOf({ plan }: BackgroundRun): string {
  const { seed: _, ...settings } = plan.settings;
  return toText([plan.function, plan.source.text, settings]);
}

/** Over the members that have begun, as far as all of those are. */
function bandOf(group: string, all: readonly BackgroundRun[]): Band {
  const members = all.filter(({ history }) => history.to > 0);
  const to = members.length === 0 ? 0 : Math.min(...members.map(({ history }) => history.to));
  const step = Math.max(1, Math.ceil(to / POINTS));
  const iterations = Array.from({ length: Math.ceil(to / step) }, (_, k) => k * step);
  const values = members.map(({ history }) => history.objectiveAt(iterations));
  const quantiles = iterations.map((_, k) => {
    const sorted = values.map((each) => each[k] ?? Number.NaN).sort((a, b) => a - b);
    return [0.25, 0.5, 0.75].map((share) => quantile(sorted, share));
  });
  const column = (index: number): readonly number[] => quantiles.map((each) => each[index] ?? Number.NaN);
  const [first] = all;
  const name = first ? methodOf(first.plan.settings) : '';
  return { group, name, seeds: members.length, iterations, low: column(0), median: column(1), high: column(2) };
}

/** Of numbers in ascending order, interpolated between the two nearest (type 7 of Hyndman and Fan 1996). */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  // Equal neighbours also where they are infinite.
  return below === above ? below : below + (above - below) * (place - Math.floor(place));
}
