/** What the form of a run holds, and the settings that it leads to. Pure. */
import type { RunSettings } from '../../../engine/index.ts';
import type { RunChoice } from '../../protocol.ts';

/** A choice with what another one changes. */
export function merged(before: RunChoice, { estimator, ...others }: RunChoice): RunChoice {
  return { ...before, ...others, estimator: { ...before.estimator, ...estimator } };
}

/** The settings that a choice leads to. */
export function settingsWith(settings: RunSettings, choice: RunChoice): RunSettings {
  const { estimator, optimizer: name, observation, seed, start, clip, schedule, ...constants } = choice;
  const { clip: clipBefore, schedule: scheduleBefore, ...optimizer } = settings.optimizer;
  const clipNow = clip === undefined ? clipBefore : clip;
  const scheduleNow = schedule === undefined ? scheduleBefore : schedule;
  return {
    ...settings,
    estimator: { ...settings.estimator, ...estimator },
    optimizer: {
      ...optimizer,
      ...constants,
      ...(name !== undefined && { name }),
      ...(clipNow !== undefined && clipNow !== null && { clip: clipNow }),
      ...(scheduleNow !== undefined && scheduleNow !== null && { schedule: scheduleNow }),
    },
    ...(settings.observation && observation && { observation }),
    ...(seed !== undefined && { seed }),
    ...(start !== undefined && { start }),
  };
}
