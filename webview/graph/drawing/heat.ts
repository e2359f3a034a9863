/** A ramp of few steps, so that each can be told from the next and named in the legend: pure. */

/** From 0, nothing, to `HEAT_STEPS`. */
export const HEAT_STEPS = 5;

/** The step of `value` where `largest` has the last one: in equal parts, as what is compared are amounts. */
export function heatStep(value: number, largest: number): number {
  if (!(value > 0) || !(largest > 0)) return 0;
  return Math.min(HEAT_STEPS, Math.ceil((value / largest) * HEAT_STEPS));
}
