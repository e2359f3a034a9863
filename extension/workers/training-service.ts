/** The part of the engine service that trains networks. The worker holds the one training that was opened last. */
import type { Diagnostic, NamedBytes, TrainingSettings } from '../../engine/index.ts';
import type { IterationDetails, MemoryStep, NetworkOption, Predictions, StepBytes, TrainingEvaluation } from '../../webview/protocol.ts';
import type { FunctionSource, Source } from './service.ts';

/** What a training reads. */
export type TrainingData = { readonly kind: 'glyphs' } | { readonly kind: 'files'; readonly files: readonly NamedBytes[] };

export interface TrainingPlan {
  readonly settings: TrainingSettings;
  /** The function that is the network, where it is none of the engine's own. */
  readonly source?: FunctionSource;
  readonly data: TrainingData;
  /** The extension's version, for the header. */
  readonly version: string;
}

export interface TrainingOpened {
  /** Iterations done, by the checkpoint. */
  readonly iteration: number;
  readonly perEpoch: number;
  /** All that reproduces the training, as a line: what its checkpoints belong to. */
  readonly header: string;
  readonly memory: StepBytes & { readonly baseline: StepBytes };
  readonly timeline: readonly MemoryStep[];
  /** The weights, in the order of the backward pass: the columns of `norms`. */
  readonly weights: readonly string[];
}

export interface TrainingAdvance {
  /** Goes back first, to where so many iterations were done. */
  readonly from?: number;
  /** How many iterations are done in the end. */
  readonly to: number;
  /** Milliseconds after which it stops; at least one iteration is done where there is one to do. */
  readonly milliseconds: number;
  /** Evaluates after every so many iterations, and then answers at once. */
  readonly evaluateEvery: number;
  /** What the last iteration kept, and its gradients. */
  readonly details: boolean;
  /** The state in the end, as bytes. */
  readonly checkpoint: boolean;
}

export interface TrainingAdvanced {
  readonly iteration: number;
  /** Of each iteration that was done. */
  readonly losses: readonly number[];
  /** Of each of them, ‖gradient‖ of each weight. */
  readonly norms: readonly (readonly number[])[];
  /** Milliseconds that went into steps. */
  readonly milliseconds: number;
  readonly details?: IterationDetails;
  readonly evaluation?: TrainingEvaluation;
  readonly predictions?: Predictions;
  readonly checkpoint?: Uint8Array;
}

export interface FoundNetwork {
  readonly option: NetworkOption;
  /** The function's name. */
  readonly name: string;
}

/** What is wrong with the data or the settings is an answer. */
export type TrainingOutcome<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly message: string };

export interface TrainingService {
  /** The engine's own. */
  networks(): readonly NetworkOption[];
  /** The annotated functions of a text that are networks, and what keeps others with tensors from being one. */
  networksIn(source: Source): { readonly networks: readonly FoundNetwork[]; readonly diagnostics: readonly Diagnostic[] };
  /** What is wrong with settings; nothing when all is well. */
  trainingFaults(settings: TrainingSettings): readonly string[];
  /** Opens a training in the place of the last one, at a checkpoint where there is one. */
  trainingOpen(plan: TrainingPlan, checkpoint?: Uint8Array): TrainingOutcome<TrainingOpened>;
  /** Iterations of the open training. Throws where there is none. */
  trainingAdvance(request: TrainingAdvance): TrainingAdvanced;
}
