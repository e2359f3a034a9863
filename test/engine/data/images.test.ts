import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { readCifar } from '../../../engine/data/cifar.ts';
import { DataError } from '../../../engine/data/errors.ts';
import { readIdx, readIdxImages } from '../../../engine/data/idx.ts';

function idx(shape: readonly number[], elements: readonly number[], type = 0x08): Uint8Array {
  const extents = shape.flatMap((extent) => [extent >>> 24, (extent >>> 16) & 255, (extent >>> 8) & 255, extent & 255]);
  return Uint8Array.from([0, 0, type, shape.length, ...extents, ...elements]);
}

const images = { name: 'images', bytes: idx([2, 1, 2], [1, 2, 3, 4]) };
const labels = { name: 'labels', bytes: idx([2], [7, 0]) };

describe('IDX files', () => {
  it('are read, compressed or not', () => {
    for (const bytes of [images.bytes, Uint8Array.from(gzipSync(images.bytes))]) {
      assert.deepEqual(readIdx('images', bytes), { shape: [2, 1, 2], elements: Uint8Array.of(1, 2, 3, 4) });
    }
  });

  it('are refused wherever they are cut short', () => {
    for (let length = 0; length < images.bytes.length; length++) {
      assert.throws(() => readIdx('images', images.bytes.slice(0, length)), DataError, `${length} bytes`);
    }
    const compressed = Uint8Array.from(gzipSync(images.bytes));
    for (let length = 2; length < compressed.length; length++) {
      assert.throws(() => readIdx('images', compressed.slice(0, length)), DataError, `${length} compressed bytes`);
    }
  });

  it('are refused with more elements than they say, and with others than bytes', () => {
    assert.throws(() => readIdx('file', idx([1], [1, 2])), /2 elements; the header says 1/);
    assert.throws(() => readIdx('file', idx([1], [1], 0x0d)), /0xd/);
    assert.throws(
      () =>
        readIdx(
          'file',
          Uint8Array.from('hello, world', (one) => one.charCodeAt(0)),
        ),
      /not an IDX file/,
    );
  });

  it('of images and labels belong together', () => {
    const data = readIdxImages(images, labels);
    assert.deepEqual(
      { ...data, pixels: [...data.pixels], labels: [...data.labels] },
      {
        ...{ count: 2, height: 1, width: 2, channels: 1, classes: 10 },
        ...{ pixels: [1, 2, 3, 4], labels: [7, 0] },
      },
    );
    assert.throws(() => readIdxImages(images, { name: 'labels', bytes: idx([3], [1, 2, 3]) }), /3 labels for 2 images/);
    assert.throws(() => readIdxImages(images, { name: 'labels', bytes: idx([2], [1, 10]) }), /label 1 is 10/);
    assert.throws(() => readIdxImages(labels, labels), /3 axes/);
  });
});

describe('CIFAR-10 files', () => {
  const record = (label: number) =>
    Uint8Array.from({ length: 3073 }, (_, i) => (i === 0 ? label : Math.floor((i - 1) / 1024) * 80 + (((i - 1) % 1024) % 50)));

  it('are read, with the channels of a pixel together', () => {
    const data = readCifar([
      { name: 'one', bytes: record(3) },
      { name: 'two', bytes: Uint8Array.from(gzipSync(record(9))) },
    ]);
    assert.deepEqual([data.count, data.height, data.width, data.channels, [...data.labels]], [2, 32, 32, 3, [3, 9]]);
    assert.deepEqual([...data.pixels.slice(0, 6)], [0, 80, 160, 1, 81, 161]);
  });

  it('are refused where they are no whole records, or a label is none', () => {
    assert.throws(() => readCifar([{ name: 'file', bytes: record(1).slice(0, -1) }]), /3072 bytes are not a whole number of records/);
    assert.throws(() => readCifar([{ name: 'file', bytes: new Uint8Array() }]), DataError);
    assert.throws(() => readCifar([{ name: 'file', bytes: record(10) }]), /label 0 is 10/);
  });
});
