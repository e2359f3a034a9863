import type { Results } from '../lines.ts';
import type { SuccessPlan } from '../plan.ts';
import { type RankedReading, rankedOf } from '../search.ts';
import { studyRows } from '../study.ts';
import { type Cell, tableOf } from '../table.ts';
import { type Block, chart, heading, paragraph, table } from './blocks.ts';
import { isOfPaper, settingsBlocks } from './settings.ts';
import { isSweep, paperFigure, sweepChart } from './sweep.ts';

/** The tables, ours beside the paper's; charts where several k_max were run; what a study or a search found. */
export function successBlocks(plan: SuccessPlan, results: Results): readonly Block[] {
  const cells = tableOf(plan, results);
  const ranked = rankedOf(plan, cells);
  const study = plan.kind === 'study' ? [heading('Adaptive beside the grid of k_max'), table(studyRows(plan, cells))] : [];
  const search = ranked.length === 0 ? [] : searchBlocks(plan, ranked);
  const tables = plan.epsilons.flatMap((epsilon) =>
    tableBlocks(
      plan,
      cells.filter((cell) => cell.epsilon === epsilon),
      epsilon,
      ranked.length > 0,
    ),
  );
  return [...settingsBlocks(plan), ...study, ...search, ...tables];
}

function tableBlocks(plan: SuccessPlan, cells: readonly Cell[], epsilon: number, pageOnly: boolean): readonly Block[] {
  if (pageOnly) return [{ kind: 'table', rows: successRows(plan, cells), pageOnly }];
  const number = paperTable(plan, epsilon);
  const charts = isSweep(plan)
    ? plan.subjects.flatMap(({ name, label }) =>
        chart(
          sweepChart(
            plan,
            cells.filter((cell) => cell.function === label),
            `${label}, ε = ${epsilon}${epsilon === 0.05 ? paperFigure(name) : ''}`,
          ),
        ),
      )
    : [];
  return [heading(`${number}ε-success in %, ε = ${epsilon}`), table(successRows(plan, cells)), ...charts];
}

/** Which of the paper's tables has these functions and this ε. */
function paperTable(plan: SuccessPlan, epsilon: number): string {
  if (!isOfPaper(plan)) return '';
  if (epsilon === 0.05) return 'Table 1: ';
  return epsilon === 0.01 ? 'Table 2: ' : '';
}

/** More methods than this stand one below the other. */
const MOST_COLUMNS = 6;

/** Functions by methods: rate, interval, and the paper's rate in brackets. Many methods make a table of methods by functions. */
function successRows({ methods, subjects }: SuccessPlan, cells: readonly Cell[]): readonly (readonly string[])[] {
  const names = methods.map(({ label }) => label);
  const labels = subjects.map(({ label }) => label);
  const textAt = (name: string, method: string) => {
    const cell = cells.find((one) => one.function === name && one.method === method);
    return cell ? cellText(cell) : '';
  };
  return names.length > MOST_COLUMNS
    ? [['method', ...labels], ...names.map((method) => [method, ...labels.map((name) => textAt(name, method))])]
    : [['function', ...names], ...labels.map((name) => [name, ...names.map((method) => textAt(name, method))])];
}

/** The ranking, and the tables of the nearest reading in full. */
function searchBlocks(plan: SuccessPlan, ranked: readonly RankedReading[]): readonly Block[] {
  const [first] = ranked;
  const tables = plan.epsilons.flatMap((epsilon) => {
    const cells = first?.cells.filter((cell) => cell.epsilon === epsilon) ?? [];
    const names = [...new Set(cells.map(({ method }) => method))];
    const rows = [...Map.groupBy(cells, (cell) => cell.function)].map(([name, own]) => [name, ...own.map(cellText)]);
    return [table([[`ε = ${epsilon}`, ...names.map((name) => name.replace(/ · .*/, ''))], ...rows])];
  });
  return [
    heading('Readings of the paper, nearest first'),
    table(readingRows(ranked)),
    heading(`The nearest: ${first?.label ?? ''}`),
    paragraph(`Ours (95 %) [the paper’s], success in %; ${first?.distance.toFixed(2)} points away.`),
    ...tables,
  ];
}

function readingRows(ranked: readonly RankedReading[]): readonly (readonly string[])[] {
  return [['reading', 'distance to the paper, points'], ...ranked.map(({ label, distance }) => [label, distance.toFixed(2)])];
}

function cellText({ rate, interval: { low, high }, paper }: Cell): string {
  const percent = (value: number) => (100 * value).toFixed(1);
  return `${percent(rate)} (${percent(low)}–${percent(high)})${paper === undefined ? '' : ` [${percent(paper)}]`}`;
}
