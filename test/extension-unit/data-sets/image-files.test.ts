import assert from 'node:assert/strict';
import { readImageFiles } from '../../../engine/index.ts';
import { PUBLIC_SETS } from '../../../extension/data-sets/catalogue.ts';
import { isImageFile, isImageSet } from '../../../extension/data-sets/image-files.ts';

describe('files of images', () => {
  it('are those that the engine asks for, compressed or not', () => {
    const asked = new Set<string>();
    readImageFiles((name) => {
      asked.add(name);
      return undefined;
    });
    assert.equal(asked.size, 4 + 6 + 1);
    for (const name of asked) assert.ok(isImageFile(name) && isImageFile(`${name}.gz`), name);
    for (const other of ['data_batch_6.bin', 'notes.txt', 'other.tar.gz']) assert.ok(!isImageFile(other), other);
  });

  it('are a data set where the engine has all that it needs', () => {
    const mnist = ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte.gz', 't10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte'];
    for (const whole of [mnist, ['data_batch_3.bin', 'test_batch.bin.gz'], ['cifar-10-binary.tar.gz'], ['cifar-10-binary.tar']])
      assert.ok(isImageSet([...whole, 'notes.txt']), whole.join());
    for (const part of [mnist.slice(1), ['data_batch_3.bin'], ['test_batch.bin'], ['notes.txt'], []])
      assert.ok(!isImageSet(part), part.join());
    for (const { name, files } of PUBLIC_SETS) assert.ok(isImageSet(files.map((file) => file.name)), name);
  });
});
