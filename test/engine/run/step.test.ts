import assert from 'node:assert/strict';
import { granularities } from '../../../engine/estimators/granularity/index.ts';
import { defaultEstimatorSettings } from '../../../engine/estimators/index.ts';
import type { EstimatorSettings } from '../../../engine/estimators/types.ts';
import { draws } from '../../../engine/estimators/validate.ts';
import { compile, type DifferentiableFunction } from '../../../engine/index.ts';
import { at } from '../../../engine/invariant.ts';
import { defaultRunSettings } from '../../../engine/run/defaults.ts';
import { initialState, step } from '../../../engine/run/step.ts';
import type { IterationRecord, RunSettings, RunState } from '../../../engine/run/types.ts';
import { paper } from '../estimators/paper.ts';

function settingsOf(fn: DifferentiableFunction, estimator: Partial<EstimatorSettings>, seed = 1): RunSettings {
  return { ...defaultRunSettings(fn.start), estimator: { ...defaultEstimatorSettings, ...estimator }, seed };
}

function walk(fn: DifferentiableFunction, settings: RunSettings, count: number): { states: RunState[]; records: IterationRecord[] } {
  const states = [initialState(settings)];
  const records: IterationRecord[] = [];
  for (let i = 0; i < count; i++) {
    const { state, record } = step(fn, settings, at(states, i));
    states.push(state);
    records.push(record);
  }
  return { states, records };
}

describe('step', () => {
  const beale = paper('beale');

  it('is pure: 100 steps and 100 back give every state bit for bit, and a second run is the first', () => {
    const settings = settingsOf(beale, { name: 'spad' });
    const { states, records } = walk(beale, settings, 100);
    for (let i = 99; i >= 0; i--) {
      const again = step(beale, settings, at(states, i));
      // deepEqual tells −0 from 0 and takes NaN for NaN: the same bits.
      assert.deepEqual(again, { state: at(states, i + 1), record: at(records, i) });
    }
    assert.deepEqual(at(states, 0), initialState(settings));
    assert.deepEqual(walk(paper('beale'), settings, 100), { states, records });
  });

  it('survives being sent between threads at every iteration', () => {
    const settings = settingsOf(beale, { name: 'spad1' });
    const { states, records } = walk(beale, settings, 20);
    for (const [i, state] of states.slice(0, -1).entries()) {
      assert.deepEqual(step(beale, structuredClone(settings), structuredClone(state)).record, at(records, i));
    }
  });

  it('takes another way with another seed', () => {
    const points = (seed: number) => walk(beale, settingsOf(beale, { name: 'rad' }, seed), 20).states.map(({ point }) => point.join());
    assert.notDeepEqual(points(1), points(2));
  });

  for (const name of ['spad', 'spad1']) {
    for (const granularity of granularities) {
      for (const draw of draws) {
        it(`${name} with m = 1 and k_max = 1 is RAD, draw for draw (${granularity}, ${draw})`, () => {
          const common = { granularity, draw, m: 1, kMax: 1 };
          const one = walk(beale, settingsOf(beale, { ...common, name }), 200);
          assert.deepEqual(one, walk(beale, settingsOf(beale, { ...common, name: 'rad' }), 200));
          assert.ok(new Set(one.records.map(({ labels }) => labels.join())).size > 1, 'the draws differ between iterations');
        });
      }
    }
  }

  it("SPAD's first candidate is RAD's draw of the same iteration", () => {
    const spad = at(walk(beale, settingsOf(beale, { name: 'spad', m: 3 }), 1).records, 0);
    const rad = at(walk(beale, settingsOf(beale, { name: 'rad' }), 1).records, 0);
    assert.deepEqual(at(spad.candidates, 0).edges, rad.edges);
  });

  it('SPAD 2 chooses at t ≡ 0 mod k_max, and holds in between', () => {
    const { records, states } = walk(beale, settingsOf(beale, { name: 'spad', granularity: 'path', kMax: 7, m: 3 }), 70);
    for (const [t, record] of records.entries()) {
      const chooses = t % 7 === 0;
      assert.equal(record.reason, chooses ? 'largest' : 'held');
      assert.equal(record.candidates.length, chooses ? 6 : 0);
      assert.equal(record.tape.candidates > 0, chooses);
      if (!chooses) assert.deepEqual(record.labels, at(records, t - 1).labels);
      assert.equal(at(states, t + 1).estimator?.since, t - (t % 7));
    }
    assert.ok(new Set(records.map(({ labels }) => labels.join())).size > 1);
  });

  it('SPAD 1 explores about ε of the time (z < 4.5, seeded)', () => {
    const n = 2000;
    const { records } = walk(beale, settingsOf(beale, { name: 'spad1', epsilon: 0.2 }), n);
    const explored = records.filter(({ reason }) => reason === 'explored').length;
    assert.ok(Math.abs(explored - 0.2 * n) < 4.5 * Math.sqrt(n * 0.2 * 0.8), `${explored}`);
  });

  it('moves the differentiated parameters only', () => {
    const text = '/** @differentiable\n * @wrt y */\nexport function f(x: number, y: number): number { return x * y * y; }';
    const fn = at(compile(text).functions, 0);
    const { states, records } = walk(fn, { ...settingsOf(fn, { name: 'full' }), start: [3, 2] }, 3);
    assert.deepEqual(at(records, 0).gradient, [12]);
    for (const { point } of states) assert.equal(point[0], 3);
    assert.notEqual(at(states, 1).point[1], 2);
  });

  it('follows gradient descent written out, with the full gradient', () => {
    const fn = paper('f1');
    const base = settingsOf(fn, { name: 'full' });
    const settings: RunSettings = { ...base, optimizer: { ...base.optimizer, name: 'sgd', learningRate: 0.001 }, start: [5] };
    let x = 5;
    for (const { objective, point } of walk(fn, settings, 50).records) {
      assert.ok(Math.abs(at(point, 0) - x) <= 1e-12 * Math.abs(x));
      assert.ok(Math.abs(objective - x * x * (2 + Math.cos(4 * x))) <= 1e-10 * Math.abs(objective));
      x -= 0.001 * (2 * x * (2 + Math.cos(4 * x)) - 4 * x * x * Math.sin(4 * x));
    }
  });

  it('chooses anew where the state does not fit the graph: the source was edited', () => {
    const settings = settingsOf(beale, { name: 'spad', kMax: 1000 });
    const before = at(walk(beale, settings, 4).states, 4);
    const foreign: RunState = { ...before, estimator: { since: 0, chosen: [10n ** 30n] } };
    assert.equal(step(beale, settings, before).record.reason, 'held');
    assert.equal(step(beale, settings, foreign).record.reason, 'largest');
  });
});
