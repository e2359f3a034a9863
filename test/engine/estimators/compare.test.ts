import assert from 'node:assert/strict';
import type { Evaluator } from '../../../engine/codegen/types.ts';
import { createEstimator, defaultEstimatorSettings } from '../../../engine/estimators/index.ts';
import type { Estimate, EstimatorSettings } from '../../../engine/estimators/types.ts';
import { tapeBytes } from '../../../engine/gradient/tape.ts';
import { at } from '../../../engine/invariant.ts';
import type { RandomStream } from '../../../engine/random/stream.ts';
import { paper } from './paper.ts';

/** A stream whose every draw is `index`. */
function always(index: number): RandomStream {
  return { word: () => index, uniform: () => 0.99, below: () => BigInt(index), choose: () => index };
}

/** What SPAD does with f1's two paths when their contributions are `norms`, the candidates in the order of `candidates`. */
function selectAmong(norms: readonly [number, number], candidates: readonly number[]): Estimate {
  const traced = paper('f1').at([5]);
  const evaluator: Evaluator = {
    ...traced.evaluator,
    gradient(selection, _, gradient) {
      gradient[0] = selection.kind === 'graph' ? at(norms, at(selection.branches, 0)) : Number.NaN;
      return 0;
    },
  };
  const settings: EstimatorSettings = { ...defaultEstimatorSettings, name: 'spad2', m: candidates.length, kMax: 2 };
  return createEstimator(settings).estimate({
    iteration: 0,
    state: null,
    traced: { ...traced, evaluator },
    point: [5],
    random: (_, draw) => always(at(candidates, draw)),
  });
}

function winner(estimate: Estimate): number {
  return estimate.candidates.findIndex(({ chosen }) => chosen);
}

describe('comparing candidates', () => {
  it('takes the largest in magnitude', () => {
    assert.equal(winner(selectAmong([1, -2], [0, 1])), 1);
    assert.equal(winner(selectAmong([-3, 2], [1, 0, 1])), 1);
  });

  it('takes the first of those that tie', () => {
    assert.equal(winner(selectAmong([2, -2], [1, 0])), 0);
    assert.equal(winner(selectAmong([1, 2], [0, 1, 1])), 1);
  });

  it('never lets NaN win over a number, even over 0', () => {
    assert.equal(winner(selectAmong([Number.NaN, 0], [0, 1])), 1);
    assert.equal(winner(selectAmong([Number.NaN, 0], [1, 0])), 0);
    assert.equal(winner(selectAmong([Number.NaN, Number.NaN], [1, 0])), 0);
    assert.equal(winner(selectAmong([Number.NaN, Number.POSITIVE_INFINITY], [0, 1])), 1);
  });

  it('reports every candidate, duplicates too, with label, norm and edges', () => {
    const { candidates, reason, labels } = selectAmong([1, -2], [0, 1, 0]);
    assert.deepEqual(
      candidates.map(({ index, norm, chosen, parameters }) => ({ index, norm, chosen, parameters })),
      [
        { index: 0n, norm: 1, chosen: false, parameters: [0] },
        { index: 1n, norm: 2, chosen: true, parameters: [0] },
        { index: 0n, norm: 1, chosen: false, parameters: [0] },
      ],
    );
    assert.equal(reason, 'largest');
    assert.deepEqual(labels, [at(candidates, 1).label]);
    assert.notDeepEqual(at(candidates, 0).edges, at(candidates, 1).edges);
  });

  it('counts the bytes of two candidates at a time, whatever m', () => {
    const { graph, ssa } = paper('f1').at([5]);
    const bytes = [0, 1].map((branch) => tapeBytes(graph, ssa, { kind: 'graph', branches: [branch] }).held);
    const [zero = Number.NaN, one = Number.NaN] = bytes;
    assert.equal(selectAmong([1, 2], [0]).candidateBytes, zero);
    assert.equal(selectAmong([1, 2], [0, 0]).candidateBytes, 2 * zero);
    assert.equal(selectAmong([1, 2], [0, 1]).candidateBytes, zero + one);
    // Of 0, 1, 0: 0 alone; 0 with 1; then 1, the better, with 0.
    assert.equal(selectAmong([1, 2], [0, 1, 0]).candidateBytes, zero + one);
    assert.equal(selectAmong([1, 2], [0, 1, 1]).candidateBytes, Math.max(zero + one, 2 * one));
  });
});
