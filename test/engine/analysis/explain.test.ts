import assert from 'node:assert/strict';
import { explainChoice } from '../../../engine/analysis/explain.ts';
import { spreadOf } from '../../../engine/analysis/spread.ts';
import { alternativesOf, granularities } from '../../../engine/estimators/granularity/index.ts';
import { createEstimator, defaultEstimatorSettings } from '../../../engine/estimators/index.ts';
import { bestOf, worthOf } from '../../../engine/estimators/ranking.ts';
import type { EstimatorSettings, EstimatorState } from '../../../engine/estimators/types.ts';
import { draws } from '../../../engine/estimators/validate.ts';
import { at } from '../../../engine/invariant.ts';
import { everyOutcome } from '../estimators/outcomes.ts';
import { cases, paper } from '../estimators/paper.ts';

const EPSILON = 0.3;

/** Every outcome of one iteration in the state of a choice that is held, with its probability. */
function outcomesOf(of: string, point: readonly number[], settings: EstimatorSettings) {
  const fn = paper(of);
  const traced = fn.at(point);
  const chosen = bestOf(alternativesOf(traced.graph, settings.granularity), worthOf(fn.linearize(...point), settings.granularity));
  const state: EstimatorState = settings.name === 'rad' || settings.name === 'proportional' ? null : { since: 0, chosen };
  const estimator = createEstimator(settings);
  const outcomes = everyOutcome((random) => estimator.estimate({ iteration: 1, state, traced, point, random: () => random }), EPSILON);
  return { traced, outcomes: outcomes.filter(({ probability }) => probability > 0) };
}

function forEachSetting(name: string, check: (settings: EstimatorSettings) => void): void {
  for (const granularity of granularities) {
    for (const draw of draws) {
      for (const normalize of [true, false]) {
        check({ ...defaultEstimatorSettings, name, granularity, draw, normalize, epsilon: EPSILON, kMax: 5 });
      }
    }
  }
}

/** Of those that draw, and of one that holds what it chose. */
const estimators = ['rad', 'spad1', 'closest', 'spad2', 'proportional'];

describe('why a choice was made', () => {
  for (const { name: of, point } of cases) {
    it(`${of}: the probability of each contribution is the enumerated one`, () => {
      for (const name of estimators) {
        forEachSetting(name, (settings) => {
          const { traced, outcomes } = outcomesOf(of, point, settings);
          const choices = explainChoice(traced, point, settings, at(outcomes, 0).result, 1000);
          for (const [parameter, { alternatives, size }] of choices.entries()) {
            assert.equal(BigInt(alternatives.length), size);
            for (const { label, probability } of alternatives) {
              const expected = outcomes
                .filter(({ result }) => at(result.labels, parameter) === label)
                .reduce((sum, one) => sum + one.probability, 0);
              assert.ok(Math.abs((probability ?? Number.NaN) - expected) < 1e-12, `${name} ${label}: ${probability}, not ${expected}`);
            }
          }
        });
      }
    });
  }

  it('names the contribution that was kept, with the norm that it has, also where it is none of the first', () => {
    const settings: EstimatorSettings = { ...defaultEstimatorSettings, name: 'rad', granularity: 'path' };
    const { traced, outcomes } = outcomesOf('shared', [0.9, 1.4], settings);
    for (const { result } of outcomes) {
      for (const [parameter, { alternatives }] of explainChoice(traced, [0.9, 1.4], settings, result, 2).entries()) {
        const kept = alternatives.filter((one) => one.kept);
        assert.deepEqual(
          kept.map(({ label }) => label),
          [result.labels[parameter]],
        );
        const norm = Math.abs(at(result.gradient, parameter) / at(result.scale, parameter));
        assert.ok(Math.abs(at(kept, 0).norm - norm) <= 1e-12 * norm);
        assert.ok(Math.abs((at(kept, 0).probability ?? Number.NaN) - 1 / at(result.scale, parameter)) < 1e-12);
        assert.ok(alternatives.length <= 2);
      }
    }
  });

  it('has nothing to say of the full gradient', () => {
    const settings = { ...defaultEstimatorSettings, name: 'full' };
    const { traced, outcomes } = outcomesOf('f1', [5], settings);
    assert.deepEqual(explainChoice(traced, [5], settings, at(outcomes, 0).result), []);
  });
});

describe('the spread of the estimator in use', () => {
  for (const { name: of, point } of cases) {
    it(`${of}: variance and squared bias are the enumerated ones`, () => {
      for (const name of estimators) {
        forEachSetting(name, (settings) => {
          const { traced, outcomes } = outcomesOf(of, point, settings);
          const exact = paper(of).gradient(...point);
          const { result } = at(outcomes, 0);
          const found = spreadOf(traced, point, settings, result.state, result.gradient);
          const moments = exact.map((_, i) => {
            const mean = outcomes.reduce((sum, one) => sum + one.probability * at(one.result.gradient, i), 0);
            const variance = outcomes.reduce((sum, one) => sum + one.probability * (at(one.result.gradient, i) - mean) ** 2, 0);
            return { variance, bias: (mean - at(exact, i)) ** 2 };
          });
          const total = (of: 'variance' | 'bias') => moments.reduce((sum, one) => sum + one[of], 0);
          const size = total('variance') + exact.reduce((sum, g) => sum + g * g, 0) + found.leastVariance;
          assert.ok(Math.abs(found.variance - total('variance')) <= 1e-10 * size, `${name}: ${found.variance}, not ${total('variance')}`);
          assert.ok(Math.abs(found.bias - total('bias')) <= 1e-10 * size, `${name}: ${found.bias}, not ${total('bias')}`);
        });
      }
    });
  }
});
