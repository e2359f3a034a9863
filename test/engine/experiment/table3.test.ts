import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOpenCell, medianOf, table3Methods } from '../../../engine/experiment/observations.ts';
import { temporaryFolder } from '../../host/folders.ts';
import { backpath } from '../cli/process.ts';

const command = [
  'experiment',
  'table3',
  '--runs',
  '2',
  '--iterations',
  '4',
  '--batch',
  '3',
  '--estimators',
  'full,spad2',
  '--threads',
  '1',
];

describe('Table 3', function () {
  this.timeout(120_000);
  let folder: string;
  before(() => {
    folder = temporaryFolder('table3');
  });

  it('crosses every way to choose rows with every estimator; the open cell is non-uniform on both levels', () => {
    const methods = table3Methods({ batch: 4, kMax: 5, code: ['full', 'rad', 'spad2'], iterations: 100, equalRows: true, rows: 40 });
    assert.deepEqual(
      methods.map(({ label }) => label),
      ['GD', 'SGD', 'Bandit'].flatMap((way) => ['full', 'rad', 'spad2'].map((code) => `${way} × ${code}`)),
    );
    assert.deepEqual(
      methods.flatMap((method) => (isOpenCell(method) ? [method.label] : [])),
      ['Bandit × spad2'],
    );
    // 100 iterations of 4 of 40 rows are 400 rows: ten iterations of all.
    assert.deepEqual(
      methods.map(({ iterations }) => iterations),
      [10, 10, 10, undefined, undefined, undefined, undefined, undefined, undefined],
    );
  });

  it('gives the median with an interval of order statistics', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
    // 50 ∓ 9.8: the 40th and the 61st of a hundred numbers.
    assert.deepEqual(medianOf(hundred), { median: 50.5, low: 40, high: 61 });
    assert.deepEqual(medianOf([7]), { median: 7, low: 7, high: 7 });
  });

  it('is the same in shards, and after a kill at any byte', () => {
    const whole = join(folder, 'whole.jsonl');
    const table = backpath(...command, '--out', whole);
    assert.equal(table.code, 0, table.err);
    assert.match(table.out, /leaves to future work/);
    const parts = [1, 2].map((i) => join(folder, `part${i}.jsonl`));
    for (const [i, part] of parts.entries()) assert.equal(backpath(...command, '--shard', `${i + 1}/2`, '--out', part).code, 0);
    const merged = backpath('experiment', 'merge', ...parts);
    assert.equal(merged.out, table.out, merged.err);
    const bytes = readFileSync(whole);
    writeFileSync(whole, bytes.subarray(0, bytes.length - 17));
    const resumed = backpath(...command, '--out', whole, '--resume');
    assert.equal(resumed.out, table.out, resumed.err);
    assert.deepEqual(readFileSync(whole), bytes);
  });
});
