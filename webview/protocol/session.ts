/** What graph and panel both say about a session. */
import type { Candidate, EstimatorSettings } from '../../engine/index.ts';

/** What the transport buttons ask for; each is also a command of the extension. */
export type TransportAction = 'step' | 'stepBack' | 'play' | 'pause' | 'reset';

export interface TransportState {
  readonly iteration: number;
  readonly playing: boolean;
  readonly canStepBack: boolean;
  /** A step is being computed. */
  readonly busy: boolean;
}

/** The settings that the controls edit. */
export interface RunChoice {
  readonly estimator: Partial<EstimatorSettings>;
  readonly learningRate?: number;
  readonly optimizer?: string;
  readonly seed?: number;
}

/** The candidates from which the selection of an iteration was chosen, there or at an earlier one. */
export interface Comparison {
  readonly iteration: number;
  readonly candidates: readonly Candidate[];
}
