import assert from 'node:assert/strict';
import { createOptimizer, defaultOptimizerSettings, optimizers, validateOptimizerSettings } from '../../../engine/optimizers/index.ts';
import type { OptimizerSettings, OptimizerState } from '../../../engine/optimizers/types.ts';

/** The deltas that a sequence of gradients gives, and the last state. */
function run(settings: OptimizerSettings, gradients: readonly (readonly number[])[]): { deltas: number[][]; state: OptimizerState } {
  const optimizer = createOptimizer(settings);
  let state = optimizer.init(gradients[0]?.length ?? 0);
  const deltas: number[][] = [];
  for (const gradient of gradients) {
    const update = optimizer.update(gradient, state);
    deltas.push([...update.delta]);
    state = update.state;
  }
  return { deltas, state };
}

function close(actual: number, expected: number, relative: number): void {
  assert.ok(Math.abs(actual - expected) <= relative * Math.abs(expected), `${actual} is not ${expected}`);
}

const adam = defaultOptimizerSettings;

describe('optimizers', () => {
  for (const { name } of optimizers) {
    it(`${name} is pure: it changes no argument, and the same input gives the same update`, () => {
      const optimizer = createOptimizer({ ...adam, name });
      const first = optimizer.update([1, -2], optimizer.init(2)).state;
      const before = structuredClone(first);
      const gradient = Object.freeze([0.5, 3]);
      const once = optimizer.update(gradient, first);
      assert.deepEqual(optimizer.update(gradient, first), once);
      assert.deepEqual(first, before);
      assert.equal(once.state.updates, 2);
    });
  }

  it('validates settings, naming the field and its range', () => {
    assert.deepEqual(validateOptimizerSettings(adam), []);
    const messages = validateOptimizerSettings({ name: 'adamant', learningRate: 0, beta1: 1, beta2: Number.NaN, stability: -1 });
    const fields = ['name must be one of sgd, adam', 'learningRate', 'beta1 must be in [0, 1)', 'beta2', 'stability'];
    assert.equal(messages.length, fields.length);
    for (const [i, field] of fields.entries()) assert.ok(messages[i]?.startsWith(field), messages[i]);
    assert.throws(() => createOptimizer({ ...adam, name: 'adamant' }), /one of sgd, adam/);
  });
});

describe('sgd', () => {
  it('moves by −α g', () => {
    const { deltas } = run({ ...adam, name: 'sgd', learningRate: 0.25 }, [
      [4, -8],
      [0, 2],
    ]);
    assert.deepEqual(deltas, [
      [-1, 2],
      [-0, -0.5],
    ]);
  });
});

describe('adam', () => {
  it('has the closed form of constant gradients: the corrected averages are the gradient and its square', () => {
    for (const g of [3, -0.02, 1e6]) {
      const { deltas } = run(adam, new Array<number[]>(500).fill([g]));
      const expected = (-0.01 * g) / (Math.abs(g) + 1e-8);
      for (const [delta = Number.NaN] of deltas) close(delta, expected, 1e-12);
    }
  });

  it('follows a sequence worked out by hand with round coefficients', () => {
    // β1 = 1/2, β2 = 3/4, ε = 1, α = 1 and g = 4, 0, −2:
    // t = 1: m = 2, v = 4;        m̂ = 2 / (1/2) = 4,        v̂ = 4 / (1/4) = 16;        δ = −4 / 5.
    // t = 2: m = 1, v = 3;        m̂ = 1 / (3/4) = 4/3,      v̂ = 3 / (7/16) = 48/7.
    // t = 3: m = −1/2, v = 13/4;  m̂ = −(1/2) / (7/8) = −4/7, v̂ = (13/4) / (37/64) = 208/37.
    const { deltas, state } = run({ name: 'adam', learningRate: 1, beta1: 0.5, beta2: 0.75, stability: 1 }, [[4], [0], [-2]]);
    const expected = [-4 / 5, -4 / 3 / (Math.sqrt(48 / 7) + 1), 4 / 7 / (Math.sqrt(208 / 37) + 1)];
    for (const [i, value] of expected.entries()) close(deltas[i]?.[0] ?? Number.NaN, value, 1e-15);
    assert.deepEqual(state, { updates: 3, vectors: { m: [-0.5], v: [3.25] } });
  });

  it('agrees with the averages written as sums over the past', () => {
    const gradients = [0.3, -1.2, 5, 0.01, -0.4, 2.5, 2.5, -7].map((g) => [g]);
    const { deltas } = run(adam, gradients);
    for (let t = 1; t <= gradients.length; t++) {
      const past = gradients.slice(0, t).map(([g = Number.NaN]) => g);
      const average = (beta: number, values: number[]): number => {
        const weights = values.map((_, s) => beta ** (t - 1 - s));
        return values.reduce((sum, value, s) => sum + (weights[s] ?? 0) * value, 0) / weights.reduce((sum, w) => sum + w, 0);
      };
      const squares = past.map((g) => g * g);
      const expected = (-0.01 * average(0.9, past)) / (Math.sqrt(average(0.999, squares)) + 1e-8);
      close(deltas[t - 1]?.[0] ?? Number.NaN, expected, 1e-9);
    }
  });
});
