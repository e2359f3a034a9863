/** Table 3 for people: observation level down, code level across. */
import { formatNumber } from '../../view/format.ts';
import type { FinalObjective } from '../observations.ts';
import type { SuccessPlan } from '../plan.ts';
import { heading, htmlPage, htmlTable, paragraph } from './html.ts';
import { settingsLine } from './report.ts';

/** What the marks and numbers mean. */
export const TABLE3_NOTE =
  'Median of the final objective over all rows, with 95 % (order statistics). * Neither level is uniform: the cell that the paper leaves to future work.';

/** A row for each way to choose rows, a column for each estimator. */
export function comparisonRows({ methods }: SuccessPlan, cells: readonly FinalObjective[]): readonly (readonly string[])[] {
  const code = [...new Set(methods.map(({ estimator }) => estimator.name))];
  const ways = [...new Set(methods.map(({ observation }) => observation?.name ?? ''))];
  const rows = ways.map((way) => [
    way,
    ...methods.filter(({ observation }) => (observation?.name ?? '') === way).map(({ label }) => cellText(cells, label)),
  ]);
  return [['rows by \\ code by', ...code], ...rows];
}

export function comparisonReport(plan: SuccessPlan, cells: readonly FinalObjective[]): string {
  const tables = plan.subjects.flatMap(({ label }) => [
    heading(label),
    htmlTable(
      comparisonRows(
        plan,
        cells.filter((cell) => cell.function === label),
      ),
    ),
  ]);
  return htmlPage('Backpath: Table 3', [paragraph(settingsLine(plan)), paragraph(TABLE3_NOTE), ...tables]);
}

function cellText(cells: readonly FinalObjective[], label: string): string {
  const cell = cells.find(({ method }) => method === label);
  if (!cell) return '';
  return `${formatNumber(cell.median)} (${formatNumber(cell.low)}–${formatNumber(cell.high)})${cell.open ? ' *' : ''}`;
}
