import type { DifferentiableFunction, OptimizerSettings, RunSettings } from '../../engine/index.ts';
import { defaultRunSettings, validateRunSettings } from '../../engine/index.ts';
import type { RunChoice } from '../../webview/protocol.ts';

/** The function's default settings, and what was chosen instead. Throws `RangeError` with all that is wrong with the choice. */
export function settingsOf(fn: DifferentiableFunction, choice: RunChoice = { estimator: {} }): RunSettings {
  const settings = chosenSettings(fn, choice);
  const wrong = [...validateRunSettings(settings), ...startFaults(fn, settings.start)];
  if (wrong.length > 0) throw new RangeError(wrong.join('; '));
  return settings;
}

function chosenSettings(fn: DifferentiableFunction, choice: RunChoice): RunSettings {
  const { estimator, seed, start } = choice;
  const standard = defaultRunSettings(start ?? fn.start);
  return {
    ...standard,
    estimator: { ...standard.estimator, ...estimator },
    optimizer: chosenOptimizer(standard.optimizer, choice),
    ...(seed !== undefined && { seed }),
  };
}

function chosenOptimizer(standard: OptimizerSettings, choice: RunChoice): OptimizerSettings {
  const { optimizer, learningRate, beta1, beta2, weightDecay, clip, schedule } = choice;
  return {
    ...standard,
    ...(optimizer !== undefined && { name: optimizer }),
    ...(learningRate !== undefined && { learningRate }),
    ...(beta1 !== undefined && { beta1 }),
    ...(beta2 !== undefined && { beta2 }),
    ...(weightDecay !== undefined && { weightDecay }),
    ...(clip !== undefined && clip !== null && { clip }),
    ...(schedule !== undefined && schedule !== null && { schedule }),
  };
}

function startFaults(fn: DifferentiableFunction, start: readonly number[]): readonly string[] {
  const { length } = fn.start;
  if (start.length === length && start.every(Number.isFinite)) return [];
  return [`start must be ${length} finite numbers; it is ${start.join(', ')}`];
}
