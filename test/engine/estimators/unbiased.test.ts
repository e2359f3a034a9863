import assert from 'node:assert/strict';
import { alternativesOf, granularities } from '../../../engine/estimators/granularity/index.ts';
import { createEstimator, defaultEstimatorSettings } from '../../../engine/estimators/index.ts';
import type { EstimatorSettings, EstimatorState } from '../../../engine/estimators/types.ts';
import { draws } from '../../../engine/estimators/validate.ts';
import type { DifferentiableFunction } from '../../../engine/index.ts';
import { at } from '../../../engine/invariant.ts';
import type { RandomStream } from '../../../engine/random/stream.ts';
import { everyOutcome } from './outcomes.ts';
import { cases, paper } from './paper.ts';

const EPSILON = 0.3;

function exact(fn: DifferentiableFunction, point: readonly number[]): readonly number[] {
  return fn.gradient(...point);
}

/** E[estimate], summed over every outcome of the estimator's randomness. */
function expectation(
  settings: EstimatorSettings,
  fn: DifferentiableFunction,
  point: readonly number[],
  iteration: number,
  state: EstimatorState,
) {
  const estimator = createEstimator(settings);
  const traced = fn.at(point);
  const mean = point.map(() => 0);
  let total = 0;
  const outcomes = everyOutcome(
    (random) => estimator.estimate({ iteration, state, traced, point, random: () => random }).gradient,
    EPSILON,
  );
  for (const { probability, result } of outcomes) {
    total += probability;
    for (const [i, g] of result.entries()) mean[i] = at(mean, i) + probability * g;
  }
  assert.ok(Math.abs(total - 1) < 1e-12, 'the outcomes are all there are');
  return mean;
}

function assertClose(actual: readonly number[], expected: readonly number[]): void {
  for (const [i, value] of expected.entries()) {
    assert.ok(Math.abs(at(actual, i) - value) <= 1e-12 * Math.abs(value), `parameter ${i}: ${at(actual, i)} is not ${value}`);
  }
}

/** Every combination of one alternative a space. */
function everyChoice(sizes: readonly bigint[]): readonly (readonly bigint[])[] {
  return sizes.reduce<readonly (readonly bigint[])[]>(
    (choices, size) => choices.flatMap((choice) => Array.from({ length: Number(size) }, (_, i) => [...choice, BigInt(i)])),
    [[]],
  );
}

describe('unbiasedness, over every outcome', () => {
  for (const { name, point } of cases) {
    const fn = paper(name);
    for (const granularity of granularities) {
      for (const draw of draws) {
        const settings: EstimatorSettings = { ...defaultEstimatorSettings, granularity, draw, epsilon: EPSILON };

        it(`${name}, ${granularity}, draw ${draw}: E[RAD] is ∇f`, () => {
          assertClose(expectation({ ...settings, name: 'rad' }, fn, point, 0, null), exact(fn, point));
        });
      }

      it(`${name}, ${granularity}: E[proportional] is ∇f`, () => {
        const settings: EstimatorSettings = { ...defaultEstimatorSettings, name: 'proportional', granularity };
        assertClose(expectation(settings, fn, point, 0, null), exact(fn, point));
      });

      it(`${name}, ${granularity}: E[ε-greedy] is ∇f, whatever it has learnt`, () => {
        const settings: EstimatorSettings = { ...defaultEstimatorSettings, name: 'epsilon-greedy', granularity, epsilon: EPSILON };
        const { graph } = fn.at(point);
        const typical = alternativesOf(graph, granularity).spaces.map(() => 1);
        for (const salt of [2, 5]) {
          const pulls = graph.edges.map(({ id }) => (id * salt) % 4);
          const rewards = pulls.map((count, edge) => (count * ((edge * salt) % 7)) / 7);
          const state = { since: 0, chosen: [], arms: { pulls, rewards, typical } };
          assertClose(expectation(settings, fn, point, 1, state), exact(fn, point));
        }
      });

      it(`${name}, ${granularity}: E[SPAD 1] is ∇f, whatever it prefers`, () => {
        const settings: EstimatorSettings = { ...defaultEstimatorSettings, name: 'spad1', granularity, epsilon: EPSILON };
        const { spaces } = alternativesOf(fn.at(point).graph, granularity);
        const choices = everyChoice(spaces.map(({ size }) => size));
        // The largest spaces have thousands of alternatives: then 16 of them, evenly spread.
        const stride = Math.max(1, Math.floor(choices.length / 16));
        for (let i = 0; i < choices.length; i += stride) {
          const state = { since: 0, chosen: at(choices, i) };
          assertClose(expectation(settings, fn, point, 1, state), exact(fn, point));
        }
      });
    }
  }

  for (const name of ['f1', 'f2']) {
    const { point } = at(
      cases.filter((one) => one.name === name),
      0,
    );
    for (const granularity of granularities) {
      for (const estimator of ['spad1', 'closest']) {
        it(`${name}, ${granularity}: E[${estimator}] is ∇f where it compares, too`, () => {
          const settings: EstimatorSettings = { ...defaultEstimatorSettings, name: estimator, granularity, epsilon: EPSILON };
          assertClose(expectation(settings, paper(name), point, 0, null), exact(paper(name), point));
        });
      }
    }
  }
});

describe('the flag `unbiased`', () => {
  const fn = paper('f1');
  const start = [5];
  const variants: readonly (Partial<EstimatorSettings> & { readonly name: string })[] = [
    { name: 'full' },
    { name: 'fixed' },
    { name: 'rad' },
    { name: 'rad', normalize: false },
    { name: 'spad1' },
    { name: 'spad1', normalize: false },
    { name: 'spad1', epsilon: 0 },
    { name: 'spad1', epsilon: 1 },
    { name: 'spad1', m: 1, kMax: 1, epsilon: 0 },
    { name: 'closest' },
    { name: 'closest', epsilon: 0 },
    { name: 'best' },
    { name: 'adaptive' },
    { name: 'proportional' },
    { name: 'proportional', normalize: false },
    { name: 'ucb' },
    { name: 'epsilon-greedy' },
    { name: 'epsilon-greedy', epsilon: 0 },
    { name: 'epsilon-greedy', normalize: false },
    { name: 'spad2' },
    { name: 'spad2', kMax: 1 },
    { name: 'spad2', m: 1, kMax: 5 },
    { name: 'spad2', m: 1, kMax: 1 },
    { name: 'spad2', m: 1, kMax: 1, normalize: false },
  ];
  for (const variant of variants) {
    const settings = { ...defaultEstimatorSettings, epsilon: EPSILON, ...variant };
    const estimator = createEstimator(settings);
    it(`says ${estimator.unbiased} of ${JSON.stringify(variant)}, and so do the means over two iterations`, () => {
      const traced = fn.at(start);
      /** Estimate minus gradient at iterations 0 and 1, the point moved by the first estimate in between. */
      const twoErrors = (random: RandomStream): readonly number[] => {
        const first = estimator.estimate({ iteration: 0, state: null, traced, point: start, random: () => random });
        const moved = [at(start, 0) - 0.01 * at(first.gradient, 0)];
        const second = estimator.estimate({ iteration: 1, state: first.state, traced, point: moved, random: () => random });
        return [at(first.gradient, 0) - at(exact(fn, start), 0), at(second.gradient, 0) - at(exact(fn, moved), 0)];
      };
      const bias = [0, 0];
      for (const { probability, result } of everyOutcome(twoErrors, settings.epsilon)) {
        for (const [t, error] of result.entries()) bias[t] = at(bias, t) + (probability === 0 ? 0 : probability * error);
      }
      const scale = Math.abs(at(exact(fn, start), 0));
      assert.equal(
        bias.every((one) => Math.abs(one) < 1e-11 * scale),
        estimator.unbiased,
        `${bias}`,
      );
      if (!estimator.unbiased)
        assert.ok(
          bias.some((one) => Math.abs(one) > 1e-3 * scale),
          `${bias}`,
        );
    });
  }
});
