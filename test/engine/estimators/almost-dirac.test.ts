import assert from 'node:assert/strict';
import { almostDiracProbability, drawAlmostDirac } from '../../../engine/estimators/almost-dirac.ts';
import { alternativesOf } from '../../../engine/estimators/granularity/index.ts';
import { at } from '../../../engine/invariant.ts';
import { everyOutcome } from './outcomes.ts';
import { paper } from './paper.ts';

const EPSILON = 0.3;

describe('the almost-Dirac', () => {
  const { graph } = paper('beale').at([]);

  it('draws by Eq. 5: 1 − ε, and ε/(N − 1) for every other alternative', () => {
    const space = at(alternativesOf(graph, 'path').spaces, 0);
    for (let likely = 0n; likely < space.size; likely++) {
      const drawn = new Map<bigint, number>();
      for (const { result, probability } of everyOutcome((random) => drawAlmostDirac(space, likely, EPSILON, random), EPSILON)) {
        drawn.set(result, (drawn.get(result) ?? 0) + probability);
      }
      for (let index = 0n; index < space.size; index++) {
        const expected = index === likely ? 1 - EPSILON : EPSILON / (Number(space.size) - 1);
        assert.ok(Math.abs((drawn.get(index) ?? 0) - expected) < 1e-15);
        assert.ok(Math.abs(almostDiracProbability(space, likely, EPSILON, index, 0) - expected) < 1e-15);
      }
    }
  });

  it('gives a parameter the marginal over the alternatives that share its contribution', () => {
    const space = at(alternativesOf(graph, 'graph').spaces, 0);
    const likely = space.size / 3n;
    for (const parameter of space.parameters) {
      const marginal = new Map<bigint, number>();
      for (let index = 0n; index < space.size; index++) {
        const got = space.contribution(index, parameter);
        const p = index === likely ? 1 - EPSILON : EPSILON / (Number(space.size) - 1);
        marginal.set(got, (marginal.get(got) ?? 0) + p);
      }
      for (let index = 0n; index < space.size; index++) {
        const expected = marginal.get(space.contribution(index, parameter)) ?? Number.NaN;
        assert.ok(Math.abs(almostDiracProbability(space, likely, EPSILON, index, parameter) - expected) < 1e-14);
      }
    }
  });

  it('is certain where there is one alternative', () => {
    const single = at(alternativesOf(paper('f2').at([]).graph, 'path').spaces, 1);
    assert.equal(single.size, 1n);
    assert.equal(almostDiracProbability(single, 0n, EPSILON, 0n, 1), 1);
    assert.deepEqual(
      everyOutcome((random) => drawAlmostDirac(single, 0n, EPSILON, random)).map(({ result }) => result),
      [0n],
    );
  });

  it('gives exactly 1 to a contribution that every alternative gives', () => {
    const space = at(alternativesOf(paper('f2').at([]).graph, 'graph').spaces, 0);
    for (const epsilon of [0.1, 0.3, 1 / 3]) assert.equal(almostDiracProbability(space, 0n, epsilon, 1n, 1), 1);
  });
});
