import assert from 'node:assert/strict';
import { createOptimizer, defaultOptimizerSettings, optimizers, validateOptimizerSettings } from '../../../engine/optimizers/index.ts';
import { rateFactor, type Schedule } from '../../../engine/optimizers/schedule.ts';
import type { OptimizerSettings, OptimizerState } from '../../../engine/optimizers/types.ts';

/** The deltas that a sequence of gradients gives, and the last state. */
function run(settings: OptimizerSettings, gradients: readonly (readonly number[])[]): { deltas: number[][]; state: OptimizerState } {
  const optimizer = createOptimizer(settings);
  let state = optimizer.init(gradients[0]?.length ?? 0);
  const deltas: number[][] = [];
  for (const gradient of gradients) {
    const update = optimizer.update(gradient, state, gradient);
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
      const first = optimizer.update([1, -2], optimizer.init(2), [0, 0]).state;
      const before = structuredClone(first);
      const gradient = Object.freeze([0.5, 3]);
      const once = optimizer.update(gradient, first, [3, 4]);
      assert.deepEqual(optimizer.update(gradient, first, [3, 4]), once);
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

describe('momentum and Nesterov', () => {
  // β1 = 1/2, α = 1, g = 4, 2: u = 4, then 2 + 2 = 4; Nesterov adds g + u/2: 6, then 4.
  const settings: OptimizerSettings = { ...adam, learningRate: 1, beta1: 0.5 };
  it('follow a sequence worked out by hand', () => {
    assert.deepEqual(run({ ...settings, name: 'momentum' }, [[4], [2]]).deltas, [[-4], [-4]]);
    assert.deepEqual(run({ ...settings, name: 'nesterov' }, [[4], [2]]).deltas, [[-6], [-4]]);
  });
});

describe('rmsprop', () => {
  it('follows a sequence worked out by hand', () => {
    // β2 = 3/4, ε = 1, α = 1, g = 4, −2: v = 4, then 3 + 1 = 4; δ = −4/3, then 2/3.
    const { deltas } = run({ name: 'rmsprop', learningRate: 1, beta1: 0, beta2: 0.75, stability: 1 }, [[4], [-2]]);
    assert.deepEqual(deltas, [[-4 / 3], [2 / 3]]);
  });
});

describe('adamw', () => {
  it('is Adam less α λ θ', () => {
    const settings: OptimizerSettings = { ...adam, name: 'adamw', learningRate: 0.5, weightDecay: 0.25 };
    const decayed = createOptimizer(settings);
    const plain = createOptimizer({ ...settings, name: 'adam' });
    const [a, b] = [decayed, plain].map((one) => one.update([3], one.init(1), [8]));
    assert.equal(a?.delta[0], (b?.delta[0] ?? Number.NaN) - 0.5 * 0.25 * 8);
    assert.deepEqual(a?.state, b?.state);
  });
});

describe('schedules and clipping', () => {
  const factors = (schedule: Schedule, at: readonly number[]) => at.map((updates) => rateFactor(schedule, updates));

  it('have the rates of their definitions', () => {
    assert.deepEqual(factors({ kind: 'constant' }, [0, 99]), [1, 1]);
    assert.deepEqual(factors({ kind: 'step', factor: 0.5, every: 10 }, [0, 9, 10, 29, 30]), [1, 1, 0.5, 0.25, 0.125]);
    assert.deepEqual(factors({ kind: 'exponential', factor: 0.25, every: 10 }, [0, 5, 10]), [1, 0.5, 0.25]);
    assert.deepEqual(factors({ kind: 'cosine', over: 10, floor: 0.2 }, [0, 10, 50]), [1, 0.2, 0.2]);
    close(rateFactor({ kind: 'cosine', over: 10, floor: 0.2 }, 5), 0.6, 1e-15);
  });

  it('are applied to every update', () => {
    const schedule: Schedule = { kind: 'step', factor: 0.5, every: 1 };
    assert.deepEqual(run({ ...adam, name: 'sgd', learningRate: 1, schedule }, [[4], [4], [4]]).deltas, [[-4], [-2], [-1]]);
    const clipped = run({ ...adam, name: 'sgd', learningRate: 1, clip: 10 }, [
      [30, -40],
      [3, 4],
      [Number.NaN, 1],
    ]);
    assert.deepEqual(clipped.deltas, [
      [-6, 8],
      [-3, -4],
      [Number.NaN, -1],
    ]);
  });

  it('are validated', () => {
    const wrong: readonly Partial<OptimizerSettings>[] = [
      { clip: 0 },
      { weightDecay: -1 },
      { schedule: { kind: 'step', factor: 2, every: 1 } },
      { schedule: { kind: 'exponential', factor: 0.5, every: 0 } },
      { schedule: { kind: 'cosine', over: 1, floor: -1 } },
    ];
    for (const change of wrong) assert.equal(validateOptimizerSettings({ ...adam, ...change }).length, 1);
  });
});
