import { toJson } from '../../run/json.ts';
import type { TrainingSettings } from './settings.ts';

export interface TrainingHeader {
  /** Backpath's. */
  readonly version: string;
  readonly settings: TrainingSettings;
  /** Which images: `digestOf`. */
  readonly data: string;
  /** Which kernels made it: they round differently. */
  readonly kernels: string;
}

/** All that reproduces a training, as a line: the first of its file, and what its checkpoints belong to. */
export function trainingHeader({ version, settings, data, kernels }: TrainingHeader): string {
  const { estimator, optimizer, ...rest } = settings;
  const training = { ...rest, estimator: { ...estimator }, optimizer: { ...optimizer, schedule: { ...optimizer.schedule } } };
  return toJson({ backpath: version, training, data, kernels });
}
