import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readImageFiles } from '../../../engine/data/image-files.ts';
import { temporaryFolder } from '../../host/folders.ts';

describe('the files of an image set', () => {
  const folder = temporaryFolder('image-files');
  const batches = ['data_batch_1.bin', 'data_batch_5.bin', 'test_batch.bin'];
  // Batch number i holds i + 1 images of label i.
  const contents = new Map(
    batches.map((name, i) => [name, Uint8Array.from({ length: (i + 1) * 3073 }, (_, place) => (place % 3073 === 0 ? i : place % 251))]),
  );
  for (const [name, bytes] of contents) writeFileSync(join(folder, name), bytes);
  execFileSync('tar', ['--format=ustar', '-C', folder, '-cf', join(folder, 'cifar-10-binary.tar'), ...batches]);
  const archive = new Uint8Array(readFileSync(join(folder, 'cifar-10-binary.tar')));

  it('are CIFAR-10’s batches or their archive, compressed or not', () => {
    for (const files of [
      contents,
      new Map([['cifar-10-binary.tar', archive]]),
      new Map([['cifar-10-binary.tar', Uint8Array.from(gzipSync(archive))]]),
    ]) {
      const sets = readImageFiles((name) => {
        const bytes = files.get(name);
        return bytes && { name, bytes };
      });
      assert.deepEqual(
        [[...(sets?.train.labels ?? [])], [...(sets?.test.labels ?? [])]],
        [
          [0, 1, 1],
          [2, 2, 2],
        ],
      );
    }
    assert.equal(
      readImageFiles(() => undefined),
      undefined,
    );
  });
});
