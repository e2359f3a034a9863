/** What the charts of one training show. */
import { formatNumber } from '../../format.ts';
import type { ChartColumns, ChartSpec, LineSpec } from '../../panel/charts/chart-spec.ts';
import { counted, spread, styleOf, union } from '../../panel/compare/overlay.ts';
import type { TrainingEvaluation, TrainingView } from '../../protocol.ts';
import { formatAccuracy } from '../words.ts';

export const TRAINING_CHARTS = ['loss', 'accuracy', 'norms'] as const;
export type TrainingChart = (typeof TRAINING_CHARTS)[number];

/** `total`: iterations that are planned: the end of the axis. */
export function trainingColumns(name: TrainingChart, view: TrainingView, total: number): ChartColumns {
  const { spec, parts, bucket } = BUILDERS[name](view);
  const x = union(parts.map(({ iterations }) => iterations));
  return {
    spec,
    x,
    bucket,
    extent: { min: 1, max: total },
    columns: parts.flatMap(({ iterations, columns }) => columns.map((column) => spread(x, iterations, column))),
  };
}

interface Part {
  readonly iterations: readonly number[];
  readonly columns: readonly (readonly number[])[];
}

type Build = (view: TrainingView) => { readonly spec: ChartSpec; readonly parts: readonly Part[]; readonly bucket: number };

const BUILDERS: Readonly<Record<TrainingChart, Build>> = { loss, accuracy, norms };

const TRAIN: LineSpec = { label: 'train', meaning: 'on 1,000 training images', stroke: 'accent', wide: true };
const TEST: LineSpec = { label: 'test', meaning: 'on 1,000 test images', stroke: 'candidate', dash: [6, 3], wide: true };

function evaluated(evaluations: readonly TrainingEvaluation[], read: 'loss' | 'accuracy'): Part {
  return {
    iterations: evaluations.map(({ iteration }) => iteration),
    columns: [evaluations.map(({ train }) => train[read]), evaluations.map(({ test }) => test[read])],
  };
}

function loss({ series, evaluations }: TrainingView): ReturnType<Build> {
  const lines: readonly LineSpec[] = [TRAIN, TEST, { label: 'batch', meaning: 'on the batch, before the update', stroke: 'exact' }];
  return {
    spec: { name: 'loss', title: 'Loss', unit: 'cross-entropy', scale: 'log', format: formatNumber, lines },
    parts: [evaluated(evaluations, 'loss'), { iterations: series.iterations.map(counted), columns: [series.loss] }],
    bucket: series.bucket,
  };
}

function accuracy({ evaluations }: TrainingView): ReturnType<Build> {
  return {
    spec: {
      name: 'accuracy',
      title: 'Accuracy',
      unit: 'share of the images',
      scale: 'linear',
      format: formatAccuracy,
      lines: [TRAIN, TEST],
    },
    parts: [evaluated(evaluations, 'accuracy')],
    bucket: 1,
  };
}

function norms({ series }: TrainingView): ReturnType<Build> {
  const lines = series.norms.map(
    ({ name }, index): LineSpec => ({ label: name, meaning: `norm of the gradient of ${name}`, ...styleOf(index) }),
  );
  return {
    spec: { name: 'norms', title: 'Gradient norms', scale: 'log', format: formatNumber, lines },
    parts: [{ iterations: series.normIterations.map(counted), columns: series.norms.map(({ values }) => values) }],
    bucket: series.normBucket,
  };
}
