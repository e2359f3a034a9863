import assert from 'node:assert/strict';
import { glyphForm, glyphs } from '../../../engine/data/glyphs/glyphs.ts';
import type { ImageData } from '../../../engine/data/images.ts';
import { at } from '../../../engine/invariant.ts';

const FORM = { side: 28, channels: 1 } as const;

describe('drawn digits', () => {
  const { train, test } = glyphs(FORM, { train: 400, test: 200 });

  it('are the same every time, and as many of each digit', () => {
    assert.deepEqual(glyphs(FORM, { train: 400, test: 200 }), { train, test });
    for (let digit = 0; digit < 10; digit++) assert.equal(train.labels.filter((label) => label === digit).length, 40);
  });

  it('do not depend on how many there are', () => {
    const few = glyphs(FORM, { train: 10, test: 10 }).train;
    assert.deepEqual(few.pixels, train.pixels.subarray(0, few.pixels.length));
  });

  it('show no image twice, in neither part', () => {
    const images = [...imagesOf(train), ...imagesOf(test)];
    assert.equal(new Set(images.map((image) => image.join())).size, 600);
  });

  it('are told apart by the nearest mean image far better than by chance, and far from always', () => {
    const means = Array.from({ length: 10 }, (_, digit) => meanOf(imagesOf(train).filter((_image, i) => train.labels[i] === digit)));
    const hits = imagesOf(test).filter((image, i) => {
      const distances = means.map((mean) => mean.reduce((sum, value, pixel) => sum + (value - at(image, pixel)) ** 2, 0));
      return distances.indexOf(Math.min(...distances)) === test.labels[i];
    });
    // By chance 20 of 200 are right, with a standard deviation of 4.2: 50 are seven of them more.
    assert.ok(hits.length > 50 && hits.length < 190, `${hits.length} of 200`);
  });

  it('come in the form that a network reads', () => {
    assert.deepEqual(glyphForm([784]), FORM);
    assert.deepEqual(glyphForm([16, 16]), { side: 16, channels: 1 });
    assert.deepEqual(glyphForm([32, 32, 3]), { side: 32, channels: 3 });
    for (const shape of [[10], [28, 32], [32, 32, 2], []]) assert.equal(glyphForm(shape), undefined);
    const { train: coloured } = glyphs({ side: 32, channels: 3 }, { train: 20, test: 10 });
    assert.equal(coloured.pixels.length, 20 * 32 * 32 * 3);
  });
});

function imagesOf({ pixels, count, width, height, channels }: ImageData): readonly Uint8Array[] {
  const size = width * height * channels;
  return Array.from({ length: count }, (_, i) => pixels.subarray(i * size, (i + 1) * size));
}

function meanOf(images: readonly Uint8Array[]): readonly number[] {
  return Array.from(at(images, 0), (_, pixel) => images.reduce((sum, image) => sum + at(image, pixel), 0) / images.length);
}
