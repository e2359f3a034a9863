import type { Band, ColumnName, ComparedRun, Quartiles, RunComparison } from '../../webview/protocol.ts';
import { COLUMNS, toText } from '../../webview/protocol.ts';
import type { BackgroundRun } from './background-run.ts';
import { methodOf } from './names.ts';
import { ANALYZE_EVERY } from './perform.ts';

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
export function groupOf({ plan }: BackgroundRun): string {
  const { seed: _, ...settings } = plan.settings;
  return toText([plan.function, plan.source.text, settings]);
}

/** Over the members that have begun, as far as all of those are. */
function bandOf(group: string, all: readonly BackgroundRun[]): Band {
  const members = all.filter(({ history }) => history.to > 0);
  const [first] = all;
  const quartiles = Object.fromEntries(
    COLUMNS.flatMap((column) => {
      const over = quartilesOf(members, column);
      // Before the first iteration the band is there, empty, so that nothing jumps when the runs begin.
      return over.iterations.length === 0 && members.length > 0 ? [] : [[column, over]];
    }),
  );
  return { group, name: first ? methodOf(first.plan.settings) : '', seeds: members.length, quartiles };
}

/** At about as many iterations as a line has points, those left out at which a member has no number. */
function quartilesOf(members: readonly BackgroundRun[], column: ColumnName): Quartiles {
  const to = members.length === 0 ? 0 : Math.min(...members.map(({ history }) => history.to));
  const grain = SPARSE.has(column) ? ANALYZE_EVERY : 1;
  const step = grain * Math.max(1, Math.ceil(to / grain / POINTS));
  const grid = Array.from({ length: Math.ceil(to / step) }, (_, k) => k * step);
  const values = members.map(({ history }) => history.valuesAt(grid, column));
  const known = grid.flatMap((iteration, k) => {
    const sorted = values.map((each) => each[k] ?? Number.NaN).sort((a, b) => a - b);
    return sorted.some(Number.isNaN) ? [] : [{ iteration, sorted }];
  });
  const at = (share: number): readonly number[] => known.map(({ sorted }) => quantile(sorted, share));
  return { iterations: known.map(({ iteration }) => iteration), low: at(0.25), median: at(0.5), high: at(0.75) };
}

/** What takes the exact analysis is known of some iterations only. */
const SPARSE: ReadonlySet<ColumnName> = new Set(['variance', 'bias', 'leastVariance']);

/** Of numbers in ascending order, interpolated between the two nearest (type 7 of Hyndman and Fan 1996). */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  // Equal neighbours also where they are infinite.
  return below === above ? below : below + (above - below) * (place - Math.floor(place));
}
