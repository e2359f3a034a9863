import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from '../../../engine/data/errors.ts';
import { readTar } from '../../../engine/data/tar.ts';
import { temporaryFolder } from '../../host/folders.ts';

describe('tar archives', () => {
  const folder = temporaryFolder('tar');
  mkdirSync(join(folder, 'inner'));
  writeFileSync(
    join(folder, 'inner', 'data_batch_1.bin'),
    Uint8Array.from({ length: 1000 }, (_, i) => i % 251),
  );
  writeFileSync(join(folder, 'inner', 'empty'), '');
  // By the system's own tar, so that another program's archive is read.
  execFileSync('tar', ['--format=ustar', '-C', folder, '-cf', join(folder, 'all.tar'), 'inner']);
  const bytes = new Uint8Array(readFileSync(join(folder, 'all.tar')));

  it('give their files, without folders', () => {
    const files = [...readTar('all.tar', bytes)].sort((one, other) => one.name.localeCompare(other.name));
    assert.deepEqual(
      files.map(({ name, bytes: own }) => [name, own.length]),
      [
        ['data_batch_1.bin', 1000],
        ['empty', 0],
      ],
    );
    assert.deepEqual(
      files[0]?.bytes,
      Uint8Array.from({ length: 1000 }, (_, i) => i % 251),
    );
  });

  it('are refused where they are cut short, or none', () => {
    for (const length of [1, 600, 1024, 1700])
      assert.throws(() => readTar('all.tar', bytes.subarray(0, length)), DataError, String(length));
    assert.throws(() => readTar('other', new Uint8Array(2048).fill(65)), DataError);
  });
});
