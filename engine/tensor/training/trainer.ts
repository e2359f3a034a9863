import type { ImageData } from '../../data/images.ts';
import { at, invariant } from '../../invariant.ts';
import { fractionOf } from '../estimators/settings.ts';
import { estimateStep, type UnitEstimatorState } from '../estimators/unit-estimator.ts';
import { createKernels, type Kernels } from '../kernels/kernels.ts';
import { findNetwork } from '../models/index.ts';
import { initialParameters, type Network, type NetworkFactory } from '../models/network.ts';
import { initialMoments, type Moments, update } from '../optimizer.ts';
import type { Plan } from '../plan/plan.ts';
import type { TensorId } from '../program.ts';
import { TensorStep } from '../step.ts';
import { Batches, batchOf, type Centring, centringOf, resample } from './batches.ts';
import type { TrainingSettings } from './settings.ts';

/** What happened in one iteration of training. */
export interface TrainingRecord {
  readonly iteration: number;
  /** On the batch, before the update. */
  readonly loss: number;
  /** ‖estimate‖ by parameter with its name, in the order of the backward pass. */
  readonly norms: readonly (readonly [name: string, norm: number])[];
  /** Candidates that were compared. */
  readonly compared: number;
}

/** How a network does on data that it may not have seen. */
export interface Evaluation {
  readonly loss: number;
  /** The share of images whose largest logit is their label's. */
  readonly accuracy: number;
}

/** All that changes in a training. Its numbers are bytes, so that a training goes on from it bit for bit. */
export interface TrainingState {
  readonly iteration: number;
  readonly estimator: UnitEstimatorState;
  readonly parameters: ReadonlyMap<TensorId, Float32Array>;
  readonly moments: ReadonlyMap<TensorId, Moments>;
}

/** Images that are evaluated at once. */
const EVALUATED = 250;

/** Trains a network on images. The same settings, data and state give the same next state, bit for bit. */
export class Trainer {
  readonly settings: TrainingSettings;
  readonly network: Network;
  readonly kernels: Kernels;
  readonly #factory: NetworkFactory;
  readonly #data: ImageData;
  readonly #centring: Centring;
  readonly #batches: Batches;
  readonly #parameters: Map<TensorId, Float32Array>;
  readonly #moments: Map<TensorId, Moments>;
  readonly #step: TensorStep;
  #evaluator: TensorStep | undefined;
  #evaluated: Network | undefined;
  #iteration: number;
  #estimator: UnitEstimatorState;

  /** Throws `RangeError` where there is no such network, or the data do not fit it. */
  constructor(settings: TrainingSettings, data: ImageData, state?: TrainingState, kernels = createKernels()) {
    const factory = findNetwork(settings.network);
    if (!factory) throw new RangeError(`there is no network ${settings.network}`);
    const size = data.height * data.width * data.channels;
    if (size !== factory.example.reduce((product, extent) => product * extent, 1)) {
      throw new RangeError(`${factory.name} reads images of [${factory.example.join(', ')}]; these have ${size} numbers`);
    }
    this.settings = settings;
    this.#factory = factory;
    this.#data = data;
    this.network = factory.create(settings.batch, settings.keep);
    this.#centring = centringOf(data);
    this.#batches = new Batches(resample(data.count, settings.bootstrap, settings.seed), settings.batch, settings.seed);
    this.#parameters = new Map(state?.parameters ?? initialParameters(this.network.program, settings.seed));
    const { name } = settings.optimizer;
    this.#moments = new Map(state?.moments ?? Array.from(this.#parameters, ([id, { length }]) => [id, initialMoments(name, length)]));
    this.#step = new TensorStep(this.network.program, this.#parameters, fractionOf(settings.estimator), kernels);
    this.kernels = kernels;
    this.#iteration = state?.iteration ?? 0;
    this.#estimator = state?.estimator ?? [];
  }

  get iteration(): number {
    return this.#iteration;
  }

  get perEpoch(): number {
    return this.#batches.perEpoch;
  }

  /** Where the step's memory goes. */
  get plan(): Plan {
    return this.#step.plan;
  }

  /** One iteration. */
  step(): TrainingRecord {
    const { optimizer, estimator, seed } = this.settings;
    const { images, labels } = batchOf(this.#data, this.#centring, this.#batches.of(this.#iteration));
    const norms: (readonly [string, number])[] = [];
    const iteration = this.#iteration;
    const { loss, state, compared } = estimateStep(this.#step, estimator, this.#estimator, {
      inputs: new Map([
        [this.network.images, images],
        [this.network.labels, labels],
      ]),
      seed,
      iteration,
      onGradient: (id, gradient) => {
        const parameter = this.#parameters.get(id);
        const moments = this.#moments.get(id);
        invariant(parameter && moments, 'a gradient without its parameter');
        norms.push([at(this.network.program.instructions, id).name, update(optimizer, iteration, parameter, moments, gradient)]);
      },
    });
    this.#estimator = state;
    this.#iteration++;
    return { iteration, loss, norms, compared };
  }

  /** How the network does on the first `most` images. */
  evaluate(data: ImageData, most = data.count): Evaluation {
    const count = Math.min(most, data.count) - (Math.min(most, data.count) % this.#evaluationSize(data));
    let [loss, hits] = [0, 0];
    const size = this.#evaluationSize(data);
    const { network, step } = this.#forEvaluation(size);
    for (let from = 0; from < count; from += size) {
      const { images, labels } = batchOf(
        data,
        this.#centring,
        Array.from({ length: size }, (_, i) => from + i),
      );
      const inputs = new Map([
        [network.images, images],
        [network.labels, labels],
      ]);
      const batchLoss = step.forward({ inputs, choices: new Map(), seed: 0, iteration: 0 }, (id, value) => {
        if (id === network.logits) hits += hitsOf(value, labels);
      });
      loss += batchLoss * size;
    }
    return { loss: loss / count, accuracy: hits / count };
  }

  /** A copy of all that changes. */
  get state(): TrainingState {
    return {
      iteration: this.#iteration,
      estimator: this.#estimator,
      parameters: new Map(Array.from(this.#parameters, ([id, values]) => [id, values.slice()])),
      moments: new Map(Array.from(this.#moments, ([id, { first, second }]) => [id, { first: first.slice(), second: second.slice() }])),
    };
  }

  #evaluationSize({ count }: ImageData): number {
    return Math.min(EVALUATED, count);
  }

  #forEvaluation(size: number): { readonly network: Network; readonly step: TensorStep } {
    if (!this.#evaluated || !this.#evaluator || this.#evaluated.batch !== size) {
      this.#evaluated = this.#factory.create(size);
      this.#evaluator = new TensorStep(this.#evaluated.program, this.#parameters, undefined, this.kernels);
    }
    return { network: this.#evaluated, step: this.#evaluator };
  }
}

function hitsOf(logits: Float32Array, labels: Float32Array): number {
  const classes = logits.length / labels.length;
  return labels.reduce((hits, label, row) => {
    const own = logits.subarray(row * classes, (row + 1) * classes);
    return hits + (own.indexOf(Math.max(...own)) === label ? 1 : 0);
  }, 0);
}
