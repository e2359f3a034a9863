import { predicateFaults } from '../run/predicate.ts';
import type { StopCondition } from '../run/stop.ts';
import type { Given, OptionSpec } from './command.ts';
import { InputError } from './errors.ts';
import { number, wholeNumber } from './values.ts';

/** When a run ends, besides `--iterations`. */
export const stopOptions: Readonly<Record<string, OptionSpec>> = {
  'until-objective': { type: 'string', value: 'F', help: 'stop when the objective is at most this' },
  'until-gradient': { type: 'string', value: 'G', help: 'stop when the norm of the estimate is at most this' },
  until: { type: 'string', value: 'EXPRESSION', help: 'stop when it is true: of objective, gradientNorm, iteration, parameters' },
  patience: { type: 'string', value: 'N', help: 'stop when the best objective has not fallen in as many iterations' },
  'min-progress': { type: 'string', value: 'D', help: 'by how much it must fall to count (0)' },
};

/** `leaves` are the function's. Throws `InputError` where `--until` is no expression of them. */
export function stopOf(given: Given, iterations: number, leaves: readonly string[]): StopCondition {
  const objective = number(given, 'until-objective');
  const gradient = number(given, 'until-gradient');
  const patience = wholeNumber(given, 'patience', 1);
  const text = given.text('until');
  const faults = text === undefined ? [] : predicateFaults(text, leaves);
  if (faults.length > 0) throw new InputError(faults);
  const of: readonly (StopCondition | undefined)[] = [
    { kind: 'iterations', iterations },
    objective === undefined ? undefined : { kind: 'objective', at: objective },
    gradient === undefined ? undefined : { kind: 'gradient', norm: gradient },
    text === undefined ? undefined : { kind: 'predicate', text, leaves },
    patience === undefined ? undefined : { kind: 'no-progress', iterations: patience, by: number(given, 'min-progress') ?? 0 },
  ];
  return { kind: 'any', of: of.filter((one) => one !== undefined) };
}
