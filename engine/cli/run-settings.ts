/** The options of `run` and the settings that they make. */

import { granularities } from '../estimators/granularity/index.ts';
import { estimatorNames } from '../estimators/index.ts';
import { defaultObservationSettings, observerNames } from '../estimators/observations/index.ts';
import type { ObservationSettings } from '../estimators/observations/types.ts';
import { draws } from '../estimators/validate.ts';
import { DEFAULT_WEIGHT_DECAY } from '../optimizers/adamw.ts';
import { optimizers } from '../optimizers/index.ts';
import { type Schedule, scheduleKinds } from '../optimizers/schedule.ts';
import { defaultRunSettings, validateRunSettings } from '../run/defaults.ts';
import type { RunSettings } from '../run/types.ts';
import type { Given, OptionSpec } from './command.ts';
import { UsageError } from './errors.ts';
import { choice, number, parseNumber, wholeNumber } from './values.ts';

const optimizerNames = optimizers.map(({ name }) => name);
const { estimator, optimizer, seed } = defaultRunSettings([]);

export const settingsOptions: Readonly<Record<string, OptionSpec>> = {
  estimator: { type: 'string', value: estimatorNames.join('|'), help: `default ${estimator.name}` },
  m: { type: 'string', value: 'M', help: `candidates compared at a selection (${estimator.m})` },
  'k-max': { type: 'string', value: 'K', help: `iterations that a selection is kept (${estimator.kMax})` },
  epsilon: { type: 'string', value: 'E', help: `exploration of spad1 (${estimator.epsilon})` },
  granularity: { type: 'string', value: granularities.join('|'), help: `what a selection chooses (${estimator.granularity})` },
  draw: { type: 'string', value: draws.join('|'), help: `what a draw is uniform over (${estimator.draw})` },
  normalize: { type: 'boolean', help: 'scale by 1/p, the default; --no-normalize does not' },
  fixed: { type: 'string', value: 'I,J', help: 'the alternative to keep in each space, by number (fixed only)' },
  optimizer: { type: 'string', value: optimizerNames.join('|'), help: `default ${optimizer.name}` },
  lr: { type: 'string', value: 'A', help: `the learning rate (${optimizer.learningRate})` },
  beta1: { type: 'string', value: 'B', help: `the decay of Adam's first moment (${optimizer.beta1})` },
  beta2: { type: 'string', value: 'B', help: `the decay of Adam's second moment (${optimizer.beta2})` },
  'weight-decay': { type: 'string', value: 'L', help: `AdamW's decay (${DEFAULT_WEIGHT_DECAY})` },
  clip: { type: 'string', value: 'C', help: 'scale longer gradient estimates down to this norm' },
  schedule: { type: 'string', value: scheduleKinds.join('|'), help: 'how the learning rate changes (constant)' },
  decay: { type: 'string', value: 'F', help: 'its factor, for step and exponential (0.6); its floor, for cosine (0)' },
  every: { type: 'string', value: 'N', help: 'updates between factors (200); the length of the cosine (2000)' },
  observation: { type: 'string', value: observerNames.join('|'), help: 'how rows of @data are chosen at an iteration (gd: all)' },
  batch: { type: 'string', value: 'B', help: `rows at an iteration (${defaultObservationSettings.batch})` },
  'row-rate': { type: 'string', value: 'R', help: `how fast the bandit's probabilities follow (${defaultObservationSettings.rate})` },
  'row-floor': {
    type: 'string',
    value: 'F',
    help: `the bandit's least probability of a row, as a part of 1/n (${defaultObservationSettings.floor})`,
  },
  seed: { type: 'string', value: 'S', help: `the same seed gives the same run (${seed})` },
};

/** Throws `UsageError` where an option is not in its range. */
export function settingsOf(given: Given, start: readonly number[]): RunSettings {
  const settings: RunSettings = {
    estimator: {
      name: choice(given, 'estimator', estimatorNames) ?? estimator.name,
      granularity: choice(given, 'granularity', granularities) ?? estimator.granularity,
      draw: choice(given, 'draw', draws) ?? estimator.draw,
      normalize: given.flag('normalize') ?? estimator.normalize,
      m: number(given, 'm') ?? estimator.m,
      kMax: number(given, 'k-max') ?? estimator.kMax,
      epsilon: number(given, 'epsilon') ?? estimator.epsilon,
      fixed:
        given
          .text('fixed')
          ?.split(',')
          .map((index) => parseNumber(index, '--fixed')) ?? estimator.fixed,
    },
    optimizer: {
      ...optimizer,
      name: choice(given, 'optimizer', optimizerNames) ?? optimizer.name,
      learningRate: number(given, 'lr') ?? optimizer.learningRate,
      beta1: number(given, 'beta1') ?? optimizer.beta1,
      beta2: number(given, 'beta2') ?? optimizer.beta2,
      ...optional('weightDecay', number(given, 'weight-decay')),
      ...optional('clip', number(given, 'clip')),
      ...optional('schedule', scheduleOf(given)),
    },
    ...optional('observation', observationOf(given)),
    seed: wholeNumber(given, 'seed', 0) ?? seed,
    start,
  };
  const messages = validateRunSettings(settings).map(asOption);
  if (messages.length > 0) throw new UsageError(messages.join('\n'));
  return settings;
}

/** A field that is there only where it was given. */
function optional<K extends string, T>(name: K, value: T | undefined): { readonly [key in K]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [key in K]: T });
}

/** `undefined` where nothing is said of rows. */
export function observationOf(given: Given): ObservationSettings | undefined {
  const name = choice(given, 'observation', observerNames);
  const batch = number(given, 'batch');
  const rate = number(given, 'row-rate');
  const floor = number(given, 'row-floor');
  if (name === undefined && (batch ?? rate ?? floor) === undefined) return undefined;
  const standard = defaultObservationSettings;
  return { name: name ?? 'sgd', batch: batch ?? standard.batch, rate: rate ?? standard.rate, floor: floor ?? standard.floor };
}

function scheduleOf(given: Given): Schedule | undefined {
  const kind = choice(given, 'schedule', scheduleKinds);
  const decay = number(given, 'decay');
  const every = number(given, 'every');
  if (kind === undefined && (decay ?? every) !== undefined) throw new UsageError('--decay and --every need --schedule');
  if (kind === 'cosine') return { kind, over: every ?? 2000, floor: decay ?? 0 };
  return kind === undefined || kind === 'constant' ? undefined : { kind, factor: decay ?? 0.6, every: every ?? 200 };
}

/** The engine's messages begin with a field's name; the command line has its own. */
function asOption(message: string): string {
  const optionOf: ReadonlyMap<string, string> = new Map([
    ['kMax', 'k-max'],
    ['learningRate', 'lr'],
    ['weightDecay', 'weight-decay'],
    ['rate', 'row-rate'],
    ['floor', 'row-floor'],
  ]);
  return message.replace(/^\w+/, (field) => `--${optionOf.get(field) ?? field}`);
}
