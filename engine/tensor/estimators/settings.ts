import { type UnitKind, unitKinds } from '../units/choice.ts';

/** How a network's weight gradients are estimated. The backward signal itself is always exact. */
export type UnitEstimatorSettings =
  | { readonly name: 'full' }
  /** A fresh draw of units in every layer at every iteration (Oktay et al. 2020). */
  | { readonly name: 'rad'; readonly kind: UnitKind; readonly fraction: number }
  /** In every layer the best of m draws, kept for k_max iterations (paper, Algorithm 2). */
  | { readonly name: 'spad'; readonly kind: UnitKind; readonly fraction: number; readonly m: number; readonly kMax: number }
  /** In every layer the units with the largest gradients, for as long as they matter. */
  | { readonly name: 'adaptive'; readonly fraction: number };

export const unitEstimatorNames = ['full', 'rad', 'spad', 'adaptive'] as const satisfies readonly UnitEstimatorSettings['name'][];

/** The paper's fraction (§III.B). */
export const PAPER_FRACTION = 0.1;

/** What is wrong with settings that came from outside: one message a field. Empty when all is well. */
export function validateUnitEstimator(settings: UnitEstimatorSettings): readonly string[] {
  if (settings.name === 'full') return [];
  const messages: string[] = [];
  const { fraction } = settings;
  if (settings.name !== 'adaptive' && !unitKinds.includes(settings.kind))
    messages.push(`units must be one of ${unitKinds.join(', ')}; it is ${settings.kind}`);
  if (!(fraction > 0 && fraction <= 1)) messages.push(`fraction must be in (0, 1]; it is ${fraction}`);
  for (const [name, value] of settings.name === 'spad'
    ? ([
        ['m', settings.m],
        ['kMax', settings.kMax],
      ] as const)
    : []) {
    if (!Number.isSafeInteger(value) || value < 1) messages.push(`${name} must be a whole number from 1 on; it is ${value}`);
  }
  return messages;
}

/** The fraction of units that is kept; `undefined` where all are. */
export function fractionOf(settings: UnitEstimatorSettings): number | undefined {
  return settings.name === 'full' ? undefined : settings.fraction;
}
