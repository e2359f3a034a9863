/** What the host tells the panel of a run, made from the run's records: nothing thinned, nothing left out. */
import type { IterationRecord, RunSettings } from '../../engine/index.ts';
import type { HostToPanel, Position, Raster, RasterRow, Series, TransportState } from '../../webview/protocol.ts';
import { settingsOf, transportAt } from './records.ts';

export interface PanelRun {
  readonly title: string;
  readonly parameters: readonly string[];
  readonly settings: RunSettings;
  readonly unbiased: boolean;
  readonly records: readonly IterationRecord[];
}

export function sessionOf(run: PanelRun, transport: Partial<TransportState> = {}): HostToPanel {
  const { title, parameters, settings, unbiased, records } = run;
  return {
    type: 'session',
    title,
    sessions: [{ uri: 'file:///paper.ts', name: title, file: 'paper.ts', active: true }],
    parameters,
    leaves: parameters,
    settings,
    unbiased,
    transport: transportAt(records.length, transport),
    stale: false,
  };
}

/** Where the person stands after `iteration` iterations. */
export function positionOf({ records }: PanelRun, iteration: number): Position {
  const record = records[iteration - 1];
  const held = record?.reason === 'held' || record?.reason === 'explored';
  const source = held ? records.slice(0, iteration).findLast(({ candidates }) => candidates.length > 0) : record;
  return {
    iteration,
    point: records[iteration]?.point ?? record?.point ?? [],
    ...(record && { record }),
    ...(source && source.candidates.length > 0 && { comparison: { iteration: source.iteration, candidates: source.candidates } }),
    branchedOff: false,
  };
}

export function seriesOf({ records, parameters }: Pick<PanelRun, 'records' | 'parameters'>, from = 0): Series {
  const shown = records.slice(from);
  const column = (read: (record: IterationRecord) => number): number[] => shown.map(read);
  return {
    from,
    to: records.length,
    bucket: 1,
    iterations: column(({ iteration }) => iteration),
    columns: {
      objective: column(({ objective }) => objective),
      norm: column(({ norm }) => norm),
      exactNorm: column(({ exactNorm }) => exactNorm),
      cosine: column(({ gradient, exact, norm, exactNorm }) =>
        gradient.reduce((sum, g, k) => sum + (g / norm) * ((exact[k] ?? 0) / exactNorm), 0),
      ),
      variance: column(({ exactNorm }) => 2 * exactNorm ** 2),
      bias: column(({ exactNorm }) => exactNorm ** 2 / 9),
      leastVariance: column(({ exactNorm }) => exactNorm ** 2),
      tapeSelected: column(({ tape }) => tape.selected.held),
      tapeFull: column(({ tape }) => tape.full.held),
      tapeCandidates: column(({ tape }) => tape.candidates),
    },
    gradients: parameters.map((_, index) => column(({ gradient }) => gradient[index] ?? Number.NaN)),
    exacts: parameters.map((_, index) => column(({ exact }) => exact[index] ?? Number.NaN)),
  };
}

export function rasterOf({ records, parameters }: Pick<PanelRun, 'records' | 'parameters'>): Raster {
  const rows = parameters.flatMap((parameter, index): RasterRow[] => {
    const labels = records.map((record) => record.labels[index] ?? '');
    return [...new Set(labels)].sort().map((label) => {
      const shares = labels.map((each) => Number(each === label));
      return { parameter, label, count: shares.reduce((sum, share) => sum + share, 0), shares };
    });
  });
  return { from: 0, to: records.length, bucket: 1, rows };
}

/** Everything about a run, with the person at `iteration`: by default at its end. */
export function wholeRun(run: PanelRun, iteration = run.records.length): readonly HostToPanel[] {
  const transport = transportAt(iteration, { length: run.records.length });
  return [
    sessionOf(run, transport),
    { type: 'position', position: positionOf(run, iteration), transport },
    { type: 'series', series: seriesOf(run), append: false },
    { type: 'raster', raster: rasterOf(run) },
  ];
}

/** A run of `recordAt`'s records. */
export function madeUpRun(records: readonly IterationRecord[]): PanelRun {
  return { title: 'beale', parameters: ['x', 'y'], settings: settingsOf('spad2'), unbiased: false, records };
}
