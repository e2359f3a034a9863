import assert from 'node:assert/strict';
import { granularities } from '../../../engine/estimators/granularity/index.ts';
import { defaultEstimatorSettings } from '../../../engine/estimators/index.ts';
import type { EstimatorSettings } from '../../../engine/estimators/types.ts';
import { draws } from '../../../engine/estimators/validate.ts';
import { compile } from '../../../engine/index.ts';
import { at } from '../../../engine/invariant.ts';
import { stream } from '../../../engine/random/stream.ts';
import { KeyedWords } from '../../../engine/random/words.ts';
import { defaultRunSettings } from '../../../engine/run/defaults.ts';
import { createRunner } from '../../../engine/run/fast/runner.ts';
import { advance, initialState, type Steppable, step } from '../../../engine/run/step.ts';
import type { RunSettings } from '../../../engine/run/types.ts';
import { cases, paper } from '../estimators/paper.ts';

const ITERATIONS = 60;

/** The points that two starts and seeds lead to, one step at a time. */
function stepped(fn: Steppable, settings: RunSettings): readonly (readonly number[])[] {
  return [1, 2 ** 53 - 1].map((seed) => {
    let state = initialState({ ...settings, seed });
    while (state.iteration < ITERATIONS) ({ state } = advance(fn, { ...settings, seed }, state));
    return state.point;
  });
}

function assertSameRuns(fn: Steppable, settings: RunSettings, compiled: boolean): void {
  const runner = createRunner(fn, settings, ITERATIONS);
  assert.equal(runner.compiled, compiled);
  assert.deepEqual(
    [1, 2 ** 53 - 1].map((seed) => runner.minimize(settings.start, seed)),
    stepped(fn, settings),
  );
}

describe('fast runs', () => {
  for (const { name, point } of cases) {
    const fn = paper(name);
    const base = defaultRunSettings(point);
    const withEstimator = (estimator: Partial<EstimatorSettings>): RunSettings => ({
      ...base,
      estimator: { ...defaultEstimatorSettings, ...estimator },
    });

    it(`${name}: end where steps end, bit for bit, for every granularity, draw and normalization`, () => {
      for (const granularity of granularities) {
        for (const draw of draws) {
          for (const normalize of [true, false]) {
            const common = { granularity, draw, normalize };
            for (const estimator of [
              { name: 'rad' },
              { name: 'spad', m: 2, kMax: 5 },
              { name: 'spad2', m: 3, kMax: 7 },
              { name: 'best', kMax: 9 },
              { name: 'fixed', fixed: [1] },
              { name: 'adaptive' },
            ]) {
              assertSameRuns(fn, withEstimator({ ...common, ...estimator }), true);
            }
          }
        }
      }
    });

    it(`${name}: the full gradient, m = 1, and SGD`, () => {
      for (const estimator of [{ name: 'full' }, { name: 'spad2', m: 1, kMax: 1 }, { name: 'spad2', m: 1, kMax: 4 }]) {
        const settings = withEstimator(estimator);
        assertSameRuns(fn, settings, true);
        assertSameRuns(fn, { ...settings, optimizer: { ...settings.optimizer, name: 'sgd', learningRate: 1e-4 } }, true);
      }
    });

    it(`${name}: around what is preferred, end where steps end`, () => {
      for (const estimator of ['spad1', 'closest']) {
        for (const granularity of granularities)
          assertSameRuns(fn, withEstimator({ name: estimator, granularity, m: 2, kMax: 6, epsilon: 0.4 }), true);
      }
    });

    it(`${name}: what has no compiled loop is stepped, and says why`, () => {
      for (const estimator of ['proportional', 'thompson']) {
        assertSameRuns(fn, withEstimator({ name: estimator }), false);
        assert.match(createRunner(fn, withEstimator({ name: estimator }), 1).steppedBecause ?? '', /contributions/);
      }
    });
  }

  it('leave parameters alone that are not differentiated, and take constants', () => {
    const text = '/** @differentiable\n * @wrt y */\nexport function f(x: number, y: number): number { return x * y * y + y; }';
    const fn = at(compile(text).functions, 0);
    for (const name of ['full', 'rad', 'spad2']) {
      assertSameRuns(fn, { ...defaultRunSettings([3, -2]), estimator: { ...defaultEstimatorSettings, name } }, true);
    }
    const constant = at(compile('/** @differentiable */ export function f(x: number): number { return 3; }').functions, 0);
    assertSameRuns(constant, defaultRunSettings([1]), true);
  });

  it('hold for long, and stop to breathe without a trace of it', () => {
    const fn = paper('f2');
    const settings: RunSettings = { ...defaultRunSettings([1, 0.5]), estimator: { ...defaultEstimatorSettings, name: 'adaptive' } };
    const length = 2 * 2 ** 14 + 5;
    const pieces = createRunner(fn, settings, length).pieces(settings.start, settings.seed);
    let breaths = 0;
    let next = pieces.next();
    for (; !next.done; next = pieces.next()) breaths++;
    assert.ok(breaths > 2, `${breaths}`);
    let state = initialState(settings);
    while (state.iteration < length) ({ state } = advance(fn, settings, state));
    assert.deepEqual(next.value, state.point);
  });

  it('advance is step without the record', () => {
    const settings = defaultRunSettings([1, 0.5]);
    const fn = paper('beale');
    assert.deepEqual(advance(fn, settings, initialState(settings)).state, step(fn, settings, initialState(settings)).state);
  });
});

describe('keyed words', () => {
  it('give the numbers of streams, rejected words and later blocks included', () => {
    for (const seed of [0, 1, 2 ** 31, 2 ** 53 - 1]) {
      const words = new KeyedWords(seed);
      for (const [iteration, space, draw] of [
        [0, 0, 0],
        [1999, 3, 7],
        [2 ** 32 - 1, 2 ** 32 - 1, 2 ** 32 - 1],
      ] as const) {
        const random = stream({ seed, iteration, space, draw });
        words.start(iteration, space, draw);
        for (const bound of [1, 2, 3, 6, 1000, 3e9, 2 ** 31 + 1, 2 ** 32, 3e9, 3e9, 7, 3e9, 3e9]) {
          assert.equal(words.below(bound), Number(random.below(BigInt(bound))));
        }
      }
    }
  });
});
