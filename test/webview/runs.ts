/** Real runs for tests of views. */
import type { IterationRecord, RunSettings } from '../../engine/index.ts';
import { compile, createEstimator, defaultRunSettings, initialState, step } from '../../engine/index.ts';
import type { PanelRun } from './panel-messages.ts';

const BEALE = `
/** @differentiable @minimum 0 */
export function beale(x: number, y: number): number {
  return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y ** 2) ** 2 + (2.625 - x + x * y ** 3) ** 2;
}`;

/** Beale's function from (−2, −1.2), as the host would tell of it. */
export function bealeRun(iterations: number, estimator: Partial<RunSettings['estimator']> = {}, seed = 1): PanelRun {
  const [beale] = compile(BEALE).functions;
  if (beale === undefined) throw new Error('beale does not compile');
  const defaults = defaultRunSettings([-2, -1.2]);
  const settings = { ...defaults, seed, estimator: { ...defaults.estimator, ...estimator } };
  const records: IterationRecord[] = [];
  let state = initialState(settings);
  while (records.length < iterations) {
    const next = step(beale, settings, state);
    state = next.state;
    records.push(next.record);
  }
  const { unbiased } = createEstimator(settings.estimator);
  return { title: 'beale', parameters: ['x', 'y'], records, settings, unbiased };
}
