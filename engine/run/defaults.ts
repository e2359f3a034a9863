import { defaultEstimatorSettings } from '../estimators/index.ts';
import { validateObservationSettings } from '../estimators/observations/index.ts';
import { validateEstimatorSettings } from '../estimators/validate.ts';
import { defaultOptimizerSettings, validateOptimizerSettings } from '../optimizers/index.ts';
import type { RunSettings } from './types.ts';

/** The paper's settings (§III.A), from a starting point: one number a scalar parameter. */
export function defaultRunSettings(start: readonly number[]): RunSettings {
  return { estimator: defaultEstimatorSettings, optimizer: defaultOptimizerSettings, seed: 1, start: [...start] };
}

/** What is wrong with settings that came from outside: one message a field, with the allowed values. Empty when all is well. */
export function validateRunSettings(settings: RunSettings): string[] {
  const messages = [...validateEstimatorSettings(settings.estimator), ...validateOptimizerSettings(settings.optimizer)];
  if (settings.observation) messages.push(...validateObservationSettings(settings.observation));
  if (!Number.isSafeInteger(settings.seed) || settings.seed < 0) {
    messages.push(`seed must be a whole number from 0 to ${Number.MAX_SAFE_INTEGER}; it is ${settings.seed}`);
  }
  return messages;
}
