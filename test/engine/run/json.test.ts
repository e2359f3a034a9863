import assert from 'node:assert/strict';
import { defaultRunSettings, validateRunSettings } from '../../../engine/run/defaults.ts';
import { toJson } from '../../../engine/run/json.ts';
import { headerLine, recordLine } from '../../../engine/run/jsonl.ts';
import { initialState, step } from '../../../engine/run/step.ts';
import { stops } from '../../../engine/run/stop.ts';
import { paper } from '../estimators/paper.ts';

describe('toJson', () => {
  it('is JSON.stringify where JSON has the value', () => {
    const value = { a: [1, -2.5e-7, 1e300, 0.1], 'b"\n': 'x\u2028"', c: null, d: true, e: { f: [] }, g: undefined };
    assert.equal(toJson(value), JSON.stringify(value));
  });

  it('writes what JSON lacks as strings, and keeps the sign of −0', () => {
    assert.equal(
      toJson([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 2n ** 80n]),
      `["NaN","Infinity","-Infinity","${2n ** 80n}"]`,
    );
    assert.ok(Object.is(JSON.parse(toJson(-0)), -0));
  });
});

describe('runs as JSON lines', () => {
  const fn = paper('beale');
  const settings = defaultRunSettings([1, -0]);

  it('has one line each, from which the settings come back bit for bit', () => {
    const line = headerLine({ function: 'beale', parameters: ['x', 'y'], settings, unbiased: false, version: '1.2.3' });
    assert.ok(!line.includes('\n'));
    assert.deepEqual(JSON.parse(line), { backpath: '1.2.3', function: 'beale', parameters: ['x', 'y'], settings, unbiased: false });
  });

  it('has every field of a record', () => {
    const { record } = step(fn, settings, initialState(settings));
    const candidates = record.candidates.map((candidate) => ({ ...candidate, index: String(candidate.index) }));
    assert.deepEqual(JSON.parse(recordLine(record)), { ...record, candidates });
  });
});

describe('settings and stop conditions', () => {
  it('validates estimator, optimizer and seed together', () => {
    const settings = defaultRunSettings([0]);
    assert.deepEqual(validateRunSettings(settings), []);
    const wrong = {
      ...settings,
      seed: -1,
      estimator: { ...settings.estimator, m: 0 },
      optimizer: { ...settings.optimizer, learningRate: 0 },
    };
    assert.deepEqual(
      validateRunSettings(wrong).map((message) => message.split(' ')[0]),
      ['m', 'learningRate', 'seed'],
    );
  });

  it('stops when the iterations are done', () => {
    const state = initialState(defaultRunSettings([0]));
    const condition = { kind: 'iterations', iterations: 3 } as const;
    assert.deepEqual(
      [0, 2, 3, 4].map((iteration) => stops(condition, { ...state, iteration })),
      [false, false, true, true],
    );
  });
});
