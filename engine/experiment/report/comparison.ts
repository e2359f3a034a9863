/** Table 3 for people: observation level down, code level across. */
import { formatNumber } from '../../view/format.ts';
import type { Results } from '../lines.ts';
import { type FinalObjective, finalObjectives } from '../observations.ts';
import type { SuccessPlan } from '../plan.ts';
import { type Block, heading, paragraph, table } from './blocks.ts';
import { settingsBlocks } from './settings.ts';

/** What the marks and numbers mean. */
const TABLE3_NOTE =
  'Median of the final objective over all rows, with 95 % (order statistics). * Neither level is uniform: the cell that the paper leaves to future work.';

/** A row for each way to choose rows, a column for each estimator. */
function comparisonRows({ methods }: SuccessPlan, cells: readonly FinalObjective[]): readonly (readonly string[])[] {
  const code = [...new Set(methods.map(({ estimator }) => estimator.name))];
  const ways = [...new Set(methods.map(({ observation }) => observation?.name ?? ''))];
  const rows = ways.map((way) => [
    way,
    ...methods.filter(({ observation }) => (observation?.name ?? '') === way).map(({ label }) => cellText(cells, label)),
  ]);
  return [['rows by ↓ code by →', ...code], ...rows];
}

export function comparisonBlocks(plan: SuccessPlan, results: Results): readonly Block[] {
  const cells = finalObjectives(plan, results);
  const tables = plan.subjects.flatMap(({ label }) => [
    heading(`Table 3, carried out: ${label}`),
    table(
      comparisonRows(
        plan,
        cells.filter((cell) => cell.function === label),
      ),
    ),
  ]);
  return [...tables, paragraph(TABLE3_NOTE), ...settingsBlocks(plan)];
}

function cellText(cells: readonly FinalObjective[], label: string): string {
  const cell = cells.find(({ method }) => method === label);
  if (!cell) return '';
  return `${formatNumber(cell.median)} (${formatNumber(cell.low)}–${formatNumber(cell.high)})${cell.open ? ' *' : ''}`;
}
