import assert from 'node:assert/strict';
import { analyze } from '../../../engine/analysis/analyze.ts';
import type { AnalysisSettings, EstimatorAnalysis } from '../../../engine/analysis/types.ts';
import { alternativesOf, granularities } from '../../../engine/estimators/granularity/index.ts';
import { createEstimator, defaultEstimatorSettings, estimators as estimatorTable } from '../../../engine/estimators/index.ts';
import { bestOf, worthOf } from '../../../engine/estimators/ranking.ts';
import type { EstimatorState } from '../../../engine/estimators/types.ts';
import { draws } from '../../../engine/estimators/validate.ts';
import { compile } from '../../../engine/index.ts';
import { at } from '../../../engine/invariant.ts';
import { type Option, options } from '../estimators/definition.ts';
import { everyOutcome } from '../estimators/outcomes.ts';
import { cases, paper } from '../estimators/paper.ts';

const EPSILON = 0.3;
const base: AnalysisSettings = { ...defaultEstimatorSettings, epsilon: EPSILON, kMax: 2 };

/** Bias and variance of an estimator at a point and an iteration, over every outcome of its randomness. */
function enumerated(
  name: string,
  of: string,
  point: readonly number[],
  settings: AnalysisSettings,
  { iteration, state }: { readonly iteration: number; readonly state: EstimatorState },
): Pick<EstimatorAnalysis, 'bias' | 'variance'> {
  const fn = paper(of);
  const traced = fn.at(point);
  const estimator = createEstimator({ ...settings, name });
  const outcomes = everyOutcome(
    (random) => estimator.estimate({ iteration, state, traced, point, random: () => random }).gradient,
    EPSILON,
  );
  return momentsOf(
    fn.gradient(...point),
    outcomes.map(({ probability, result }) => ({ probability, gradient: [...result] })),
  );
}

interface Outcome {
  readonly probability: number;
  readonly gradient: readonly number[];
}

function momentsOf(exact: readonly number[], outcomes: readonly Outcome[]): Pick<EstimatorAnalysis, 'bias' | 'variance'> {
  const over = (term: (g: number) => number, i: number) =>
    outcomes.reduce((sum, { probability, gradient }) => sum + (probability === 0 ? 0 : probability * term(at(gradient, i))), 0);
  const means = exact.map((_, i) => over((g) => g, i));
  return {
    bias: means.map((mean, i) => mean - at(exact, i)),
    variance: means.map((mean, i) => over((g) => (g - mean) ** 2, i)),
  };
}

/** Keeps the largest, and has learnt something of every branch: what any estimator could remember. */
function someState(of: string, point: readonly number[], { granularity }: AnalysisSettings): EstimatorState {
  const { graph } = paper(of).at(point);
  const alternatives = alternativesOf(graph, granularity);
  const worth = worthOf(paper(of).linearize(...point), granularity);
  const chosen = bestOf(alternatives, worth);
  const gradient = new Float64Array(graph.parameters.length);
  paper(of).at(point).evaluator.gradient(alternatives.select(chosen), point, gradient);
  const pulls = graph.edges.map(({ id }) => (id * 5) % 4);
  const rewards = pulls.map((count, edge) => (count * ((edge * 3) % 7)) / 7);
  const typical = alternatives.spaces.map(() => 1);
  const shares = Array.from(gradient, (g, i) => (at(worth.totals, i) === 0 ? 1 : Math.abs(g) / at(worth.totals, i)));
  return { since: 0, chosen, shares, arms: { pulls, rewards, typical } };
}

function assertSame(actual: EstimatorAnalysis, expected: ReturnType<typeof momentsOf>, totals: readonly number[], say: string): void {
  for (const [i, total] of totals.entries()) {
    assert.ok(Math.abs(at(actual.bias, i) - at(expected.bias, i)) <= 1e-12 * total * 40, `bias ${say} ${i}`);
    const size = at(expected.variance, i) + total ** 2;
    assert.ok(Math.abs(at(actual.variance, i) - at(expected.variance, i)) <= 1e-12 * size, `variance ${say} ${i}`);
  }
}

/** Draws that cannot be listed (normal numbers), and comparisons, whose draws are too many: each has a test of its own. */
const ELSEWHERE: Readonly<Record<'held' | 'fresh', readonly string[]>> = {
  held: ['thompson'],
  fresh: ['thompson', 'spad1', 'spad2', 'closest'],
};

describe('exact analysis', () => {
  for (const { name: of, point } of cases) {
    for (const granularity of granularities) {
      it(`${of}, ${granularity}: bias and variance are the enumerated ones; proportional's variance is the least`, () => {
        for (const draw of draws) {
          for (const normalize of [true, false]) {
            const settings = { ...base, granularity, draw, normalize };
            for (const kind of ['held', 'fresh'] as const) {
              const state = kind === 'held' ? someState(of, point, settings) : null;
              const { estimators, parameters } = analyze(paper(of).at(point), point, settings, { state });
              assert.deepEqual(
                estimators.map(({ name }) => name),
                estimatorTable.map(({ name }) => name),
              );
              const totals = parameters.map(({ total }) => total);
              for (const one of estimators.filter(({ name }) => !ELSEWHERE[kind].includes(name))) {
                const expected = enumerated(one.name, of, point, settings, { iteration: kind === 'held' ? 1 : 0, state });
                assertSame(one, expected, totals, `${one.name} ${draw} ${normalize} ${kind}`);
              }
              if (!normalize) continue;
              for (const [i, { leastVariance, total }] of parameters.entries()) {
                const varianceOf = (name: string) => at(estimators.find((one) => one.name === name)?.variance ?? [], i);
                assert.equal(varianceOf('proportional'), leastVariance);
                for (const other of ['rad', 'spad1', 'closest', 'epsilon-greedy'])
                  assert.ok(leastVariance <= varianceOf(other) + 1e-12 * total ** 2);
              }
            }
          }
        }
      });
    }
  }

  for (const { name: of, point } of cases.filter(({ name }) => name !== 'shared')) {
    for (const granularity of ['path', 'parameter'] as const) {
      it(`${of}, ${granularity}: an iteration that compares is what all pairs of candidates give`, () => {
        const fn = paper(of);
        const exact = fn.gradient(...point);
        for (const draw of draws) {
          for (const normalize of [true, false]) {
            const settings = { ...base, granularity, draw, normalize, m: 2 };
            const { estimators, parameters } = analyze(fn.at(point), point, settings, { of: ['spad1', 'spad2', 'closest'] });
            for (const one of estimators) {
              assert.equal(one.given, 'choosing');
              for (const [i, { total }] of parameters.entries()) {
                const listed = options(fn, point, i, granularity, draw);
                const distance = (g: number) => (one.name === 'closest' ? Math.abs(at(exact, i) - g) : -Math.abs(g));
                const outcomes = listed.flatMap((first) =>
                  listed.flatMap((second) => {
                    const winner = distance(second.contribution) < distance(first.contribution) ? second : first;
                    const pair = first.probability * second.probability;
                    return estimatesAround(listed, winner, one.name === 'spad2', normalize).map(({ probability, g }) => ({
                      probability: pair * probability,
                      gradient: [g],
                    }));
                  }),
                );
                const expected = momentsOf([at(exact, i)], outcomes);
                assertSame(
                  { ...one, bias: [at(one.bias, i)], variance: [at(one.variance, i)] },
                  expected,
                  [total],
                  `${one.name} ${draw} ${normalize}`,
                );
              }
            }
          }
        }
      });
    }
  }

  for (const { name: of, point } of cases.filter(({ name }) => ['f1', 'f2', 'beale'].includes(name))) {
    it(`${of}, graph: an iteration that compares is what every outcome gives`, () => {
      const settings: AnalysisSettings = { ...base, granularity: 'graph', m: 2 };
      const { estimators, parameters } = analyze(paper(of).at(point), point, settings, { of: ['spad1', 'spad2', 'closest'] });
      for (const one of estimators) {
        const expected = enumerated(one.name, of, point, settings, { iteration: 0, state: null });
        assertSame(
          one,
          expected,
          parameters.map(({ total }) => total),
          one.name,
        );
      }
    });
  }

  it('says what it cannot know, and answers for 2^70 paths', () => {
    const text = `/** @differentiable */ export function power(x: number): number { let t = x; ${'t = t * t; '.repeat(70)}return t; }`;
    const fn = at(compile(text).functions, 0);
    // d/dx of x to the 2⁷⁰ is 2⁷⁰ at 1, and each path contributes 1: every scaled draw over branches is exact.
    const { estimators, parameters } = analyze(fn.at([1]), [1]);
    assert.deepEqual([at(parameters, 0).paths, at(parameters, 0).derivative], [2n ** 70n, 2 ** 70]);
    const given = Object.fromEntries(estimators.map((one) => [one.name, one.given]));
    assert.equal(given['closest'], 'unknown');
    assert.deepEqual([given['spad1'], given['spad2']], ['many candidates', 'many candidates']);
    for (const { name, bias, variance } of estimators) {
      if (['rad', 'spad2', 'best', 'adaptive', 'proportional', 'ucb'].includes(name)) assert.deepEqual([bias, variance], [[0], [0]], name);
    }
    const held = analyze(fn.at([1]), [1], base, { of: ['closest'], state: { since: 0, chosen: [3n] } });
    // Around a path with 1 − ε: 1/(1 − ε) or (N − 1)/ε. E[g²] = 1/(1 − ε) + (N − 1)²/ε.
    const [{ variance = [], bias = [] } = {}] = held.estimators;
    assert.equal(at(bias, 0), 0);
    assert.ok(Math.abs(at(variance, 0) / (2 ** 140 / EPSILON - 2 ** 140) - 1) < 1e-12);
  });

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
    const bytes = new Map(estimators.map(({ name, tape }) => [name, tape.held]));
    assert.equal(bytes.get('full'), 32);
    for (const name of ['rad', 'spad1', 'spad2', 'closest', 'best', 'adaptive', 'proportional']) assert.equal(bytes.get(name), 16, name);
  });
});

/** What follows from a preferred option: itself scaled by its draw, or the almost-Dirac around it (Eq. 5 and 4). */
function estimatesAround(listed: readonly Option[], preferred: Option, held: boolean, normalize: boolean) {
  if (held) return [{ probability: 1, g: normalize ? preferred.contribution / preferred.probability : preferred.contribution }];
  return listed.map((option) => {
    const probability = listed.length === 1 ? 1 : option === preferred ? 1 - EPSILON : EPSILON / (listed.length - 1);
    return { probability, g: normalize ? option.contribution / probability : option.contribution };
  });
}

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
