import assert from 'node:assert/strict';
import { at } from '../../../engine/invariant.ts';
import { createOptimizer, defaultOptimizerSettings, optimizers } from '../../../engine/optimizers/index.ts';
import { type Schedule, scheduleKinds } from '../../../engine/optimizers/schedule.ts';

/** Gradients of one parameter beside another that makes their norms 5, 1 and 13. */
const gradients = [
  [3, -4],
  [-0.6, 0.8],
  [12, 5],
] as const;
const [rate, beta1, beta2, stability, decay, x] = [0.5, 0.9, 0.999, 1e-8, 0.01, 2] as const;

/** Σ β^(n−1−i) gᵢ: what a trace that fades by β holds after n gradients. */
function faded(beta: number, values: readonly number[]): number {
  return values.reduce((sum, value, i) => sum + beta ** (values.length - 1 - i) * value, 0);
}

/** What an update adds, from the gradients so far: the methods' definitions as sums, not as recursions. */
const definitions: Readonly<Record<string, (seen: readonly number[], alpha: number) => number>> = {
  sgd: (seen, alpha) => -alpha * at(seen, seen.length - 1),
  momentum: (seen, alpha) => -alpha * faded(beta1, seen),
  nesterov: (seen, alpha) => -alpha * (at(seen, seen.length - 1) + beta1 * faded(beta1, seen)),
  adam: (seen, alpha) => -alpha * adamStep(seen),
  adamw: (seen, alpha) => -alpha * (adamStep(seen) + decay * x),
  rmsprop: (seen, alpha) => {
    const square = (1 - beta2) * faded(beta2, squares(seen));
    return (-alpha * at(seen, seen.length - 1)) / (Math.sqrt(square) + stability);
  },
};

function adamStep(seen: readonly number[]): number {
  const n = seen.length;
  const m = ((1 - beta1) * faded(beta1, seen)) / (1 - beta1 ** n);
  const v = ((1 - beta2) * faded(beta2, squares(seen))) / (1 - beta2 ** n);
  return m / (Math.sqrt(v) + stability);
}

function squares(values: readonly number[]): readonly number[] {
  return values.map((value) => value * value);
}

/** Each with its factor at the first three updates. */
const schedules: Readonly<Record<Schedule['kind'], { readonly schedule: Schedule; readonly factors: readonly number[] }>> = {
  constant: { schedule: { kind: 'constant' }, factors: [1, 1, 1] },
  step: { schedule: { kind: 'step', factor: 0.6, every: 2 }, factors: [1, 1, 0.6] },
  exponential: { schedule: { kind: 'exponential', factor: 0.25, every: 2 }, factors: [1, 0.5, 0.25] },
  // Half a cosine from 1 to 0.2 in four updates.
  cosine: { schedule: { kind: 'cosine', over: 4, floor: 0.2 }, factors: [1, 0.6 + 0.4 * Math.SQRT1_2, 0.6] },
};

describe('every optimizer × schedule × clipping', () => {
  it('has a definition here', () => {
    assert.deepEqual(Object.keys(definitions).sort(), optimizers.map(({ name }) => name).sort());
    assert.deepEqual(Object.keys(schedules), [...scheduleKinds]);
  });

  for (const [name, definition] of Object.entries(definitions)) {
    for (const [kind, { schedule, factors }] of Object.entries(schedules)) {
      for (const clip of [undefined, 2.5]) {
        it(`${name}, ${kind}${clip === undefined ? '' : ', clipped'}`, () => {
          const settings = { ...defaultOptimizerSettings, name, learningRate: rate, beta1, beta2, stability, weightDecay: decay, schedule };
          const optimizer = createOptimizer(clip === undefined ? settings : { ...settings, clip });
          let state = optimizer.init(2);
          const seen: number[] = [];
          for (const [i, gradient] of gradients.entries()) {
            const length = Math.hypot(...gradient);
            seen.push(at(gradient, 0) * Math.min(1, (clip ?? length) / length));
            const update = optimizer.update(gradient, state, [x, 7]);
            const expected = definition(seen, rate * at(factors, i));
            assert.ok(
              Math.abs(at(update.delta, 0) - expected) <= 1e-12 * Math.abs(expected),
              `${i}: ${update.delta[0]} is not ${expected}`,
            );
            state = update.state;
          }
        });
      }
    }
  }
});
