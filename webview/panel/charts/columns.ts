/** What the charts of one run show. */
import { formatBytes, formatNumber } from '../../format.ts';
import type { ColumnName, Series } from '../../protocol.ts';
import type { ChartColumns, ChartSpec, LineSpec, Value } from './chart-spec.ts';

export const CHARTS = ['objective', 'norms', 'cosine', 'variance', 'tape'] as const;
export type ChartName = (typeof CHARTS)[number];

/** More parameters than this have no line of their own; the chart says so. */
export const MOST_PARAMETERS = 6;

/**
 * `parameters`: names of the differentiated ones, in the order of the gradient's entries. Iterations are counted from 1 wherever a
 * person reads them: number n is the one after which n are done.
 */
export function chartColumns(name: ChartName, series: Series, parameters: readonly string[]): ChartColumns {
  const { spec, columns } = BUILDERS[name](series, parameters);
  return {
    spec,
    columns,
    x: series.iterations.map((iteration) => iteration + 1),
    bucket: series.bucket,
    extent: { min: series.from + 1, max: Math.max(series.from + 1, series.to) },
  };
}

type Build = (
  series: Series,
  parameters: readonly string[],
) => { readonly spec: ChartSpec; readonly columns: readonly (readonly Value[])[] };

const BUILDERS: Readonly<Record<ChartName, Build>> = { objective, norms, cosine, variance, tape };

const EXACT_DASH = [6, 4];

/** Of the parameters' lines: with four colours, six that are told apart. */
const DASHES: readonly (readonly number[])[] = [
  [2, 2],
  [1, 3],
  [2, 2],
  [1, 3],
  [6, 2, 1, 2],
  [6, 2, 1, 2],
];

function objective({ columns }: Series): ReturnType<Build> {
  const lines: readonly LineSpec[] = [{ label: 'f', meaning: 'objective', stroke: 'accent' }];
  return { spec: { name: 'objective', title: 'Objective', scale: 'auto', format: formatNumber, lines }, columns: [columns.objective] };
}

function norms({ columns, gradients }: Series, parameters: readonly string[]): ReturnType<Build> {
  const own = parameters.length > 1 ? parameters.slice(0, Math.min(MOST_PARAMETERS, gradients.length)) : [];
  const left = parameters.length > 1 ? parameters.length - own.length : 0;
  const lines: readonly LineSpec[] = [
    { label: '‖∇f‖', meaning: 'norm of the exact gradient', stroke: 'exact', dash: EXACT_DASH },
    { label: '‖g‖', meaning: 'norm of the estimate', stroke: 'selected', wide: true },
    ...own.map(
      (name, index): LineSpec => ({
        label: `|g_${name}|`,
        meaning: `estimate for ${name}`,
        stroke: index,
        dash: DASHES[index] ?? [],
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
    columns: [columns.exactNorm, columns.norm, ...own.map((_, index) => (gradients[index] ?? []).map((value) => Math.abs(value)))],
  };
}

function cosine(series: Series): ReturnType<Build> {
  const meaning = 'cosine of the angle between the estimate and the exact gradient: 1 is the same direction, 0 across, −1 opposite';
  return {
    spec: {
      name: 'cosine',
      title: 'Direction',
      unit: 'cos ∠(g, ∇f)',
      scale: 'cosine',
      format: formatNumber,
      lines: [{ label: 'cos', meaning, stroke: 'selected' }],
    },
    columns: [known(series, 'cosine')],
  };
}

function variance(series: Series): ReturnType<Build> {
  const lines: readonly LineSpec[] = [
    { label: 'Var g', meaning: 'variance of the estimate, summed over the parameters', stroke: 'selected', wide: true },
    { label: 'bias²', meaning: 'squared distance between the mean of the estimate and the gradient', stroke: 'candidate', dash: [2, 2] },
    {
      label: 'least Var',
      meaning: 'the least variance that an unbiased estimate from one contribution can have',
      stroke: 'exact',
      dash: EXACT_DASH,
    },
  ];
  const columns = [analyzed(series, 'variance'), analyzed(series, 'bias'), analyzed(series, 'leastVariance')];
  const unknown = series.iterations.length > 0 && columns[0]?.every((value) => value === undefined) === true;
  return {
    spec: {
      name: 'variance',
      title: 'Variance',
      scale: 'log',
      format: formatNumber,
      lines,
      ...(unknown && { note: 'This estimator has no exact analysis.' }),
    },
    columns,
  };
}

function tape({ columns }: Series): ReturnType<Build> {
  const lines: readonly LineSpec[] = [
    { label: 'selected', meaning: 'held for what was kept', stroke: 'selected', wide: true },
    { label: 'full', meaning: 'held by full reverse mode', stroke: 'exact', dash: EXACT_DASH },
    { label: 'comparing', meaning: 'the most held while comparing candidates', stroke: 'candidate', marks: true },
  ];
  return {
    spec: { name: 'tape', title: 'Tape', unit: 'bytes', scale: 'zero', binary: true, steps: true, format: formatBytes, lines },
    columns: [columns.tapeSelected, columns.tapeFull, columns.tapeCandidates.map((bytes) => (bytes > 0 ? bytes : null))],
  };
}

/** A column of the exact analysis, which long runs make at some iterations only: a line joins those. */
function analyzed({ columns }: Series, name: ColumnName): readonly Value[] {
  return columns[name].map((value) => (Number.isNaN(value) ? undefined : value));
}

/** A column in which NaN says that there is nothing to say. */
function known({ columns }: Series, name: ColumnName): readonly Value[] {
  return columns[name].map((value) => (Number.isNaN(value) ? null : value));
}
