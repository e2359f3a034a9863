import {
  createKernels,
  DataError,
  type DataSet,
  decodeCheckpoint,
  digestOf,
  encodeCheckpoint,
  findNetwork,
  networks,
  paperSettings,
  planStep,
  stepMemory,
  Trainer,
  trainingHeader,
  validateTraining,
} from '../../engine/index.ts';
import type { MemoryStep, NetworkOption } from '../../webview/protocol.ts';
import { readTrainingData } from './training-data.ts';
import { detailsOf, evaluationOf, predictionsOf } from './training-reports.ts';
import type { TrainingAdvance, TrainingAdvanced, TrainingOpened, TrainingPlan, TrainingService } from './training-service.ts';

/** Networks in training. A worker trains one at a time. */
export function trainingService(): TrainingService {
  let open: OpenTraining | undefined;
  return {
    networks: () => networks.map(({ name }) => optionOf(name)),
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
  readonly #data: DataSet;
  readonly #header: string;

  constructor({ settings, data, version }: TrainingPlan, checkpoint: Uint8Array | undefined) {
    this.#data = readTrainingData(data, settings.network);
    const kernels = createKernels();
    this.#header = trainingHeader({ version, settings, data: digestOf(this.#data), kernels: kernels.variant });
    const state = checkpoint && decodeCheckpoint('The checkpoint', checkpoint, this.#header);
    this.#trainer = new Trainer(settings, this.#data.train, { state, kernels });
  }

  get facts(): TrainingOpened {
    const { iteration, perEpoch, plan, settings } = this.#trainer;
    const memory = stepMemory(plan);
    // Without dropout, and with all units kept.
    const { program } = findNetwork(settings.network)?.create(settings.batch) ?? plan;
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

  advance({ to, milliseconds, evaluateEvery, details, checkpoint }: TrainingAdvance): TrainingAdvanced {
    const trainer = this.#trainer;
    const weights = weightsOf(trainer.plan.program);
    const losses: number[] = [];
    const norms: (readonly number[])[] = [];
    let last: ReturnType<Trainer['step']> | undefined;
    let ends = trainer.iteration >= to;
    const began = performance.now();
    while (!ends) {
      const next = trainer.iteration + 1;
      const due = next >= to || next % evaluateEvery === 0 || performance.now() - began >= milliseconds;
      last = trainer.step({ details: details && due });
      losses.push(last.loss);
      const own = new Map(last.norms);
      norms.push(weights.map((name) => own.get(name) ?? Number.NaN));
      ends = due;
    }
    const spent = performance.now() - began;
    const { iteration } = trainer;
    const evaluates = losses.length > 0 && (iteration % evaluateEvery === 0 || iteration >= trainer.settings.iterations);
    const test = evaluates ? trainer.evaluate(this.#data.test, EVALUATED) : undefined;
    return {
      iteration,
      losses,
      norms,
      milliseconds: spent,
      ...(last?.details && { details: detailsOf(last, last.details) }),
      ...(test && {
        evaluation: evaluationOf(iteration, trainer.evaluate(this.#data.train, EVALUATED), test),
        predictions: predictionsOf(iteration, test, this.#data.test),
      }),
      ...(checkpoint && { checkpoint: encodeCheckpoint(trainer.state, this.#header) }),
    };
  }
}

/** Parameters with more than one axis, last first: biases have small gradients that say little. */
function weightsOf({ instructions }: Trainer['plan']['program']): readonly string[] {
  return instructions
    .filter(({ kind, shape }) => kind === 'parameter' && shape.length > 1)
    .map(({ name }) => name)
    .toReversed();
}

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  smallfc: 'SmallFCNet of the paper: three layers of 300 units with ReLU.',
  smallconv: 'SmallConvNet of the paper: four convolutions, two poolings, one linear layer.',
};

/** Iterations that a new training has: a minute, not the paper's hour. */
const ITERATIONS: Readonly<Record<string, number>> = { smallfc: 2000, smallconv: 1000 };

function optionOf(name: string): NetworkOption {
  const factory = findNetwork(name);
  const program = factory?.create(1).program;
  const size = (shape: readonly number[]): number => shape.reduce((product, extent) => product * extent, 1);
  return {
    name,
    description: DESCRIPTIONS[name] ?? '',
    exampleSize: size(factory?.example ?? []),
    parameters: (program?.instructions ?? []).reduce((sum, { kind, shape }) => (kind === 'parameter' ? sum + size(shape) : sum), 0),
    standard: { network: name, ...paperSettings(name, ITERATIONS[name]), estimator: { name: 'full' }, bootstrap: false, seed: 1 },
  };
}
