import { type UnitKind, unitKinds } from '../units/choice.ts';
import type { Keeping } from '../units/layer.ts';

/** How a network's weight gradients are estimated. The backward signal itself is always exact. */
export type UnitEstimatorSettings =
  | { readonly name: 'full' }
  /** A fresh draw of units in every layer at every iteration (Oktay et al. 2020). */
  | { readonly name: 'rad'; readonly kind: UnitKind; readonly fraction: number }
  /** In every layer the best of m draws, kept for k_max iterations (paper, Algorithm 2). */
  | { readonly name: 'spad'; readonly kind: UnitKind; readonly fraction: number; readonly m: number; readonly kMax: number }
  /** In every layer the units with the largest gradients, for as long as they matter. */
  | { readonly name: 'adaptive'; readonly fraction: number }
  /** One branch at every tuple node: the best of m draws, kept for k_max iterations. */
  | { readonly name: 'structure'; readonly m: number; readonly kMax: number };

export const unitEstimatorNames = [
  'full',
  'rad',
  'spad',
  'adaptive',
  'structure',
] as const satisfies readonly UnitEstimatorSettings['name'][];

/** The paper's fraction (§III.B). */
export const PAPER_FRACTION = 0.1;

/** What is wrong with settings that came from outside: one message a field. Empty when all is well. */
export function validateUnitEstimator(settings: UnitEstimatorSettings): readonly string[] {
  const messages: string[] = [];
  if ('kind' in settings && !unitKinds.includes(settings.kind))
    messages.push(`units must be one of ${unitKinds.join(', ')}; it is ${settings.kind}`);
  if ('fraction' in settings && !(settings.fraction > 0 && settings.fraction <= 1))
    messages.push(`fraction must be in (0, 1]; it is ${settings.fraction}`);
  for (const name of ['m', 'kMax'] as const) {
    const value = settings.name === 'spad' || settings.name === 'structure' ? settings[name] : 1;
    if (!Number.isSafeInteger(value) || value < 1) messages.push(`${name} must be a whole number from 1 on; it is ${value}`);
  }
  return messages;
}

/** What is kept of each layer's input; `undefined` where all is. */
export function keepingOf(settings: UnitEstimatorSettings): Keeping | undefined {
  if (settings.name === 'full' || settings.name === 'structure') return undefined;
  // Projections mix features, and what adaptive finds is by feature: only samples are taken of lines.
  const lines = settings.name !== 'adaptive' && settings.kind === 'sampling';
  const mixed = settings.name !== 'adaptive' && settings.kind === 'projection';
  return { fraction: settings.fraction, convolutions: lines ? 'lines' : 'channels', mixed };
}
