/** The editor tab in which networks are trained. Its page has the bundle `training`. */
import type { GradientSummary, Mistake, SignalHealth, TrainingSettings } from '../../engine/index.ts';
import type { DataSetSummary, DataSetWish } from './data-sets.ts';

/** A network that can be trained, and the settings that a new training of it begins with. */
export interface NetworkOption {
  /** `smallfc`, or `network.ts#digits` for a function of the person's own. */
  readonly name: string;
  readonly description: string;
  /** A function of the person's own: dropout stands in it, where it has any. */
  readonly own: boolean;
  /** Numbers in an example. */
  readonly exampleSize: number;
  /** Numbers that are trained. */
  readonly parameters: number;
  readonly standard: TrainingSettings;
}

/** What the form of a new training holds. */
export interface TrainingDraft {
  readonly settings: TrainingSettings;
  /** The id of a data set. */
  readonly data: string;
  /** Iterations between two evaluations. */
  readonly evaluateEvery: number;
  /** How many trainings, with seeds that count up from the settings'. */
  readonly seeds: number;
}

export type TrainingStatus =
  /** For a worker to be free. */
  | 'waiting'
  /** Reads its data and lays out its memory. */
  | 'preparing'
  | 'running'
  | 'paused'
  | 'done'
  /** Ended by the person; goes on from its last checkpoint where that is wanted. */
  | 'cancelled'
  /** The worker died, or the data cannot be read. What was computed until the last checkpoint is kept. */
  | 'failed';

export interface Score {
  readonly loss: number;
  /** The share of images that are told rightly. */
  readonly accuracy: number;
}

export interface TrainingEvaluation {
  /** Iterations done before. */
  readonly iteration: number;
  readonly train: Score;
  readonly test: Score;
}

/** Bytes of one step. Parameters and the optimizer's state are apart. */
export interface StepBytes {
  /** The arena that a step runs in. */
  readonly peak: number;
  /** What the forward pass leaves for the backward pass. */
  readonly saved: number;
}

export interface TrainingSummary {
  readonly id: string;
  readonly name: string;
  /** The same for trainings that differ in their seed only. */
  readonly group: string;
  readonly settings: TrainingSettings;
  readonly data: string;
  readonly status: TrainingStatus;
  /** In words: why it failed. */
  readonly message?: string;
  /** Iterations done. */
  readonly iteration: number;
  /** Iterations in an epoch. */
  readonly perEpoch?: number;
  readonly loss?: number;
  readonly evaluation?: TrainingEvaluation;
  /** Iterations a second, over the last seconds; while it runs. */
  readonly rate?: number;
  readonly secondsLeft?: number;
  readonly memory?: StepBytes & { readonly baseline: StepBytes };
}

/** Losses of the batches, one a point, or two a bucket: its least and its largest. */
export interface TrainingSeries {
  readonly bucket: number;
  /** Counted from 0. */
  readonly iterations: readonly number[];
  readonly loss: readonly number[];
  /** ‖gradient‖ of each weight. */
  readonly norms: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** The iterations of the norms, counted from 0: fewer are kept of them. */
  readonly normIterations: readonly number[];
  readonly normBucket: number;
}

/** One moment of a step: the forward or the backward pass of one node. */
export interface MemoryStep {
  readonly pass: 'forward' | 'again' | 'backward';
  readonly name: string;
  /** In use, with this method and with the baseline. */
  readonly bytes: number;
  readonly baseline: number;
}

/** What a layer kept of its input at one iteration. */
export interface LayerKept {
  readonly layer: string;
  /** What a unit is: a feature (of convolutions: a channel), or a line of pixels of an image of the batch. */
  readonly axis: 'features' | 'lines';
  readonly units: number;
  readonly kept: number;
  /** Numbers of the kept units; absent where all of them are mixed into fewer. */
  readonly indices?: readonly number[];
  /** ‖gradient‖ of each candidate where some were compared at this iteration. */
  readonly candidates: readonly number[];
  /** The kept candidate's number, and the iteration at which it was drawn; both counted from 0. */
  readonly draw: number;
  readonly since: number;
}

/** `counts`: by half powers of ten, from 1e-12 on. */
export interface LayerGradient extends GradientSummary {
  readonly health: SignalHealth;
}

export interface IterationDetails {
  /** Counted from 0. */
  readonly iteration: number;
  readonly loss: number;
  readonly gradients: readonly LayerGradient[];
  readonly layers: readonly LayerKept[];
}

/** A picture that the network gets wrong. */
export interface MistakenImage extends Mistake {
  /** [height, width, channels], bytes. */
  readonly pixels: readonly number[];
}

export interface Predictions {
  /** Iterations done. */
  readonly iteration: number;
  /** Images that were looked at. */
  readonly count: number;
  /** By label, then by what the network says. */
  readonly confusion: readonly (readonly number[])[];
  readonly classes: readonly string[];
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly mistakes: readonly MistakenImage[];
}

/** The training that is shown, in full. */
export interface TrainingView {
  readonly id: string;
  readonly series: TrainingSeries;
  readonly evaluations: readonly TrainingEvaluation[];
  readonly timeline: readonly MemoryStep[];
  readonly details?: IterationDetails;
  readonly predictions?: Predictions;
}

/** One method over its seeds. */
export interface ComparedMethod {
  readonly group: string;
  readonly name: string;
  readonly seeds: number;
  /** Iterations at which all of its seeds were evaluated. */
  readonly iterations: readonly number[];
  /** Least, mean and largest over the seeds, by curve. */
  readonly curves: Readonly<Record<CurveName, MethodCurve>>;
  /** Of the last common evaluation, by seed. */
  readonly accuracies: readonly number[];
  readonly bytes?: StepBytes;
  /** Milliseconds a step, the mean over the seeds. */
  readonly milliseconds?: number;
}

export const CURVES = ['testAccuracy', 'testLoss', 'trainAccuracy', 'trainLoss'] as const;
export type CurveName = (typeof CURVES)[number];

export interface MethodCurve {
  readonly low: readonly number[];
  readonly mean: readonly number[];
  readonly high: readonly number[];
}

export type HostToTraining =
  /** `chosen`: the one that the person asks to train. */
  | { readonly type: 'networks'; readonly networks: readonly NetworkOption[]; readonly chosen?: string }
  | { readonly type: 'dataSets'; readonly sets: readonly DataSetSummary[] }
  /** Newest first. */
  | { readonly type: 'trainings'; readonly trainings: readonly TrainingSummary[] }
  | { readonly type: 'training'; readonly view: TrainingView }
  | { readonly type: 'comparison'; readonly methods: readonly ComparedMethod[] }
  /** What is wrong with the draft; nothing where all is well. */
  | { readonly type: 'faults'; readonly faults: readonly string[] }
  /** Trainings were started: the first is to be shown, several are to be compared. */
  | { readonly type: 'started'; readonly ids: readonly string[] };

export type TrainingToHost =
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly message: string }
  /** Answered by `faults`. */
  | { readonly type: 'check'; readonly draft: TrainingDraft }
  /** Starts them one after the other; faults are answered instead where there are some. */
  | { readonly type: 'start'; readonly drafts: readonly TrainingDraft[] }
  /** Which training is to be shown, and on which page. */
  | { readonly type: 'show'; readonly id?: string | undefined; readonly page: TrainingPageName }
  | { readonly type: 'act'; readonly id: string; readonly action: TrainingAction }
  /** Which trainings are overlaid. */
  | { readonly type: 'compare'; readonly ids: readonly string[] }
  | { readonly type: 'dataSet'; readonly wish: DataSetWish };

export const TRAINING_PAGES = ['progress', 'layers', 'predictions', 'compare', 'data'] as const;
export type TrainingPageName = (typeof TRAINING_PAGES)[number];

/** `step`, `back`: the next iteration or the one before, and then a pause. `remove`: the host asks before. */
export const TRAINING_ACTIONS = ['resume', 'pause', 'step', 'back', 'cancel', 'remove', 'export'] as const;
export type TrainingAction = (typeof TRAINING_ACTIONS)[number];
