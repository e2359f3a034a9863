import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../host/folders.ts';
import { squares } from '../tensor/images.ts';
import { killedAt } from './killed.ts';
import { backpath } from './process.ts';

/** MNIST's files with other images in them. */
function dataFolder(): string {
  const folder = temporaryFolder('train');
  for (const [prefix, count] of [
    ['train', 200],
    ['t10k', 100],
  ] as const) {
    const { pixels, labels } = squares(count, count);
    const extents = (shape: readonly number[]) => shape.flatMap((extent) => [0, 0, extent >>> 8, extent & 255]);
    writeFileSync(join(folder, `${prefix}-images-idx3-ubyte`), Uint8Array.from([0, 0, 8, 3, ...extents([count, 28, 28]), ...pixels]));
    writeFileSync(join(folder, `${prefix}-labels-idx1-ubyte`), Uint8Array.from([0, 0, 8, 1, ...extents([count]), ...labels]));
  }
  return folder;
}

describe('backpath train', function () {
  this.timeout('60s');
  const data = dataFolder();
  const words = [
    'train',
    'smallfc',
    '--data',
    data,
    '--batch',
    '20',
    '--iterations',
    '40',
    '--evaluate',
    '10',
    '--estimator',
    'spad',
    '--m',
    '2',
  ];

  it('goes on after kill -9 to the same lines and the same weights, bit for bit', async () => {
    const [whole, broken] = [join(data, 'whole.jsonl'), join(data, 'broken.jsonl')];
    assert.equal(backpath(...words, '--out', whole).code, 0);
    await killedAt([...words, '--out', broken], `${broken}.checkpoint`, 1);
    assert.equal(backpath(...words, '--out', broken, '--resume').code, 0);
    assert.equal(readFileSync(broken, 'utf8'), readFileSync(whole, 'utf8'));
    assert.deepEqual(readFileSync(`${broken}.checkpoint`), readFileSync(`${whole}.checkpoint`));
  });

  it('ends at Ctrl-C with its checkpoint, and goes on from there bit for bit', async () => {
    const [whole, broken] = [join(data, 'whole.jsonl'), join(data, 'interrupted.jsonl')];
    const { code, err } = await killedAt([...words, '--out', broken], `${broken}.checkpoint`, 1, 'SIGINT');
    // A machine that is slow to tell may have let it come to its end.
    if (code !== 0) {
      assert.equal(code, 130);
      assert.match(err, /ended after \d+ of 40 iterations; --resume goes on from there/);
    }
    assert.equal(backpath(...words, '--out', broken, '--resume').code, 0);
    assert.equal(readFileSync(broken, 'utf8'), readFileSync(whole, 'utf8'));
    assert.deepEqual(readFileSync(`${broken}.checkpoint`), readFileSync(`${whole}.checkpoint`));
  });

  it('refuses a damaged checkpoint, and one of another training', () => {
    const out = join(data, 'whole.jsonl');
    const other = backpath(...words, '--seed', '2', '--out', out, '--resume');
    assert.deepEqual([other.code, /another training/.test(other.err)], [1, true]);
    const checkpoint = readFileSync(`${out}.checkpoint`);
    writeFileSync(`${out}.checkpoint`, checkpoint.subarray(0, checkpoint.length - 100));
    const damaged = backpath(...words, '--out', out, '--resume');
    assert.deepEqual([damaged.code, /cut short or damaged/.test(damaged.err)], [1, true]);
  });

  it('trains on drawn digits, with no files', () => {
    const { code, out } = backpath(...words, '--data', 'glyphs', '--train-images', '100', '--test-images', '100', '--json');
    assert.deepEqual([code, JSON.parse(out).iterations], [0, 40]);
  });

  it('says what is wrong with options and files', () => {
    assert.match(backpath('train', 'smallfc').err, /--data is missing/);
    assert.deepEqual([backpath('train', 'smallfc', '--data', '.').code, backpath('train', 'other', '--data', data).code], [1, 2]);
    const fraction = backpath('train', 'smallfc', '--data', data, '--estimator', 'rad', '--fraction', '0');
    assert.deepEqual([fraction.code, fraction.err.trim()], [2, 'fraction must be in (0, 1]; it is 0']);
  });
});
