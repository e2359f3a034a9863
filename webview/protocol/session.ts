/** What graph and panel both say about a session. */
import type { Candidate, EstimatorSettings, ObservationSettings, Schedule, StopCondition } from '../../engine/index.ts';

/** What the transport buttons ask for; each is also a command of the extension. */
export type TransportAction = 'step' | 'stepBack' | 'play' | 'pause' | 'reset';

export interface TransportState {
  /** How many iterations are done where the person stands; the record shown is that of the last of them. */
  readonly iteration: number;
  /** How many iterations are known: the person can go to any from 0 to this. Stepping back leaves it as it is. */
  readonly length: number;
  readonly playing: boolean;
  readonly canStepBack: boolean;
  /** A step is being computed. */
  readonly busy: boolean;
  /** Iterations a second while playing. */
  readonly speed: number;
  /** While a run to a condition is under way: what it waits for. */
  readonly until?: StopCondition;
}

/** The settings that the controls edit. */
export interface RunChoice {
  readonly estimator: Partial<EstimatorSettings>;
  readonly learningRate?: number;
  readonly optimizer?: string;
  readonly beta1?: number;
  readonly beta2?: number;
  readonly stability?: number;
  readonly weightDecay?: number;
  /** null: not clipped. */
  readonly clip?: number | null;
  /** null: constant. */
  readonly schedule?: Schedule | null;
  /** How rows are chosen, where the function has `@data`. */
  readonly observation?: ObservationSettings;
  readonly seed?: number;
  /** Where the run starts, one number a leaf of the parameters; the function's own start where it is not given. */
  readonly start?: readonly number[];
}

/** The candidates from which the selection of an iteration was chosen, there or at an earlier one. */
export interface Comparison {
  readonly iteration: number;
  readonly candidates: readonly Candidate[];
}

/** A function of a document. */
export interface FunctionIdentity {
  readonly uri: string;
  readonly name: string;
}
