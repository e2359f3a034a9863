import type { DifferentiableFunction, OptimizerSettings, RunSettings, StopCondition } from '../../engine/index.ts';
import {
  createRunner,
  defaultObservationSettings,
  defaultRunSettings,
  predicateFaults,
  validateEstimatorSettings,
  validateObservationSettings,
  validateOptimizerSettings,
  validateRunSettings,
} from '../../engine/index.ts';
import type { CheckedDraft, Fault, RunChoice } from '../../webview/protocol.ts';

/** The function's default settings, and what was chosen instead. Throws `RangeError` with all that is wrong with the choice. */
export function settingsOf(fn: DifferentiableFunction, choice: RunChoice = { estimator: {} }): RunSettings {
  const settings = chosenSettings(fn, choice);
  const wrong = faultsIn(fn, settings).map(({ message }) => message);
  if (wrong.length > 0) throw new RangeError(wrong.join('; '));
  return settings;
}

/** Everything that is wrong with a choice and a stop condition, by field; where nothing is, whether such runs can be compiled. */
export function checkedDraft(fn: DifferentiableFunction, choice: RunChoice, stop: StopCondition): CheckedDraft {
  const settings = chosenSettings(fn, choice);
  const faults = [...faultsIn(fn, settings), ...stopFaults(stop)];
  return faults.length > 0 ? { faults } : { faults, steppedBecause: createRunner(fn, settings, 1).steppedBecause ?? null };
}

function chosenSettings(fn: DifferentiableFunction, choice: RunChoice): RunSettings {
  const { estimator, observation = defaultObservationSettings, seed, start } = choice;
  const standard = defaultRunSettings(start ?? fn.start);
  return {
    ...standard,
    estimator: { ...standard.estimator, ...estimator },
    optimizer: chosenOptimizer(standard.optimizer, choice),
    ...(fn.observations && { observation }),
    ...(seed !== undefined && { seed }),
  };
}

function chosenOptimizer(standard: OptimizerSettings, choice: RunChoice): OptimizerSettings {
  const { optimizer, learningRate, beta1, beta2, stability, weightDecay, clip, schedule } = choice;
  return {
    ...standard,
    ...(optimizer !== undefined && { name: optimizer }),
    ...(learningRate !== undefined && { learningRate }),
    ...(beta1 !== undefined && { beta1 }),
    ...(beta2 !== undefined && { beta2 }),
    ...(stability !== undefined && { stability }),
    ...(weightDecay !== undefined && { weightDecay }),
    ...(clip !== undefined && clip !== null && { clip }),
    ...(schedule !== undefined && schedule !== null && { schedule }),
  };
}

/** A message of the engine begins with the field that it speaks of; both estimator and optimizer have a `name`. */
function faultsIn(fn: DifferentiableFunction, settings: RunSettings): readonly Fault[] {
  const estimator = validateEstimatorSettings(settings.estimator);
  const optimizer = validateOptimizerSettings(settings.optimizer);
  const observation = settings.observation === undefined ? [] : validateObservationSettings(settings.observation);
  const known = [...estimator, ...optimizer, ...observation];
  const others = validateRunSettings(settings).filter((message) => !known.includes(message));
  const { length } = fn.start;
  const start = settings.start.length === length && settings.start.every(Number.isFinite);
  return [
    ...estimator.map((message) => fault(message, 'estimator')),
    ...optimizer.map((message) => fault(message, 'optimizer')),
    ...observation.map((message) => fault(message, 'observation')),
    ...others.map((message) => fault(message, '')),
    ...(start ? [] : [fault(`start must be ${length} finite numbers; it is ${settings.start.join(', ')}`, '')]),
  ];
}

function fault(message: string, of: string): Fault {
  const [first = ''] = message.split(' ', 1);
  return { field: first === 'name' ? of : first, message };
}

function stopFaults(stop: StopCondition): readonly Fault[] {
  switch (stop.kind) {
    case 'iterations':
      return positive('iterations', stop.iterations);
    case 'no-progress':
      return [...positive('iterations', stop.iterations), ...finite('by', stop.by)];
    case 'objective':
      return finite('at', stop.at);
    case 'gradient':
      return finite('norm', stop.norm);
    case 'predicate':
      return predicateFaults(stop.text, stop.leaves).map(({ message }) => ({ field: 'predicate', message }));
    case 'any':
      return stop.of.flatMap(stopFaults);
  }
}

function positive(field: string, value: number): readonly Fault[] {
  if (Number.isSafeInteger(value) && value >= 1) return [];
  return [{ field, message: `${field} must be a whole number from 1; it is ${value}` }];
}

function finite(field: string, value: number): readonly Fault[] {
  return Number.isFinite(value) ? [] : [{ field, message: `${field} must be a number; it is ${value}` }];
}
