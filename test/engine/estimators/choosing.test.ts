import assert from 'node:assert/strict';
import { KEPT_FRACTION, LONGEST_HOLD } from '../../../engine/estimators/adaptive.ts';
import { createEstimator, defaultEstimatorSettings } from '../../../engine/estimators/index.ts';
import type { Estimate, EstimatorSettings, EstimatorState } from '../../../engine/estimators/types.ts';
import { compile, type DifferentiableFunction } from '../../../engine/index.ts';
import { at } from '../../../engine/invariant.ts';
import { stream } from '../../../engine/random/stream.ts';
import { routes } from './definition.ts';
import { cases, paper } from './paper.ts';

/** x's two contributions are a and b, whatever x is. */
const two = at(
  compile('/** @differentiable\n * @wrt x */\nexport function two(x: number, a: number, b: number): number { return x * a + x * b; }')
    .functions,
  0,
);

function estimate(
  fn: DifferentiableFunction,
  change: Partial<EstimatorSettings>,
  point: readonly number[],
  iteration: number,
  state: EstimatorState,
): Estimate {
  return createEstimator({ ...defaultEstimatorSettings, ...change }).estimate({
    iteration,
    state,
    traced: fn.at(point),
    point,
    random: (space, draw) => stream({ seed: 3, iteration, space, draw }),
  });
}

describe('adaptive', () => {
  const adaptive = (point: readonly number[], iteration: number, state: EstimatorState) =>
    estimate(two, { name: 'adaptive' }, point, iteration, state);
  const first = adaptive([1, 9, -1], 5, null);

  it('finds the largest, and scales it to Σ|g|', () => {
    assert.equal(first.reason, 'largest');
    assert.deepEqual(first.state, { since: 5, chosen: [0n], shares: [0.9] });
    assert.ok(Math.abs(at(first.gradient, 0) - 10) < 1e-14);
    assert.equal(first.candidateBytes > 0, true);
  });

  it('keeps it while its share is at least a fraction of what it was', () => {
    const limit = 10 * KEPT_FRACTION * 0.9;
    for (const age of [1, 2, 4, 8]) {
      assert.equal(adaptive([1, limit + 0.01, 10 - limit - 0.01], 5 + age, first.state).reason, 'held');
      const given = adaptive([1, limit - 0.01, 10 - limit + 0.01], 5 + age, first.state);
      assert.deepEqual([given.reason, given.state?.since, given.state?.chosen], ['largest', 5 + age, [1n]]);
    }
  });

  it('looks at Σ|g| only 1, 2, 4, 8, … iterations after a choice, and not longer than the longest hold', () => {
    const looked = Array.from({ length: LONGEST_HOLD }, (_, i) => i + 1).filter(
      (age) => adaptive([1, 9, -1], 5 + age, first.state).candidateBytes > 0,
    );
    assert.deepEqual(looked, [1, 2, 4, 8, 16, 32, 64, 128, LONGEST_HOLD]);
    assert.equal(adaptive([1, 9, -1], 5 + LONGEST_HOLD, first.state).reason, 'largest');
    assert.equal(adaptive([1, 1, 99], 5 + 3, first.state).reason, 'held');
  });
});

describe('best', () => {
  it('chooses at t ≡ 0 mod k_max and holds in between, scaled by 1/p', () => {
    const settings = { name: 'best', kMax: 4 };
    const first = estimate(two, settings, [1, 2, -5], 0, null);
    assert.deepEqual([first.reason, first.state?.chosen, at(first.gradient, 0)], ['largest', [1n], -10]);
    for (const t of [1, 2, 3]) assert.equal(estimate(two, settings, [1, 9, -5], t, first.state).reason, 'held');
    assert.deepEqual(estimate(two, settings, [1, 9, -5], 4, first.state).state?.chosen, [0n]);
  });
});

describe('closest', () => {
  for (const { name, point } of cases) {
    it(`${name}: of all candidates takes the one whose contribution is closest to the gradient`, () => {
      const fn = paper(name);
      const { graph, partials } = fn.linearize(...point);
      const exact = fn.gradient(...point);
      const chosen = estimate(fn, { name: 'closest', granularity: 'path', epsilon: 0, m: 400 }, point, 0, null);
      for (const [i, parameter] of graph.parameters.entries()) {
        const contributions = routes(graph, parameter).map((route) => route.reduce((product, edge) => product * at(partials, edge), 1));
        const least = Math.min(...contributions.map((g) => Math.abs(g - at(exact, i))));
        const unscaled = at(chosen.gradient, i) / at(chosen.scale, i);
        assert.ok(Math.abs(Math.abs(unscaled - at(exact, i)) - least) <= 1e-12 * (1 + least), `${i}`);
      }
      assert.equal(chosen.reason, 'closest');
    });
  }
});

describe('bandits', () => {
  for (const name of ['thompson', 'ucb', 'epsilon-greedy']) {
    it(`${name} learns which branch is the larger, and forgets when that changes`, () => {
      const settings = { name, epsilon: 0.2 };
      let state: EstimatorState = null;
      const counts = [0, 0];
      for (let t = 0; t < 1000; t++) {
        const point = t < 500 ? [1, 0.1, 5] : [1, 5, 0.1];
        const before: EstimatorState = structuredClone(state);
        const { state: next, reason } = estimate(two, settings, point, t, state);
        assert.deepEqual(state, before, 'the state is left as it was');
        assert.equal(reason, 'learnt');
        const taken = Number(at(next?.chosen ?? [], 0));
        if (t >= 300 && t < 500) counts[0] = at(counts, 0) + taken;
        if (t >= 800) counts[1] = at(counts, 1) + (1 - taken);
        state = next;
      }
      // The larger was taken in more than two thirds of the last 200 of each half.
      for (const count of counts) assert.ok(count > 133, `${counts}`);
    });
  }
});
