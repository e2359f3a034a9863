import assert from 'node:assert/strict';
import { granularities } from '../../../engine/estimators/granularity/index.ts';
import { createEstimator, defaultEstimatorSettings, estimators } from '../../../engine/estimators/index.ts';
import { project } from '../../../engine/estimators/observations/bandit.ts';
import { createObserver, defaultObservationSettings, observerNames } from '../../../engine/estimators/observations/index.ts';
import type { ObservationState } from '../../../engine/estimators/observations/types.ts';
import type { EstimatorSettings } from '../../../engine/estimators/types.ts';
import { draws } from '../../../engine/estimators/validate.ts';
import { compile, type DifferentiableFunction, type RunSettings, step } from '../../../engine/index.ts';
import { at } from '../../../engine/invariant.ts';
import { BatchEvaluator } from '../../../engine/run/batch/evaluator.ts';
import { defaultRunSettings } from '../../../engine/run/defaults.ts';
import { initialState } from '../../../engine/run/step.ts';
import { everyOutcome } from '../estimators/outcomes.ts';

const CSV = 'x,y\n1,3\n0.5,-5\n-2,0.7\n';

function model(body: string): DifferentiableFunction {
  const text = `/** @differentiable @start a = 1.3, b = -0.6
 * @data row from ./rows.csv */
export function loss(a: number, b: number, row: { x: number; y: number }) { ${body} }`;
  const [fn] = compile(text, { fileName: 'model.ts', readFile: () => CSV }).functions;
  assert.ok(fn);
  return fn;
}

const straight = model('const t = a * row.x + b * b; return (t - row.y) * t + a;');
const branching = model('const t = a * row.x + b * a; return t > 1 ? t * t * b : t * Math.sin(t) + a * b;');

/** Every batch of the observer, with its probability. */
function batches(name: string, rows: number, state: ObservationState) {
  return everyOutcome((random) => createObserver({ ...defaultObservationSettings, name, batch: 2 }).draw(rows, state, random));
}

describe('observation-level estimators', () => {
  const learnt: ObservationState = { probabilities: [0.2, 0.7, 0.1], largest: 3 };
  for (const name of observerNames) {
    it(`${name}: every row counts 1/n on average`, () => {
      const mean = [0, 0, 0];
      for (const { probability, result } of batches(name, 3, name === 'bandit' ? learnt : null)) {
        for (const [i, row] of result.rows.entries()) mean[row] = at(mean, row) + probability * at(result.weights, i);
      }
      for (const one of mean) assert.ok(Math.abs(one - 1 / 3) < 1e-15, String(mean));
    });
  }

  it('sgd takes distinct rows, each pair equally likely', () => {
    const chances = new Map<string, number>();
    for (const { probability, result } of batches('sgd', 4, null)) {
      const key = result.rows.join();
      chances.set(key, (chances.get(key) ?? 0) + probability);
    }
    assert.deepEqual([...chances.keys()].sort(), ['0,1', '0,2', '0,3', '1,2', '1,3', '2,3']);
    for (const chance of chances.values()) assert.ok(Math.abs(chance - 1 / 6) < 1e-15);
  });

  it('the bandit prefers rows of large gradients, keeps to its floor, and stays a distribution', () => {
    const observer = createObserver({ ...defaultObservationSettings, name: 'bandit', batch: 3, rate: 0.5 });
    let state: ObservationState = null;
    for (let i = 0; i < 200; i++) state = observer.learn(3, state, { rows: [0, 1, 2], weights: [1, 1, 1] }, [1, 0.1, 0.1]);
    const p = state?.probabilities ?? [];
    assert.ok(Math.abs(p.reduce((sum, one) => sum + one, 0) - 1) < 1e-12);
    assert.ok(at(p, 0) > at(p, 1) && at(p, 1) === at(p, 2), String(p));
    assert.ok(p.every((one) => one >= (defaultObservationSettings.floor / 3) * (1 - 1e-12)));
  });

  it('projects by least divergence: raised to the floor, or scaled by one factor', () => {
    const projected = project([8, 1, 0.5, 0.5], 0.1);
    // Two small ones are raised; 1 · s with s = (1 − 3 · 0.1)/8 is below the floor too, so three are.
    for (const [i, expected] of [0.7, 0.1, 0.1, 0.1].entries()) assert.ok(Math.abs(at(projected, i) - expected) < 1e-15, String(projected));
  });
});

describe('estimates over batches', () => {
  const point = [1.3, -0.6];
  const exact = (fn: DifferentiableFunction) => fn.gradient(...([...point, undefined] as unknown[])) as readonly number[];

  /** E over rows × selections, for a function with one trace. */
  function expectation(fn: DifferentiableFunction, settings: EstimatorSettings, observer: string): readonly number[] {
    const rows = fn.observations?.rows ?? [];
    const estimator = createEstimator(settings);
    const mean = [0, 0];
    for (const drawn of batches(observer, rows.length, null)) {
      const points = drawn.result.rows.map((row, i) => ({ weight: at(drawn.result.weights, i), point: [...point, ...at(rows, row)] }));
      const here = at(points, 0).point;
      const traced = fn.at(here);
      const outcomes = everyOutcome((random) => {
        const evaluator = new BatchEvaluator(traced.evaluator, points);
        const input = { iteration: 0, state: null, traced: { ...traced, evaluator }, point: here, rows: points, random: () => random };
        return estimator.estimate(input).gradient;
      }, settings.epsilon);
      for (const { probability, result } of outcomes) {
        for (const i of mean.keys()) mean[i] = at(mean, i) + drawn.probability * probability * at(result, i);
      }
    }
    return mean;
  }

  for (const granularity of granularities) {
    for (const name of ['full', 'rad', 'proportional', 'spad1', 'closest', 'epsilon-greedy']) {
      for (const observer of observerNames) {
        it(`${observer} × ${name}, ${granularity}, either draw: unbiased, over every batch and every selection`, () => {
          for (const draw of draws) {
            const settings = { ...defaultEstimatorSettings, name, granularity, draw, epsilon: 0.3, m: name === 'closest' ? 1 : 2, kMax: 2 };
            assert.ok(createEstimator(settings).unbiased);
            const mean = expectation(straight, settings, observer);
            for (const [i, g] of exact(straight).slice(0, 2).entries()) {
              assert.ok(Math.abs(at(mean, i) - g) < 1e-12 * Math.max(1, Math.abs(g)), `${at(mean, i)} is not ${g}`);
            }
          }
        });
        if (name !== 'rad' && name !== 'proportional') continue;
        it(`${observer} × ${name}, ${granularity}: biased where it is not scaled, and says so`, () => {
          const settings = { ...defaultEstimatorSettings, name, granularity, normalize: false };
          assert.ok(!createEstimator(settings).unbiased);
          const mean = expectation(straight, settings, observer);
          assert.ok(exact(straight).some((g, i) => i < 2 && Math.abs(at(mean, i) - g) > 0.05 * Math.abs(g)));
        });
      }
    }
  }

  const settingsOf = (fn: DifferentiableFunction, name: string, observation: string): RunSettings => {
    const standard = defaultRunSettings(fn.start);
    return {
      ...standard,
      estimator: { ...standard.estimator, name },
      observation: { ...defaultObservationSettings, name: observation, batch: 2 },
    };
  };

  it('gd × full is the gradient of the objective, where rows branch too', () => {
    for (const fn of [straight, branching]) {
      const settings = settingsOf(fn, 'full', 'gd');
      const { record } = step(fn, settings, initialState(settings));
      const objective = fn.value(...point);
      assert.ok(Math.abs(record.objective - objective) < 1e-14 * Math.abs(objective));
      for (const [i, g] of exact(fn).slice(0, 2).entries()) {
        assert.ok(Math.abs(at(record.gradient, i) - g) < 1e-14 * Math.max(1, Math.abs(g)));
        assert.ok(Math.abs(at(record.exact, i) - g) < 1e-14 * Math.max(1, Math.abs(g)));
      }
    }
  });

  it('every estimator runs with every way to choose rows, moves the parameters only, and is a function of its state', () => {
    for (const fn of [straight, branching]) {
      for (const { name } of estimators) {
        for (const observation of observerNames) {
          const settings = settingsOf(fn, name, observation);
          let state = initialState(settings);
          for (let t = 0; t < 6; t++) {
            const again = step(fn, settings, state);
            const { state: next, record } = step(fn, settings, state);
            assert.deepEqual(next, again.state);
            const row = fn.observations?.rows[record.batch?.rows[0] ?? -1];
            assert.deepEqual(next.point.slice(2), row, 'the point shows the first row of the batch');
            assert.ok(record.gradient.every(Number.isFinite), name);
            state = next;
          }
          assert.notDeepEqual(state.point.slice(0, 2), settings.start.slice(0, 2), name);
        }
      }
    }
  });
});
