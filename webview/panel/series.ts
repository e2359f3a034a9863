/** From records to the three charts' numbers. */
import type { IterationRecord } from '../../engine/index.ts';
import { formatBytes, formatNumber } from '../format.ts';
import type { ChartSpec, LineSpec } from './chart-spec.ts';

export type ChartName = 'objective' | 'norms' | 'tape';

/** One value a record for each line of the chart; `null` where there is nothing to say. */
export interface ChartColumns {
  readonly spec: ChartSpec;
  readonly columns: readonly (readonly (number | null)[])[];
}

/** More parameters than this have no line of their own; the chart says so. */
export const MOST_PARAMETERS = 6;

export function chartColumns(
  records: readonly IterationRecord[],
  parameters: readonly string[],
): Readonly<Record<ChartName, ChartColumns>> {
  return { objective: objective(records), norms: norms(records, parameters), tape: tape(records) };
}

function objective(records: readonly IterationRecord[]): ChartColumns {
  const lines: readonly LineSpec[] = [{ label: 'f', meaning: 'objective', stroke: 'accent' }];
  return {
    spec: { name: 'objective', title: 'Objective', scale: 'auto', format: formatNumber, lines },
    columns: [records.map((record) => record.objective)],
  };
}

function norms(records: readonly IterationRecord[], parameters: readonly string[]): ChartColumns {
  const own = parameters.length > 1 ? parameters.slice(0, MOST_PARAMETERS) : [];
  const left = parameters.length > 1 ? parameters.length - own.length : 0;
  const lines: readonly LineSpec[] = [
    { label: '‖∇f‖', meaning: 'norm of the exact gradient', stroke: 'exact', dash: [6, 4] },
    { label: '‖g‖', meaning: 'norm of the estimate', stroke: 'selected', wide: true },
    ...own.map(
      (name, index): LineSpec => ({
        label: `|g_${name}|`,
        meaning: `estimate for ${name}`,
        stroke: index,
        dash: index % 2 === 0 ? [2, 2] : [1, 3],
      }),
    ),
  ];
  return {
    spec: {
      name: 'norms',
      title: 'Gradient norm',
      scale: 'log',
      format: formatNumber,
      lines,
      ...(left > 0 && { note: `${left} more parameters have no line of their own.` }),
    },
    columns: [
      records.map((record) => record.exactNorm),
      records.map((record) => record.norm),
      ...own.map((_, index) => records.map((record) => Math.abs(record.gradient[index] ?? Number.NaN))),
    ],
  };
}

function tape(records: readonly IterationRecord[]): ChartColumns {
  const lines: readonly LineSpec[] = [
    { label: 'selected', meaning: 'held for what was kept', stroke: 'selected', wide: true },
    { label: 'full', meaning: 'held by full reverse mode', stroke: 'exact', dash: [6, 4] },
    { label: 'comparing', meaning: 'the most held while comparing candidates', stroke: 'candidate', marks: true },
  ];
  return {
    spec: { name: 'tape', title: 'Tape', unit: 'bytes', scale: 'zero', steps: true, format: formatBytes, lines },
    columns: [
      records.map((record) => record.tape.selected.held),
      records.map((record) => record.tape.full.held),
      records.map((record) => (record.tape.candidates > 0 ? record.tape.candidates : null)),
    ],
  };
}
