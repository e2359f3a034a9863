import {
  createKernels,
  DataError,
  type DataSet,
  decodeCheckpoint,
  digestOf,
  encodeCheckpoint,
  type NetworkFactory,
  networks,
  planStep,
  stepMemory,
  Trainer,
  trainingHeader,
  validateTraining,
} from '../../engine/index.ts';
import type { MemoryStep } from '../../webview/protocol.ts';
import { networkFor, networksIn, optionOf } from './networks.ts';
import { Trail } from './trail.ts';
import { readTrainingData } from './training-data.ts';
import { detailsOf, evaluationOf, predictionsOf } from './training-reports.ts';
import type { TrainingAdvance, TrainingAdvanced, TrainingOpened, TrainingPlan, TrainingService } from './training-service.ts';

/** Networks in training. A worker trains one at a time. */
export function trainingService(): TrainingService {
  let open: OpenTraining | undefined;
  return {
    networks: () => networks.map(optionOf),
    networksIn,
    trainingFaults: validateTraining,
    trainingOpen(plan, checkpoint) {
      open = undefined;
      try {
        const opened = new OpenTraining(plan, checkpoint);
        open = opened;
        return { ok: true, ...opened.facts };
      } catch (error) {
        if (error instanceof DataError || error instanceof RangeError) return { ok: false, message: error.message };
        throw error;
      }
    },
    trainingAdvance(request) {
      if (open === undefined) throw new RangeError('No training is open in this worker.');
      return open.advance(request);
    },
  };
}

/** Images that an evaluation looks at, of either part: enough for a standard error below a percent. */
const EVALUATED = 1000;

class OpenTraining {
  readonly #trainer: Trainer;
  readonly #network: NetworkFactory;
  readonly #data: DataSet;
  readonly #header: string;
  readonly #trail = new Trail();

  constructor({ settings, source, data, version }: TrainingPlan, checkpoint: Uint8Array | undefined) {
    this.#network = networkFor(settings.network, source);
    if (source && settings.keep !== undefined)
      throw new RangeError(`Dropout stands in the function itself: call dropout in ${source.name}.`);
    this.#data = readTrainingData(data, this.#network);
    const kernels = createKernels();
    this.#header = trainingHeader({ version, settings, data: digestOf(this.#data), kernels: kernels.variant });
    const state = checkpoint && decodeCheckpoint('The checkpoint', checkpoint, this.#header);
    this.#trainer = new Trainer(settings, this.#data.train, { state, kernels, network: this.#network });
  }

  get facts(): TrainingOpened {
    const { iteration, perEpoch, plan, settings } = this.#trainer;
    const memory = stepMemory(plan);
    // Without dropout, and with all units kept.
    const { program } = this.#network.create(settings.batch);
    const baseline = stepMemory(planStep(program));
    const ahead = new Map(baseline.timeline.map(({ pass, name, bytes }) => [`${pass} ${name}`, bytes]));
    const timeline = memory.timeline.map(
      ({ pass, name, bytes }): MemoryStep => ({ pass, name, bytes, baseline: ahead.get(`${pass} ${name}`) ?? Number.NaN }),
    );
    const bytes = ({ peak, saved }: typeof memory) => ({ peak, saved });
    return {
      iteration,
      perEpoch,
      header: this.#header,
      memory: { ...bytes(memory), baseline: bytes(baseline) },
      timeline,
      weights: weightsOf(plan.program),
    };
  }

  advance({ from, to, milliseconds, evaluateEvery, details, checkpoint }: TrainingAdvance): TrainingAdvanced {
    const trainer = this.#trainer;
    if (from !== undefined) this.#goBack(from);
    this.#trail.note(trainer.iteration, () => trainer.state);
    const weights = weightsOf(trainer.plan.program);
    const losses: number[] = [];
    const norms: (readonly number[])[] = [];
    let last: ReturnType<Trainer['step']> | undefined;
    const evaluated = (iteration: number): boolean => iteration % evaluateEvery === 0 || iteration >= trainer.settings.iterations;
    let ends = trainer.iteration >= to;
    const began = performance.now();
    while (!ends) {
      const next = trainer.iteration + 1;
      const due = next >= to || next % evaluateEvery === 0 || performance.now() - began >= milliseconds;
      // A training that nobody watches is still known in detail where it was evaluated.
      last = trainer.step({ details: due && (details || evaluated(next)) });
      losses.push(last.loss);
      const own = new Map(last.norms);
      norms.push(weights.map((name) => own.get(name) ?? Number.NaN));
      ends = due;
    }
    const spent = performance.now() - began;
    const { iteration } = trainer;
    const evaluates = losses.length > 0 && evaluated(iteration);
    const test = evaluates ? trainer.evaluate(this.#data.test, EVALUATED) : undefined;
    return {
      iteration,
      losses,
      norms,
      milliseconds: spent,
      ...(last?.details && { details: detailsOf(last, last.details, weights) }),
      ...(test && {
        evaluation: evaluationOf(iteration, trainer.evaluate(this.#data.train, EVALUATED), test),
        predictions: predictionsOf(iteration, test, this.#data.test),
      }),
      ...(checkpoint && { checkpoint: encodeCheckpoint(trainer.state, this.#header) }),
    };
  }

  /** What lies between is done again: it comes out the same. Stays where nothing so early is known. */
  #goBack(iteration: number): void {
    const state = this.#trail.before(iteration);
    if (state === undefined) return;
    this.#trainer.restore(state);
    while (this.#trainer.iteration < iteration) this.#trainer.step();
  }
}

/** Parameters with more than one axis, last first: biases have small gradients that say little. */
function weightsOf({ instructions }: Trainer['plan']['program']): readonly string[] {
  return instructions
    .filter(({ kind, shape }) => kind === 'parameter' && shape.length > 1)
    .map(({ name }) => name)
    .toReversed();
}
