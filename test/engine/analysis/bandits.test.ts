import assert from 'node:assert/strict';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { largestOfNormals, normalCdf } from '../../../engine/estimators/bandits/normal.ts';
import { thompsonRule } from '../../../engine/estimators/bandits/thompson.ts';
import { granularities } from '../../../engine/estimators/granularity/index.ts';
import { defaultEstimatorSettings } from '../../../engine/estimators/index.ts';
import type { EstimatorState } from '../../../engine/estimators/types.ts';
import { draws } from '../../../engine/estimators/validate.ts';
import { at } from '../../../engine/invariant.ts';
import { stream } from '../../../engine/random/stream.ts';
import { options } from '../estimators/definition.ts';
import { cases, paper } from '../estimators/paper.ts';

describe('the largest of normal numbers', () => {
  it('Φ has its known values', () => {
    // Abramowitz and Stegun, table 26.1.
    for (const [x, expected] of [
      [0, 0.5],
      [1, 0.841344746068543],
      [2, 0.97724986805182],
      [3, 0.99865010196837],
    ] as const) {
      assert.ok(Math.abs(normalCdf(x) - expected) < 1e-14, `${x}`);
      assert.ok(Math.abs(normalCdf(-x) - (1 - expected)) < 1e-14, `${x}`);
    }
    assert.deepEqual([normalCdf(40), normalCdf(-40)], [1, 0]);
  });

  it('of two is Φ of the difference of the means over the root of the summed variances', () => {
    for (const [a, b, s, t] of [
      [0.3, 0.5, 1, 0.1],
      [0.9, 0.1, 0.2, 0.3],
      [0, 0, 0.1, 1],
    ] as const) {
      const [first = 0, second = 0] = largestOfNormals([a, b], [s, t]);
      const expected = normalCdf((a - b) / Math.hypot(s, t));
      assert.ok(Math.abs(first - expected) < 1e-13 && Math.abs(second - (1 - expected)) < 1e-13, `${first} is not ${expected}`);
    }
  });

  it('adds up to 1, and is even where nothing differs', () => {
    const chances = largestOfNormals([0.2, 0.6, 0.1, 0.9], [1, 0.1, 0.5, 0.2]);
    assert.ok(Math.abs(chances.reduce((sum, one) => sum + one, 0) - 1) < 1e-13);
    for (const chance of largestOfNormals([0, 0, 0, 0, 0], [1, 1, 1, 1, 1])) assert.ok(Math.abs(chance - 0.2) < 1e-14);
  });

  it('is how often Thompson sampling takes each branch', () => {
    const table = { pulls: [3, 40, 0.5], means: [0.6, 0.5, 0.2] };
    const runs = 20_000;
    const taken = [0, 0, 0];
    for (let i = 0; i < runs; i++) {
      const branch = thompsonRule.choose(table, stream({ seed: 5, iteration: i, space: 0, draw: 0 }));
      taken[branch] = at(taken, branch) + 1;
    }
    for (const [i, chance] of thompsonRule.chances(table).entries()) {
      const error = Math.sqrt((chance * (1 - chance)) / runs);
      assert.ok(Math.abs(at(taken, i) / runs - chance) < 4.5 * error, `${at(taken, i) / runs} is not ${chance}`);
    }
  });
});

describe('the analysis of Thompson sampling', () => {
  for (const { name: of, point } of cases.filter(({ name }) => name !== 'shared')) {
    for (const granularity of granularities) {
      it(`${of}, ${granularity}: with nothing learnt it draws branches uniformly`, () => {
        const fn = paper(of);
        for (const draw of draws) {
          const settings = { ...defaultEstimatorSettings, granularity, draw };
          const [row] = analyze(fn.at(point), point, settings, { of: ['thompson'] }).estimators;
          assert.equal(row?.given, 'first');
          for (const [i, exact] of fn.gradient(...point).entries()) {
            const uniform = options(fn, point, i, granularity, 'branches');
            const scaled = options(fn, point, i, granularity, draw);
            const values = uniform.map(({ probability, contribution }, k) => ({
              probability,
              g: contribution / at(scaled, k).probability,
            }));
            const mean = values.reduce((sum, { probability, g }) => sum + probability * g, 0);
            const variance = values.reduce((sum, { probability, g }) => sum + probability * (g - mean) ** 2, 0);
            const size = 1 + variance + exact ** 2;
            assert.ok(Math.abs(at(row?.bias ?? [], i) - (mean - exact)) < 1e-12 * size, `bias ${draw}`);
            assert.ok(Math.abs(at(row?.variance ?? [], i) - variance) < 1e-12 * size, `variance ${draw}`);
          }
        }
      });
    }
  }

  it('follows what was learnt: a branch that is sure to be worse is not drawn', () => {
    const fn = paper('f1');
    const { graph } = fn.at([5]);
    const [tuple = 0] = graph.tuples;
    const [worse = 0, better = 0] = at(graph.nodes, tuple).outputs;
    const zeros = graph.edges.map(() => 0);
    const pulls = zeros.map((_, edge) => (edge === worse || edge === better ? 1e6 : 0));
    const rewards = zeros.map((_, edge) => (edge === better ? 1e6 : 0));
    const state: EstimatorState = { since: 0, chosen: [0n], arms: { pulls, rewards, typical: [1] } };
    const [row] = analyze(fn.at([5]), [5], defaultEstimatorSettings, { of: ['thompson'], state }).estimators;
    // The second term of Eq. 3, twice, without fail.
    const second = -2 * 4 * 25 * Math.sin(20);
    assert.equal(row?.given, 'learnt');
    assert.ok(Math.abs(at(row?.bias ?? [], 0) - (second - at(fn.gradient(5), 0))) < 1e-10);
    assert.ok(at(row?.variance ?? [], 0) < 1e-9);
  });
});
