import type {
  IterationDetails,
  Predictions,
  TrainingEvaluation,
  TrainingSeries,
  TrainingStatus,
  TrainingSummary,
  TrainingView,
} from '../../webview/protocol.ts';
import { Thinned, type ThinnedDump } from '../history/thinned.ts';
import { Rate } from '../runs/rate.ts';
import type { TrainingAdvanced, TrainingOpened } from '../workers/training-service.ts';
import { groupOf, methodName, type StoredPlan } from './plan.ts';

/** What is known of a training, as plain data. */
export interface TrainingDump {
  readonly plan: StoredPlan;
  readonly status: TrainingStatus;
  readonly message?: string;
  readonly iteration: number;
  readonly milliseconds: number;
  readonly opened?: TrainingOpened;
  readonly losses: ThinnedDump;
  readonly norms?: ThinnedDump;
  readonly evaluations: readonly TrainingEvaluation[];
  readonly details?: IterationDetails;
  readonly predictions?: Predictions;
}

/** Points of a chart. */
const POINTS = 800;
/** Buckets of the norms: there is a column a layer. */
const NORM_BUCKETS = 1024;

/** One training: its plan, and all that has come of it. */
export class Training {
  readonly plan: StoredPlan;
  /** Its state when it was last written down, as the engine reads it. */
  checkpoint: Uint8Array | undefined;
  #status: TrainingStatus = 'waiting';
  #message: string | undefined;
  #iteration = 0;
  #milliseconds = 0;
  #opened: TrainingOpened | undefined;
  #losses = new Thinned(1);
  #norms: Thinned | undefined;
  #evaluations: TrainingEvaluation[] = [];
  #details: IterationDetails | undefined;
  #predictions: Predictions | undefined;
  #rate = new Rate();

  constructor(plan: StoredPlan) {
    this.plan = plan;
  }

  /** The inverse of `dump`. One that was going on when it was written has lost its worker: it is paused. */
  static from(dump: TrainingDump): Training {
    const training = new Training(dump.plan);
    const idle = dump.status === 'done' || dump.status === 'cancelled' || dump.status === 'failed';
    training.#status = idle ? dump.status : 'paused';
    training.#message = dump.message;
    training.#iteration = dump.iteration;
    training.#milliseconds = dump.milliseconds;
    training.#opened = dump.opened;
    training.#losses = Thinned.from(dump.losses, 1);
    if (dump.norms && dump.opened) training.#norms = Thinned.from(dump.norms, dump.opened.weights.length, NORM_BUCKETS);
    training.#evaluations = [...dump.evaluations];
    training.#details = dump.details;
    training.#predictions = dump.predictions;
    return training;
  }

  get status(): TrainingStatus {
    return this.#status;
  }

  get iteration(): number {
    return this.#iteration;
  }

  get total(): number {
    return this.plan.settings.iterations;
  }

  get evaluations(): readonly TrainingEvaluation[] {
    return this.#evaluations;
  }

  get millisecondsPerStep(): number | undefined {
    return this.#iteration > 0 ? this.#milliseconds / this.#iteration : undefined;
  }

  /** All that reproduces it, as a line; known once it was opened. */
  get header(): string | undefined {
    return this.#opened?.header;
  }

  turn(status: TrainingStatus, message?: string): void {
    this.#status = status;
    this.#message = message;
    if (status !== 'running') this.#rate = new Rate();
  }

  opened(facts: TrainingOpened): void {
    this.#opened = facts;
    this.#norms ??= new Thinned(facts.weights.length, 0, NORM_BUCKETS);
  }

  /**
   * What the worker did. After a crash it does iterations again that are known: they come out the same, bit for bit, so they are
   * passed over.
   */
  add({ iteration, losses, norms, milliseconds, details, evaluation, predictions, checkpoint }: TrainingAdvanced, now: number): void {
    const first = iteration - losses.length;
    const known = Math.max(0, this.#losses.to - first);
    for (const loss of losses.slice(known)) this.#losses.append([loss]);
    for (const row of norms.slice(known)) this.#norms?.append(row);
    this.#milliseconds += losses.length > 0 ? (milliseconds * (losses.length - known)) / losses.length : 0;
    this.#iteration = this.#losses.to;
    this.#rate.add(now, iteration);
    this.#details = details ?? this.#details;
    this.#predictions = predictions ?? this.#predictions;
    if (evaluation !== undefined && !this.#evaluations.some((one) => one.iteration === evaluation.iteration))
      this.#evaluations.push(evaluation);
    this.checkpoint = checkpoint ?? this.checkpoint;
  }

  get summary(): TrainingSummary {
    const { id, settings, data } = this.plan;
    const rate = this.#status === 'running' ? this.#rate.perSecond : 0;
    const evaluation = this.#evaluations.at(-1);
    return {
      id,
      name: methodName(this.plan),
      group: groupOf(this.plan),
      settings,
      data,
      status: this.#status,
      ...(this.#message !== undefined && { message: this.#message }),
      iteration: this.#iteration,
      ...(this.#opened && { perEpoch: this.#opened.perEpoch, memory: this.#opened.memory }),
      ...(this.#iteration > 0 && { loss: this.#losses.valueAt(this.#iteration - 1, 0) }),
      ...(evaluation && { evaluation }),
      ...(rate > 0 && { rate, secondsLeft: (this.total - this.#iteration) / rate }),
    };
  }

  get view(): TrainingView {
    return {
      id: this.plan.id,
      series: this.#series(),
      evaluations: this.#evaluations,
      timeline: this.#opened?.timeline ?? [],
      ...(this.#details && { details: this.#details }),
      ...(this.#predictions && { predictions: this.#predictions }),
    };
  }

  dump(): TrainingDump {
    return {
      plan: this.plan,
      status: this.#status,
      ...(this.#message !== undefined && { message: this.#message }),
      iteration: this.#iteration,
      milliseconds: this.#milliseconds,
      ...(this.#opened && { opened: this.#opened }),
      losses: this.#losses.dump(),
      ...(this.#norms && { norms: this.#norms.dump() }),
      evaluations: this.#evaluations,
      ...(this.#details && { details: this.#details }),
      ...(this.#predictions && { predictions: this.#predictions }),
    };
  }

  #series(): TrainingSeries {
    const { bucket, rows, columns } = this.#losses.points(0, this.#iteration, POINTS);
    const norms = this.#norms?.points(0, this.#iteration, POINTS / 2);
    return {
      bucket,
      iterations: rows,
      loss: columns[0] ?? [],
      norms: (this.#opened?.weights ?? []).map((name, index) => ({ name, values: norms?.columns[index] ?? [] })),
      normIterations: norms?.rows ?? [],
      normBucket: norms?.bucket ?? 1,
    };
  }
}
