import type { ImageData } from '../../data/images.ts';
import { at, invariant } from '../../invariant.ts';
import { keepingOf } from '../estimators/settings.ts';
import type { UnitEstimatorState } from '../estimators/types.ts';
import { estimateStep, type UnitEstimate } from '../estimators/unit-estimator.ts';
import { createKernels } from '../kernels/kernels.ts';
import type { KernelLibrary } from '../kernels/types.ts';
import { findNetwork } from '../models/index.ts';
import { initialParameters, type Network, type NetworkFactory } from '../models/network.ts';
import { companionsOf, type Moments, update } from '../optimizer.ts';
import type { Plan } from '../plan/plan.ts';
import type { TensorId } from '../program.ts';
import { TensorStep, type TensorStepOptions } from '../step.ts';
import { Batches, batchOf, centringOf, resample } from './batches.ts';
import { type Evaluation, Evaluator } from './evaluation.ts';
import { frozenAt } from './freezing.ts';
import { type GradientSummary, signalHealth, summarizeGradient } from './gradient-summary.ts';
import type { KeptUnits, TrainingRecord } from './record.ts';
import type { TrainingSettings } from './settings.ts';

/** All that changes in a training. Its numbers are bytes, so that a training goes on from it bit for bit. */
export interface TrainingState {
  readonly iteration: number;
  readonly estimator: UnitEstimatorState;
  readonly parameters: ReadonlyMap<TensorId, Float32Array>;
  readonly moments: ReadonlyMap<TensorId, Moments>;
}

export interface TrainerOptions {
  /** Where the training goes on; from the start where it is not given. */
  readonly state?: TrainingState | undefined;
  readonly kernels?: KernelLibrary;
  /** The network; that of the settings' name where it is not given. */
  readonly network?: NetworkFactory;
}

/**
 * Trains a network on images. The same settings, data and state give the same next state, bit for bit.
 *
 * For a view: `step({ details: true })` tells what each layer kept and how its gradients are, `memory` of `plan` (see
 * `stepMemory`) where the bytes go, `evaluate` the confusion matrix and the surest mistakes; `state` and `restore` step back.
 */
export class Trainer {
  readonly settings: TrainingSettings;
  readonly network: Network;
  readonly kernels: KernelLibrary;
  readonly #data: ImageData;
  readonly #centring;
  readonly #batches: Batches;
  readonly #options: TensorStepOptions;
  #frozen: ReadonlySet<TensorId> = new Set();
  #moments: ReadonlyMap<TensorId, Moments> = new Map();
  #step: TensorStep;
  readonly #evaluator: Evaluator;
  #iteration: number;
  #estimator: UnitEstimatorState;

  /** Throws `RangeError` where there is no such network, or the data do not fit it. */
  constructor(settings: TrainingSettings, data: ImageData, { state, kernels = createKernels(), network }: TrainerOptions = {}) {
    const factory = network ?? findNetwork(settings.network);
    if (!factory) throw new RangeError(`there is no network ${settings.network}`);
    const size = data.height * data.width * data.channels;
    if (size !== factory.example.reduce((product, extent) => product * extent, 1)) {
      throw new RangeError(`${factory.name} reads images of [${factory.example.join(', ')}]; these have ${size} numbers`);
    }
    this.settings = settings;
    this.kernels = kernels;
    this.network = factory.create(settings.batch, settings.keep);
    this.#data = data;
    this.#centring = centringOf(data);
    this.#batches = new Batches(resample(data.count, settings.bootstrap, settings.seed), settings.batch, settings.seed);
    this.#options = {
      keeping: keepingOf(settings.estimator),
      segments: settings.segments,
      library: kernels,
      companions: companionsOf(settings.optimizer.name),
    };
    this.#step = new TensorStep(
      this.network.program,
      initialParameters(this.network.program, settings.seed, factory.starts),
      this.#options,
    );
    this.#moments = momentsOf(this.#step);
    this.#evaluator = new Evaluator(factory, this.#centring, kernels);
    this.#iteration = 0;
    this.#estimator = [];
    if (state) this.restore(state);
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

  /** One iteration. `details` makes the record tell of every layer's gradient and kept units. */
  step({ details = false }: { readonly details?: boolean } = {}): TrainingRecord {
    const { optimizer, estimator, seed } = this.settings;
    this.#freeze();
    const { images, labels } = batchOf(this.#data, this.#centring, this.#batches.of(this.#iteration));
    const norms: (readonly [string, number])[] = [];
    const summaries: GradientSummary[] = [];
    const iteration = this.#iteration;
    const estimate = estimateStep(this.#step, estimator, this.#estimator, {
      inputs: new Map([
        [this.network.images, images],
        [this.network.labels, labels],
      ]),
      seed,
      iteration,
      onGradient: (id, gradient) => {
        const parameter = this.#step.parameters.get(id);
        const moments = this.#moments.get(id);
        invariant(parameter && moments, 'a gradient without its parameter');
        const name = this.#nameOf(id);
        if (details) summaries.push(summarizeGradient(name, gradient));
        norms.push([name, update(this.#step.kernels, optimizer, iteration, parameter, moments, gradient)]);
      },
    });
    this.#estimator = estimate.state;
    this.#iteration++;
    const record = { iteration, loss: estimate.loss, norms, compared: estimate.passes };
    if (!details) return record;
    const health = signalHealth(summaries);
    const gradients = summaries.map((summary, index) => ({ ...summary, health: at(health, index) }));
    return { ...record, details: { gradients, layers: this.#kept(estimate) } };
  }

  /** How the network does on the first `most` images. */
  evaluate(data: ImageData, most = data.count): Evaluation {
    return this.#evaluator.evaluate(this.#step.parameters, data, most);
  }

  /** A copy of all that changes. */
  get state(): TrainingState {
    return {
      iteration: this.#iteration,
      estimator: this.#estimator,
      parameters: new Map(Array.from(this.#step.parameters, ([id, values]) => [id, values.slice()])),
      moments: new Map(Array.from(this.#moments, ([id, { first, second }]) => [id, { first: first.slice(), second: second.slice() }])),
    };
  }

  /** Goes to a state of this training, an earlier one or one that was kept elsewhere. Throws `RangeError` where it is of another. */
  restore({ iteration, estimator, parameters, moments }: TrainingState): void {
    for (const [id, values] of this.#step.parameters) {
      const own = this.#moments.get(id);
      const [given, averages] = [parameters.get(id), moments.get(id)];
      if (given?.length !== values.length || averages?.first.length !== own?.first.length) {
        throw new RangeError('this is the state of another training');
      }
      values.set(given);
      if (averages) own?.first.set(averages.first);
      if (averages) own?.second.set(averages.second);
    }
    this.#iteration = iteration;
    this.#estimator = estimator;
  }

  /** A step of its own for each set of frozen layers: it needs less memory than the last. */
  #freeze(): void {
    const { freeze, iterations } = this.settings;
    if (freeze === undefined) return;
    const { program } = this.network;
    const frozen = frozenAt(program, freeze, this.#iteration, iterations);
    if (frozen.size === this.#frozen.size) return;
    const { moments } = this.state;
    this.#step = new TensorStep(program, this.#step.parameters, { ...this.#options, frozen });
    this.#moments = momentsOf(this.#step);
    for (const [id, { first, second }] of this.#moments) {
      const old = moments.get(id);
      if (old) first.set(old.first);
      if (old) second.set(old.second);
    }
    this.#frozen = frozen;
  }

  #kept({ choices, candidates, state }: UnitEstimate): readonly KeptUnits[] {
    return this.plan.layers.map(({ axis, instruction, units, kept }, index) => {
      const choice = choices.get(instruction.id);
      invariant(choice, 'a layer without a choice');
      const { draw, iteration: since } = at(state, index);
      const weights = this.#nameOf(at(instruction.operands, 1));
      return { layer: instruction.name, weights, axis, units, kept, choice, candidates: candidates[index] ?? [], draw, since };
    });
  }

  #nameOf(id: TensorId): string {
    return at(this.network.program.instructions, id).name;
  }
}

function momentsOf(step: TensorStep): ReadonlyMap<TensorId, Moments> {
  return new Map(
    Array.from(step.parameters.keys(), (id) => {
      const [first = new Float32Array(), second = new Float32Array()] = step.companions(id);
      return [id, { first, second }];
    }),
  );
}
