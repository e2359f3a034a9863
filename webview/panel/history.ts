/** What the panel knows: the host's messages, folded into one value. */
import type { IterationRecord, RunSettings } from '../../engine/index.ts';
import type { HostToPanel, TransportState } from '../protocol.ts';

export interface History {
  readonly title: string;
  /** Names of the differentiated parameters, in the order of the gradient's entries. */
  readonly parameters: readonly string[];
  readonly records: readonly IterationRecord[];
  readonly transport: TransportState;
  readonly settings: RunSettings;
  readonly unbiased: boolean;
}

/** Either a history or, in words, why there is none. */
export type PanelModel = { readonly kind: 'empty'; readonly reason: string } | ({ readonly kind: 'run' } & History);

export const NOTHING_YET: PanelModel = { kind: 'empty', reason: '' };

/** The model after a message. A change to a run that was never announced changes nothing. */
export function reduce(model: PanelModel, message: HostToPanel): PanelModel {
  switch (message.type) {
    case 'history':
      return { kind: 'run', ...message };
    case 'empty':
      return { kind: 'empty', reason: message.reason };
    case 'append':
      return change(model, message.transport, (records) => [...records, message.record]);
    case 'truncate':
      return change(model, message.transport, (records) => records.slice(0, message.length));
    case 'transport':
      return change(model, message.transport, (records) => records);
    default:
      return model;
  }
}

type Records = History['records'];

function change(model: PanelModel, transport: TransportState, records: (records: Records) => Records): PanelModel {
  return model.kind === 'empty' ? model : { ...model, transport, records: records(model.records) };
}
