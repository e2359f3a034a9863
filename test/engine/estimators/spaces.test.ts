import assert from 'node:assert/strict';
import { toNumber } from '../../../engine/estimators/fraction.ts';
import { alternativesOf, granularities } from '../../../engine/estimators/granularity/index.ts';
import { defaultEstimatorSettings } from '../../../engine/estimators/index.ts';
import { draws } from '../../../engine/estimators/validate.ts';
import { keptEdges } from '../../../engine/gradient/kept.ts';
import { compile } from '../../../engine/index.ts';
import { at } from '../../../engine/invariant.ts';
import { stream } from '../../../engine/random/stream.ts';
import { defaultRunSettings } from '../../../engine/run/defaults.ts';
import { initialState, step } from '../../../engine/run/step.ts';
import { options } from './definition.ts';
import { everyOutcome } from './outcomes.ts';
import { cases, paper } from './paper.ts';

function close(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) <= 1e-12 * Math.abs(expected), `${actual} is not ${expected}`);
}

describe('spaces', () => {
  it('count the paths of f1, f2 and Beale as one does by hand', () => {
    const sizes = (name: string, granularity: 'path' | 'parameter' | 'graph') =>
      alternativesOf(paper(name).at([]).graph, granularity).spaces.map(({ size }) => size);
    assert.deepEqual(sizes('f2', 'path'), [2n, 1n]);
    assert.deepEqual(sizes('f2', 'parameter'), [2n, 1n]);
    assert.deepEqual(sizes('f2', 'graph'), [2n]);
    assert.deepEqual(sizes('f1', 'path'), [2n]);
    assert.deepEqual(sizes('beale', 'path'), [6n, 3n]);
  });

  for (const { name, point } of cases) {
    const fn = paper(name);
    const { graph } = fn.at(point);
    for (const granularity of granularities) {
      const { spaces, select } = alternativesOf(graph, granularity);

      for (const draw of draws) {
        it(`${name}, ${granularity}, draw ${draw}: what a parameter gets has the probability of the definition, and 1/p is its inverse`, () => {
          for (const space of spaces) {
            const outcomes = everyOutcome((random) => space.draw(draw, random));
            for (const parameter of space.parameters) {
              const expected = options(fn, point, parameter, granularity, draw);
              const actual = new Map<bigint, number>();
              for (const { result, probability } of outcomes) {
                const got = space.contribution(result, parameter);
                actual.set(got, (actual.get(got) ?? 0) + probability);
              }
              assert.equal(actual.size, expected.length);
              for (const { result } of outcomes) {
                const got = space.contribution(result, parameter);
                const { probability } = at(expected, Number(got));
                close(actual.get(got) ?? Number.NaN, probability);
                close(toNumber(space.inverseProbability(draw, result, parameter)), 1 / probability);
              }
            }
          }
        });

        it(`${name}, ${granularity}, draw ${draw}: seeded frequencies are within 4.5 standard errors`, () => {
          const n = 4000;
          for (const [s, space] of spaces.entries()) {
            const counts = new Map<bigint, number>();
            for (let i = 0; i < n; i++) {
              const got = space.contribution(
                space.draw(draw, stream({ seed: 11, iteration: i, space: s, draw: 0 })),
                at(space.parameters, 0),
              );
              counts.set(got, (counts.get(got) ?? 0) + 1);
            }
            for (const [i, { probability }] of options(fn, point, at(space.parameters, 0), granularity, draw).entries()) {
              const standardError = Math.sqrt(n * probability * (1 - probability));
              const distance = Math.abs((counts.get(BigInt(i)) ?? 0) - n * probability);
              assert.ok(distance <= 4.5 * standardError, `alternative ${i}: ${distance} counts, standard error ${standardError}`);
            }
          }
        });
      }

      it(`${name}, ${granularity}: multiplicities count the alternatives, and each selection gives what its number says`, () => {
        const gradient = new Float64Array(graph.parameters.length);
        for (const [s, space] of spaces.entries()) {
          const all = Array.from({ length: Number(space.size) }, (_, i) => BigInt(i));
          for (const index of all) {
            const chosen = spaces.map((_, other) => (other === s ? index : 0n));
            const selection = select(chosen);
            fn.at(point).evaluator.gradient(selection, point, gradient);
            for (const parameter of space.parameters) {
              const got = space.contribution(index, parameter);
              const same = all.filter((other) => space.contribution(other, parameter) === got);
              assert.equal(space.multiplicity(index, parameter), BigInt(same.length));
              const expected = at(options(fn, point, parameter, granularity, 'paths'), Number(got));
              close(at(gradient, parameter), expected.contribution);
            }
            const kept = new Set(keptEdges(graph, selection));
            assert.ok(space.edges(index).every((edge) => kept.has(edge)));
            if (spaces.length === 1) assert.deepEqual(space.edges(index), [...kept]);
          }
        }
      });

      it(`${name}, ${granularity}: different alternatives have different labels`, () => {
        for (const space of spaces) {
          const labels = Array.from({ length: Number(space.size) }, (_, i) => space.label(BigInt(i)));
          assert.ok(labels.every((label) => label.length > 0));
          assert.equal(new Set(labels).size, labels.length);
        }
      });
    }
  }

  it("give f1 at x = 5 the two terms of the paper's Eq. 3", () => {
    const x = 5;
    for (const granularity of granularities) {
      const found = [0, 1].map((branch) => {
        const estimator = { ...defaultEstimatorSettings, name: 'fixed', granularity, fixed: [branch] };
        const settings = { ...defaultRunSettings([x]), estimator };
        return at(step(paper('f1'), settings, initialState(settings)).record.gradient, 0);
      });
      close(at(found, 0), 2 * x * (2 + Math.cos(4 * x)));
      close(at(found, 1), -4 * x * x * Math.sin(4 * x));
    }
  });

  it('label the branches of f2 as the paper names them', () => {
    const [space] = alternativesOf(paper('f2').at([]).graph, 'graph').spaces;
    assert.ok(space);
    assert.deepEqual([space.label(0n), space.label(1n)], ['x1', 'x2']);
    assert.deepEqual([space.parameterLabel(0n, 0), space.parameterLabel(0n, 1)], ['x1', 'only path']);
  });

  it('draw among 2^70 paths without listing them', () => {
    const squarings = 't = t * t; '.repeat(70);
    const text = `/** @differentiable */ export function power(x: number): number { let t = x; ${squarings}return t; }`;
    const fn = at(compile(text).functions, 0);
    for (const granularity of ['path', 'graph'] as const) {
      const space = at(alternativesOf(fn.at([1]).graph, granularity).spaces, 0);
      assert.equal(space.size, 2n ** 70n);
      for (const draw of draws) {
        const drawn = Array.from({ length: 20 }, (_, i) => space.draw(draw, stream({ seed: 3, iteration: i, space: 0, draw: 0 })));
        assert.equal(new Set(drawn).size, 20);
        assert.ok(drawn.some((index) => index > 2n ** 69n) && drawn.some((index) => index < 2n ** 69n));
      }
    }
    // d/dx of x to the 2⁷⁰ is 2⁷⁰ at 1, and each path contributes 1: every estimate is exact.
    const settings = { ...defaultRunSettings([1]), estimator: { ...defaultEstimatorSettings, name: 'rad' } };
    assert.deepEqual(step(fn, settings, initialState(settings)).record.gradient, [2 ** 70]);
  });
});
