import { methodsOf, type Reading, readingLabel, readings } from './methods.ts';
import type { Cell } from './table.ts';

/** A reading of the paper and how far its tables are from the paper's. */
export interface RankedReading {
  readonly reading: Reading;
  readonly label: string;
  /** The root of the mean squared difference over the cells that the paper has, in percentage points. */
  readonly distance: number;
  readonly cells: readonly Cell[];
}

/** The readings of a table of all of them (`methodsOfReadings`), nearest to the paper first. Nothing is tuned: every one is listed. */
export function rankReadings(table: readonly Cell[], kMax: readonly number[]): readonly RankedReading[] {
  const ranked = readings.map((reading): RankedReading => {
    const label = readingLabel(reading);
    const labels = methodsOf(reading, kMax).map((method, i) => (i === 0 ? method.label : `${method.label} · ${label}`));
    const cells = table.filter(({ method }) => labels.includes(method));
    const differences = cells.flatMap(({ rate, paper }) => (paper === undefined ? [] : [100 * (rate - paper)]));
    const mean = differences.reduce((sum, d) => sum + d * d, 0) / Math.max(1, differences.length);
    return { reading, label, distance: Math.sqrt(mean), cells };
  });
  return ranked.sort((a, b) => a.distance - b.distance || readings.indexOf(a.reading) - readings.indexOf(b.reading));
}
