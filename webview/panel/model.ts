/** What the panel knows: the host's messages, folded into one value. */
import type {
  Advice,
  CheckedDraft,
  ExperimentState,
  HostToPanel,
  Landscape,
  Position,
  Raster,
  RunComparison,
  RunDraft,
  RunSummary,
  Series,
  Trail,
  TransportState,
} from '../protocol.ts';

/** The active session. */
export type Session = Omit<Extract<HostToPanel, { type: 'session' }>, 'type'>;

/** What is absent was not sent yet, or is not to be had. */
export interface PanelModel {
  readonly session?: Session;
  /** Why there is no session. */
  readonly reason: string;
  readonly position?: Position;
  readonly series?: Series;
  readonly raster?: Raster;
  readonly advice: readonly Advice[];
  /** `undefined` until the host has sent the list. */
  readonly runs?: readonly RunSummary[];
  readonly defaults?: RunDraft;
  /** What the engine said of the draft in the form. */
  readonly checked: CheckedDraft;
  readonly comparison?: RunComparison;
  readonly landscape?: Landscape;
  readonly trails: readonly Trail[];
  readonly experiments?: readonly ExperimentState[];
}

export const NOTHING_YET: PanelModel = { reason: '', advice: [], checked: { faults: [] }, trails: [] };

/** The model after a message; messages that change nothing lasting (`hover`, `open`) leave it as it is. */
export function reduce(model: PanelModel, message: HostToPanel): PanelModel {
  switch (message.type) {
    case 'session': {
      const { type: _type, ...session } = message;
      const { position: _position, series: _series, raster: _raster, landscape: _landscape, ...lasting } = model;
      return { ...lasting, session, advice: [], trails: [] };
    }
    case 'empty': {
      const { runs, defaults, comparison, experiments } = model;
      return {
        ...NOTHING_YET,
        reason: message.reason,
        ...(runs && { runs }),
        ...(defaults && { defaults }),
        ...(comparison && { comparison }),
        ...(experiments && { experiments }),
      };
    }
    case 'transport':
      return withTransport(model, message.transport);
    case 'position':
      return { ...withTransport(model, message.transport), position: message.position };
    case 'series':
      return { ...model, series: message.append && model.series !== undefined ? appended(model.series, message.series) : message.series };
    case 'raster':
      return { ...model, raster: message.raster };
    case 'runs':
      return { ...model, runs: message.runs, defaults: message.defaults };
    case 'run':
      return { ...model, runs: (model.runs ?? []).map((run) => (run.id === message.run.id ? message.run : run)) };
    case 'faults': {
      const { type: _type, ...checked } = message;
      return { ...model, checked };
    }
    case 'comparison':
      return { ...model, comparison: message.comparison };
    case 'landscape':
      return { ...model, landscape: message.landscape };
    case 'trails':
      return { ...model, trails: message.trails };
    case 'experiments':
      return { ...model, experiments: message.experiments };
    case 'advice':
      return { ...model, advice: message.advice };
    case 'hover':
    case 'open':
      return model;
  }
}

/** A series with more points at its end. */
export function appended(before: Series, more: Series): Series {
  const join = (one: readonly number[], other: readonly number[] = []): readonly number[] => [...one, ...other];
  const { columns } = before;
  return {
    ...before,
    to: more.to,
    iterations: join(before.iterations, more.iterations),
    columns: {
      objective: join(columns.objective, more.columns.objective),
      norm: join(columns.norm, more.columns.norm),
      exactNorm: join(columns.exactNorm, more.columns.exactNorm),
      cosine: join(columns.cosine, more.columns.cosine),
      variance: join(columns.variance, more.columns.variance),
      bias: join(columns.bias, more.columns.bias),
      leastVariance: join(columns.leastVariance, more.columns.leastVariance),
      tapeSelected: join(columns.tapeSelected, more.columns.tapeSelected),
      tapeFull: join(columns.tapeFull, more.columns.tapeFull),
      tapeCandidates: join(columns.tapeCandidates, more.columns.tapeCandidates),
    },
    gradients: before.gradients.map((column, index) => join(column, more.gradients[index])),
    exacts: before.exacts.map((column, index) => join(column, more.exacts[index])),
  };
}

function withTransport(model: PanelModel, transport: TransportState): PanelModel {
  return model.session === undefined ? model : { ...model, session: { ...model.session, transport } };
}
