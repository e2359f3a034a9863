import { scheduleFault } from '../../optimizers/schedule.ts';
import { type UnitEstimatorSettings, validateUnitEstimator } from '../estimators/settings.ts';
import { type TensorOptimizerSettings, tensorOptimizerNames } from '../optimizer.ts';

/** Everything that, with the data, reproduces a training. */
export interface TrainingSettings {
  readonly network: string;
  readonly batch: number;
  readonly estimator: UnitEstimatorSettings;
  /** Dropout before every layer with weights: the probability that a unit is kept. */
  readonly keep?: number;
  /** The first layers are frozen one after the other, so many of them by the end. None where it is not given. */
  readonly freeze?: number;
  /** Into how many segments checkpointing cuts the network. Everything is kept where it is not given. */
  readonly segments?: number;
  readonly optimizer: TensorOptimizerSettings;
  /** How many are planned; the paper's schedules end with them. */
  readonly iterations: number;
  /** Train on a resample of the training set, as the paper's repeats do. */
  readonly bootstrap: boolean;
  readonly seed: number;
}

/** The paper's for its two networks (Appendix C): those of the smaller one serve all others. */
const SMALL_CONV = { total: 100_000, learningRate: 1e-3 };
const OTHERS = { total: 20_000, learningRate: 5.27e-4 };

/** The paper's settings, cut to fewer iterations where fewer are asked for. */
export function paperSettings(network: string, iterations?: number): Pick<TrainingSettings, 'batch' | 'optimizer' | 'iterations'> {
  const { total, learningRate } = network === 'smallconv' ? SMALL_CONV : OTHERS;
  const planned = iterations ?? total;
  const schedule = { kind: 'step', factor: 0.6, every: Math.max(1, Math.round(planned / 10)) } as const;
  return { batch: 150, iterations: planned, optimizer: { name: 'adam', learningRate, schedule } };
}

/** What is wrong with settings that came from outside: one message a field. Empty when all is well. */
export function validateTraining(settings: TrainingSettings): readonly string[] {
  const messages = [...validateUnitEstimator(settings.estimator)];
  const { optimizer, keep } = settings;
  if (!tensorOptimizerNames.includes(optimizer.name))
    messages.push(`optimizer must be one of ${tensorOptimizerNames.join(', ')}; it is ${optimizer.name}`);
  if (!(optimizer.learningRate > 0)) messages.push(`learningRate must be above 0; it is ${optimizer.learningRate}`);
  const fault = scheduleFault(optimizer.schedule);
  if (fault !== undefined) messages.push(fault);
  if (keep !== undefined && !(keep > 0 && keep <= 1)) messages.push(`keep must be in (0, 1]; it is ${keep}`);
  for (const name of ['batch', 'iterations', 'freeze', 'segments'] as const) {
    const value = settings[name] ?? 1;
    if (!Number.isSafeInteger(value) || value < 1) messages.push(`${name} must be a whole number from 1 on; it is ${value}`);
  }
  if (!Number.isSafeInteger(settings.seed) || settings.seed < 0)
    messages.push(`seed must be a whole number from 0 on; it is ${settings.seed}`);
  return messages;
}
