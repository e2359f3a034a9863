import { PAPER_FRACTION, type UnitEstimatorSettings, unitEstimatorNames } from '../../tensor/estimators/settings.ts';
import { tensorOptimizerNames } from '../../tensor/optimizer.ts';
import { paperSettings, type TrainingSettings, validateTraining } from '../../tensor/training/settings.ts';
import { unitKinds } from '../../tensor/units/choice.ts';
import type { Given, OptionSpec } from '../command.ts';
import { UsageError } from '../errors.ts';
import { choice, number, wholeNumber } from '../values.ts';

/** The paper's m and k_max for its best networks (Figure 8). */
const [M, K_MAX] = [10, 10];

export const trainOptions: Readonly<Record<string, OptionSpec>> = {
  data: {
    type: 'string',
    value: 'DIR|glyphs',
    help: 'the folder with the data set’s files, as they are published; or glyphs: digits that are drawn',
  },
  estimator: { type: 'string', value: unitEstimatorNames.join('|'), help: 'how weight gradients are estimated (full)' },
  units: { type: 'string', value: unitKinds.join('|'), help: 'what rad and spad keep of a layer’s input (sampling)' },
  fraction: { type: 'string', value: 'F', help: `how much of it (${PAPER_FRACTION})` },
  m: { type: 'string', value: 'M', help: `candidates that spad and structure compare (${M}; 1 for structure)` },
  'k-max': { type: 'string', value: 'K', help: `iterations that spad and structure keep their choice (${K_MAX}; 1 for structure)` },
  dropout: { type: 'string', value: 'P', help: 'dropout before every layer with weights: the probability that a unit is left out' },
  freeze: { type: 'string', value: 'N', help: 'freeze the first N layers, one after the other, in the course of the training' },
  segments: { type: 'string', value: 'N', help: 'checkpointing: keep what N segments hand over, and compute the rest again' },
  'big-batch': { type: 'boolean', help: 'twice the batch, in the memory that keeping a part saves' },
  batch: { type: 'string', value: 'B', help: 'images in a batch (150)' },
  optimizer: { type: 'string', value: tensorOptimizerNames.join('|'), help: 'the paper’s for this network' },
  lr: { type: 'string', value: 'A', help: 'the learning rate: the paper’s for this network, times 0.6 every tenth of the iterations' },
  iterations: { type: 'string', value: 'T', help: 'how many: 20,000 for smallfc, 100,000 for smallconv' },
  epochs: { type: 'string', value: 'E', help: 'how many, instead of iterations' },
  bootstrap: { type: 'boolean', help: 'train on a resample of the training set, as the paper’s repeats do' },
  seed: { type: 'string', value: 'S', help: 'the same seed gives the same training (1)' },
  'train-images': { type: 'string', value: 'N', help: 'use only the first N images to train' },
  'test-images': { type: 'string', value: 'N', help: 'use only the first N images to test' },
  evaluate: { type: 'string', value: 'N', help: 'iterations between evaluations and checkpoints (a twentieth of all)' },
  out: { type: 'string', value: 'run.jsonl', help: 'write the settings, losses and evaluations here; the checkpoint stands beside it' },
  resume: { type: 'boolean', help: 'go on with the training that --out holds' },
};

/** Throws `UsageError` where an option is not in its range. `network`: its name. `images`: how many there are to train on. */
export function trainingSettings(given: Given, network: string, images: number): TrainingSettings {
  const single = wholeNumber(given, 'batch', 1) ?? paperSettings(network).batch;
  const batch = given.flag('big-batch') ? 2 * single : single;
  const epochs = wholeNumber(given, 'epochs', 1);
  if (epochs !== undefined && given.text('iterations') !== undefined) throw new UsageError('give --epochs or --iterations, not both');
  const standard = paperSettings(
    network,
    epochs === undefined ? wholeNumber(given, 'iterations', 1) : epochs * Math.max(1, Math.floor(images / batch)),
  );
  const dropout = number(given, 'dropout');
  const freeze = wholeNumber(given, 'freeze', 1);
  const segments = wholeNumber(given, 'segments', 1);
  const settings: TrainingSettings = {
    network,
    batch,
    estimator: estimatorOf(given),
    ...(dropout !== undefined && { keep: 1 - dropout }),
    ...(freeze !== undefined && { freeze }),
    ...(segments !== undefined && { segments }),
    optimizer: {
      name: choice(given, 'optimizer', tensorOptimizerNames) ?? standard.optimizer.name,
      learningRate: number(given, 'lr') ?? standard.optimizer.learningRate,
      schedule: standard.optimizer.schedule,
    },
    iterations: standard.iterations,
    bootstrap: given.flag('bootstrap') ?? false,
    seed: wholeNumber(given, 'seed', 0) ?? 1,
  };
  const wrong = validateTraining(settings);
  if (wrong.length > 0) throw new UsageError(wrong.join('\n'));
  return settings;
}

function estimatorOf(given: Given): UnitEstimatorSettings {
  const name = choice(given, 'estimator', unitEstimatorNames) ?? 'full';
  if (name === 'full') return { name };
  if (name === 'structure') return { name, m: wholeNumber(given, 'm', 1) ?? 1, kMax: wholeNumber(given, 'k-max', 1) ?? 1 };
  const kind = choice(given, 'units', unitKinds) ?? 'sampling';
  const fraction = number(given, 'fraction') ?? PAPER_FRACTION;
  if (name === 'adaptive') return { name, fraction };
  if (name === 'rad') return { name, kind, fraction };
  return { name, kind, fraction, m: wholeNumber(given, 'm', 1) ?? M, kMax: wholeNumber(given, 'k-max', 1) ?? K_MAX };
}
