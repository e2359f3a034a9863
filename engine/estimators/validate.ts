import { granularities } from './granularity/index.ts';
import { estimatorNames } from './index.ts';
import type { Draw, EstimatorSettings } from './types.ts';

export const draws: readonly Draw[] = ['paths', 'branches'];

/** The largest number of candidates and of iterations that a selection is kept. */
const MOST = 1_000_000;

/** What is wrong with settings that came from outside: one message a field, with the allowed values. Empty when all is well. */
export function validateEstimatorSettings(settings: EstimatorSettings): string[] {
  const checks: readonly (string | undefined)[] = [
    oneOf('name', settings.name, estimatorNames),
    oneOf('granularity', settings.granularity, granularities),
    oneOf('draw', settings.draw, draws),
    oneOf('normalize', settings.normalize, [true, false]),
    wholeNumber('m', settings.m),
    wholeNumber('kMax', settings.kMax),
    settings.epsilon >= 0 && settings.epsilon <= 1 ? undefined : `epsilon must be in [0, 1]; it is ${settings.epsilon}`,
    settings.fixed.every((index) => Number.isSafeInteger(index) && index >= 0)
      ? undefined
      : `fixed must hold whole numbers from 0 up; it is ${settings.fixed.join(', ')}`,
  ];
  return checks.filter((message) => message !== undefined);
}

function oneOf(field: string, value: unknown, allowed: readonly unknown[]): string | undefined {
  return allowed.includes(value) ? undefined : `${field} must be one of ${allowed.join(', ')}; it is ${String(value)}`;
}

function wholeNumber(field: string, value: number): string | undefined {
  return Number.isSafeInteger(value) && value >= 1 && value <= MOST
    ? undefined
    : `${field} must be a whole number from 1 to ${MOST}; it is ${value}`;
}
