/** What the page knows: what the host said last. */
import type {
  ComparedMethod,
  DataSetSummary,
  HostToTraining,
  NetworkOption,
  TrainingDraft,
  TrainingPageName,
  TrainingSummary,
  TrainingView,
} from '../protocol.ts';

export interface TrainingModel {
  readonly networks: readonly NetworkOption[];
  /** The network that the person asks to train. */
  readonly chosen?: string;
  readonly sets: readonly DataSetSummary[];
  /** Absent until the host has read them. */
  readonly trainings?: readonly TrainingSummary[];
  readonly view?: TrainingView;
  readonly methods: readonly ComparedMethod[];
  readonly faults: readonly string[];
}

export const NOTHING_YET: TrainingModel = { networks: [], sets: [], methods: [], faults: [] };

/** Kept over reloads. */
export interface TrainingTabView {
  readonly page: TrainingPageName;
  /** The training that is shown. */
  readonly id?: string;
  /** Charts that are shown as tables, by name. */
  readonly tables: readonly string[];
  /** Trainings that are overlaid. */
  readonly compared: readonly string[];
  readonly formOpen: boolean;
  readonly draft?: TrainingDraft;
}

export const FIRST_VIEW: TrainingTabView = { page: 'progress', tables: [], compared: [], formOpen: false };

export function reduce(model: TrainingModel, message: HostToTraining): TrainingModel {
  switch (message.type) {
    case 'networks':
      return { ...model, networks: message.networks, ...(message.chosen !== undefined && { chosen: message.chosen }) };
    case 'dataSets':
      return { ...model, sets: message.sets };
    case 'trainings':
      return { ...model, trainings: message.trainings };
    case 'training':
      return { ...model, view: message.view };
    case 'comparison':
      return { ...model, methods: message.methods };
    case 'faults':
      return { ...model, faults: message.faults };
    case 'started':
      return model;
  }
}
