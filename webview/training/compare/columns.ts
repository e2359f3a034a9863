/** Learning curves of several methods on one chart: means over the seeds, with the range of the seeds as a band. */
import { formatNumber } from '../../format.ts';
import type { ChartColumns, LineSpec } from '../../panel/charts/chart-spec.ts';
import { spread, styleOf, union, unique } from '../../panel/compare/overlay.ts';
import type { ComparedMethod, CurveName } from '../../protocol.ts';
import { formatAccuracy } from '../words.ts';

export interface Curve {
  readonly value: CurveName;
  readonly label: string;
  readonly description: string;
}

/** The paper's Figures 9, 11 and 12. */
export const CURVE_CHOICES: readonly Curve[] = [
  { value: 'testAccuracy', label: 'Test accuracy', description: 'The share of 1,000 test images that are told rightly.' },
  { value: 'trainAccuracy', label: 'Train accuracy', description: 'The share of 1,000 training images that are told rightly.' },
  { value: 'testLoss', label: 'Test loss', description: 'Cross-entropy on 1,000 test images.' },
  { value: 'trainLoss', label: 'Train loss', description: 'Cross-entropy on 1,000 training images.' },
];

export function compareColumns(methods: readonly ComparedMethod[], { value, label }: Curve): ChartColumns {
  const names = unique(methods.map(({ name, seeds }) => (seeds > 1 ? `${name} (${seeds} seeds)` : name)));
  const parts = methods.map((method, index) => partOf(method, value, names[index] ?? '', index));
  const x = union(parts.map(({ iterations }) => iterations));
  const accuracy = value === 'testAccuracy' || value === 'trainAccuracy';
  return {
    spec: {
      name: 'methods',
      title: label,
      scale: accuracy ? 'linear' : 'log',
      format: accuracy ? formatAccuracy : formatNumber,
      lines: parts.flatMap(({ lines }) => lines),
    },
    x,
    bucket: 1,
    extent: { min: x[0] ?? 0, max: x.at(-1) ?? 0 },
    columns: parts.flatMap(({ iterations, columns }) => columns.map((column) => spread(x, iterations, column))),
  };
}

function partOf({ curves, iterations, seeds }: ComparedMethod, value: CurveName, label: string, index: number) {
  const { low, mean, high } = curves[value];
  const style = styleOf(index);
  const line: LineSpec = {
    label,
    meaning: seeds > 1 ? `${label}: mean, with the range of the seeds as a band` : label,
    wide: true,
    ...style,
  };
  if (seeds < 2) return { lines: [line], iterations, columns: [mean] };
  const edge = (name: string): LineSpec => ({ label: `${label}, ${name}`, meaning: `${label}, ${name}`, stroke: style.stroke, edge: true });
  return { lines: [line, { ...edge('most'), bandTo: `${label}, least` }, edge('least')], iterations, columns: [mean, high, low] };
}
