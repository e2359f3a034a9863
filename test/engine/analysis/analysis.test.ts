import assert from 'node:assert/strict';
import { analyze } from '../../../engine/analysis/analyze.ts';
import type { AnalysisSettings, EstimatorAnalysis } from '../../../engine/analysis/types.ts';
import { alternativesOf, granularities } from '../../../engine/estimators/granularity/index.ts';
import { createEstimator, defaultEstimatorSettings } from '../../../engine/estimators/index.ts';
import { bestOf, worthOf } from '../../../engine/estimators/ranking.ts';
import type { EstimatorState } from '../../../engine/estimators/types.ts';
import { draws } from '../../../engine/estimators/validate.ts';
import { at } from '../../../engine/invariant.ts';
import { everyOutcome } from '../estimators/outcomes.ts';
import { cases, paper } from '../estimators/paper.ts';

const EPSILON = 0.3;

/** Bias and variance of an estimator at a point, over every outcome of its randomness. */
function enumerated(
  name: string,
  of: string,
  point: readonly number[],
  settings: AnalysisSettings,
): Omit<EstimatorAnalysis, 'tape' | 'name'> {
  const fn = paper(of);
  const traced = fn.at(point);
  const estimator = createEstimator({ ...defaultEstimatorSettings, ...settings, name });
  const alternatives = alternativesOf(traced.graph, settings.granularity);
  const chosen = bestOf(alternatives, worthOf(fn.linearize(...point), settings.granularity));
  const state: EstimatorState = name === 'spad1' ? { since: 0, chosen } : null;
  const outcomes = everyOutcome(
    (random) => estimator.estimate({ iteration: 1, state, traced, point, random: () => random }).gradient,
    EPSILON,
  );
  const exact = fn.gradient(...point);
  const over = (term: (g: number) => number, i: number) =>
    outcomes.reduce((sum, { probability, result }) => sum + (probability === 0 ? 0 : probability * term(at(result, i))), 0);
  const means = exact.map((_, i) => over((g) => g, i));
  return {
    bias: means.map((mean, i) => mean - at(exact, i)),
    variance: means.map((mean, i) => over((g) => (g - mean) ** 2, i)),
  };
}

describe('exact analysis', () => {
  for (const { name: of, point } of cases) {
    for (const granularity of granularities) {
      it(`${of}, ${granularity}: bias and variance are the enumerated ones; proportional's variance is the least`, () => {
        for (const draw of draws) {
          for (const normalize of [true, false]) {
            const settings = { granularity, draw, normalize, epsilon: EPSILON };
            const { estimators, parameters } = analyze(paper(of).at(point), point, settings);
            for (const { name, bias, variance } of estimators) {
              const expected = enumerated(name, of, point, settings);
              for (const [i, { total }] of parameters.entries()) {
                const say = `${name} ${draw} ${normalize} ${i}`;
                assert.ok(Math.abs(at(bias, i) - at(expected.bias, i)) <= 1e-12 * total * 40, `bias ${say}`);
                const size = at(expected.variance, i) + total ** 2;
                assert.ok(Math.abs(at(variance, i) - at(expected.variance, i)) <= 1e-12 * size, `variance ${say}`);
              }
            }
            if (!normalize) continue;
            for (const [i, { leastVariance, total }] of parameters.entries()) {
              const varianceOf = (name: string) => at(estimators.find((one) => one.name === name)?.variance ?? [], i);
              assert.equal(varianceOf('proportional'), leastVariance);
              for (const other of ['rad', 'spad1']) assert.ok(leastVariance <= varianceOf(other) + 1e-12 * total ** 2);
            }
          }
        }
      });
    }
  }

  it('counts paths, adds contributions and counts bytes', () => {
    const { parameters, estimators, value } = analyze(paper('f1').at([5]), [5]);
    assert.equal(value, paper('f1').value(5));
    const [one, two] = [10 * (2 + Math.cos(20)), -100 * Math.sin(20)];
    const [x] = parameters;
    assert.equal(x?.paths, 2n);
    for (const [actual, expected] of [
      [x?.derivative, one + two],
      [x?.total, Math.abs(one) + Math.abs(two)],
    ]) {
      assert.ok(Math.abs((actual ?? Number.NaN) - (expected ?? 0)) <= 1e-12 * Math.abs(expected ?? 0));
    }
    // Full mode reads x, the product's two factors and 4x; the larger term, x² (cos 4x)′, reads x² and 4x.
    assert.deepEqual(Object.fromEntries(estimators.map(({ name, tape }) => [name, tape.held])), {
      full: 32,
      rad: 16,
      spad1: 16,
      best: 16,
      proportional: 16,
    });
  });
});

describe('the best alternative', () => {
  for (const { name: of, point } of cases) {
    for (const granularity of granularities) {
      it(`${of}, ${granularity}: is the enumerated argmax of ‖g‖`, () => {
        const fn = paper(of);
        const { graph, evaluator } = fn.at(point);
        const alternatives = alternativesOf(graph, granularity);
        const best = bestOf(alternatives, worthOf(fn.linearize(...point), granularity));
        for (const [s, space] of alternatives.spaces.entries()) {
          const size = (index: bigint) => {
            const gradient = new Float64Array(graph.parameters.length);
            evaluator.gradient(alternatives.select(best.with(s, index)), point, gradient);
            return Math.hypot(...space.parameters.map((parameter) => at(gradient, parameter)));
          };
          const largest = Math.max(...Array.from({ length: Number(space.size) }, (_, index) => size(BigInt(index))));
          assert.ok(Math.abs(size(at(best, s)) - largest) <= 1e-14 * largest);
        }
      });
    }
  }
});
