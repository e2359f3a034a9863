import assert from 'node:assert/strict';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { rankPaths } from '../../../engine/analysis/ranking.ts';
import { compile } from '../../../engine/index.ts';
import { at } from '../../../engine/invariant.ts';
import { allPaths, contribution } from '../../oracle/paths.ts';
import { cases, paper } from '../estimators/paper.ts';

/** x is squared `levels` times over: 2^levels paths, each of them 1 at x = 1. */
function doublings(levels: number) {
  const lines = Array.from({ length: levels }, (_, i) => `const v${i + 1} = v${i} * v${i};`);
  const text = `/** @differentiable */ export function f(v0: number): number { ${lines.join('')} return v${levels}; }`;
  return at(compile(text).functions, 0);
}

describe('ranked paths', () => {
  for (const { name, point } of cases) {
    it(`${name}: all of them, each once, largest first`, () => {
      const linearization = paper(name).linearize(...point);
      for (const parameter of linearization.graph.parameters) {
        const ranked = [...rankPaths(linearization, parameter)];
        const listed = allPaths(linearization.graph, parameter);
        assert.deepEqual(new Set(ranked.map(({ path }) => path.join())), new Set(listed.map((path) => path.join())));
        assert.equal(ranked.length, listed.length);
        for (const [i, { path, contribution: g }] of ranked.entries()) {
          const expected = contribution(linearization, path);
          assert.ok(Math.abs(g - expected) <= 1e-14 * Math.abs(expected));
          if (i > 0) assert.ok(Math.abs(g) <= Math.abs(ranked[i - 1]?.contribution ?? 0));
        }
      }
    });
  }

  it('puts what is not a number last', () => {
    const { functions } = compile('/** @differentiable */ export function f(x: number): number { return Math.log(x) + 3 * x + x; }');
    const linearization = at(functions, 0).linearize(Number.NaN);
    const ranked = [...rankPaths(linearization, at(linearization.graph.parameters, 0))];
    assert.deepEqual(
      ranked.map((one) => one.contribution),
      [3, 1, Number.NaN],
    );
  });

  it('answers in milliseconds where there are 2^60 paths, ties and all', () => {
    const fn = doublings(60);
    fn.linearize(1);
    const started = performance.now();
    const { parameters, estimators } = analyze(fn.at([1]), [1]);
    const linearization = fn.linearize(1);
    const ranked = rankPaths(linearization, at(linearization.graph.parameters, 0));
    const first = Array.from({ length: 100 }, () => ranked.next().value);
    const elapsed = performance.now() - started;
    assert.equal(at(parameters, 0).paths, 2n ** 60n);
    assert.equal(at(parameters, 0).total, 2 ** 60);
    assert.equal(at(parameters, 0).leastVariance, 0);
    // All contributions are 1, so that a uniform draw scaled by 2^60 is exact.
    for (const name of ['rad', 'proportional']) assert.deepEqual(estimators.find((one) => one.name === name)?.variance, [0]);
    assert.equal(new Set(first.map((one) => one?.path.join())).size, 100);
    assert.ok(first.every((one) => one?.contribution === 1));
    assert.ok(elapsed < 200, `${elapsed} ms`);
  });
});
