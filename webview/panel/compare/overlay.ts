/** Runs on one chart: which lines, how they are told apart, and their numbers over common abscissae. */
import { formatBytes, formatNumber } from '../../format.ts';
import type { Band, ColumnName, ComparedRun, RunComparison } from '../../protocol.ts';
import type { ChartColumns, ChartSpec, LineSpec, Stroke, Value } from '../charts/chart-spec.ts';

export interface Quantity {
  readonly value: ColumnName;
  readonly label: string;
  readonly description: string;
  readonly scale: ChartSpec['scale'];
  readonly unit?: string;
}

export const QUANTITIES: readonly Quantity[] = [
  { value: 'objective', label: 'Objective', description: 'f before each update.', scale: 'auto' },
  { value: 'exactNorm', label: '‖∇f‖', description: 'The norm of the exact gradient.', scale: 'log' },
  { value: 'norm', label: '‖g‖', description: 'The norm of the estimate.', scale: 'log' },
  { value: 'cosine', label: 'Direction', description: 'The cosine of the angle between the estimate and the gradient.', scale: 'cosine' },
  { value: 'variance', label: 'Variance', description: 'Of the estimate, summed over the parameters.', scale: 'log' },
  { value: 'tapeSelected', label: 'Tape', description: 'Bytes held for what was kept.', scale: 'zero', unit: 'bytes' },
];

export type ScaleChoice = 'auto' | 'log' | 'linear';

/** Solid, dashed, dotted, dash-dot: with the colour, so that neither has to be told alone. */
const DASHES: readonly (readonly number[])[] = [[], [8, 4], [2, 3], [8, 3, 2, 3]];

/** Colours that every theme has in full strength. */
const COLOURS: readonly Stroke[] = [0, 1, 2, 3, 'selected', 'exact'];

export interface OverlayChoices {
  readonly quantity: Quantity;
  readonly scale: ScaleChoice;
  /** Runs that differ in their seed only as a band. */
  readonly bands: boolean;
}

export function overlay(comparison: RunComparison, { quantity, scale, bands }: OverlayChoices): ChartColumns {
  const banded = bands ? comparison.bands.filter(({ quartiles }) => quartiles[quantity.value] !== undefined) : [];
  const lines = linesOf(comparison, banded);
  const names = unique(lines.map((line) => ('seeds' in line ? bandName(line) : line.name)));
  const parts = lines.map((line, index) => {
    const name = names[index] ?? '';
    return 'seeds' in line ? bandLines(line, name, index, quantity) : runLine(line, name, index, quantity);
  });
  const x = union(parts.map(({ iterations }) => iterations));
  return {
    spec: {
      name: 'compare',
      title: quantity.label,
      ...(quantity.unit !== undefined && { unit: quantity.unit }),
      scale: scale === 'auto' ? quantity.scale : scale,
      format: quantity.unit === 'bytes' ? formatBytes : formatNumber,
      lines: parts.flatMap((part) => part.lines),
    },
    x,
    extent: { min: x[0] ?? 0, max: x.at(-1) ?? 0 },
    bucket: Math.max(1, ...lines.map((line) => ('series' in line ? line.series.bucket : 1))),
    columns: parts.flatMap(({ iterations, columns }) => columns.map((column) => spread(x, iterations, column))),
  };
}

/** In the order of the runs, a band where the first of its runs would stand: so bands keep the place and the look of their method. */
function linesOf({ runs }: RunComparison, bands: readonly Band[]): readonly (ComparedRun | Band)[] {
  const seen = new Set<string>();
  return runs.flatMap((run): readonly (ComparedRun | Band)[] => {
    const band = bands.find(({ group }) => group === run.group);
    if (band === undefined) return [run];
    if (seen.has(band.group)) return [];
    seen.add(band.group);
    return [band];
  });
}

/** Which colour and dash the n-th line has: 24 pairs before one comes again. */
export function styleOf(index: number): Pick<LineSpec, 'stroke' | 'dash'> {
  const dash = DASHES[(index + Math.floor(index / COLOURS.length)) % DASHES.length] ?? [];
  return { stroke: COLOURS[index % COLOURS.length] ?? 'exact', ...(dash.length > 0 && { dash }) };
}

interface Part {
  readonly lines: readonly LineSpec[];
  readonly iterations: readonly number[];
  readonly columns: readonly (readonly number[])[];
}

function runLine({ series }: ComparedRun, label: string, index: number, quantity: Quantity): Part {
  return {
    lines: [{ label, meaning: `${label}: ${quantity.description}`, wide: true, ...styleOf(index) }],
    iterations: series.iterations.map(counted),
    columns: [series.columns[quantity.value]],
  };
}

function bandLines({ seeds, quartiles }: Band, label: string, index: number, { value }: Quantity): Part {
  const { iterations, low, median, high } = quartiles[value] ?? { iterations: [], low: [], median: [], high: [] };
  const { stroke } = styleOf(index);
  const edge = (name: string): LineSpec => ({
    label: `${label}, ${name} quartile`,
    meaning: `${label}, ${name} quartile`,
    stroke,
    edge: true,
  });
  return {
    lines: [
      { label, meaning: `${label}: median of ${seeds} seeds, with the quartiles as a band`, wide: true, ...styleOf(index) },
      { ...edge('third'), bandTo: `${label}, first quartile` },
      edge('first'),
    ],
    iterations: iterations.map(counted),
    columns: [median, high, low],
  };
}

/** From 1, as everywhere on screen. */
export function counted(iteration: number): number {
  return iteration + 1;
}

function bandName({ name, seeds }: Band): string {
  return `${name} (${seeds} seeds)`;
}

/** Names that are told apart: the second of a kind is `… (2)`. */
export function unique(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** All abscissae, ascending; where one repeats (the two points of a bucket of one), as often as in the line that has it most. */
export function union(lists: readonly (readonly number[])[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const list of lists) {
    const own = new Map<number, number>();
    for (const x of list) own.set(x, (own.get(x) ?? 0) + 1);
    for (const [x, count] of own) counts.set(x, Math.max(count, counts.get(x) ?? 0));
  }
  return [...counts].sort(([a], [b]) => a - b).flatMap(([x, count]) => Array.from({ length: count }, () => x));
}

/** A line's values at its own abscissae among all; elsewhere `undefined`. Both lists are ascending. */
export function spread(x: readonly number[], own: readonly number[], column: readonly number[]): readonly Value[] {
  let next = 0;
  return x.map((at) => {
    if (own[next] !== at) return undefined;
    const value = column[next] ?? Number.NaN;
    next += 1;
    return Number.isNaN(value) ? null : value;
  });
}
