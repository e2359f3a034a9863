import { DataError } from './errors.ts';
import { unzipped } from './gzip.ts';
import type { NamedBytes } from './idx.ts';
import { checkLabels, type ImageData } from './images.ts';

const SIDE = 32;
const CHANNELS = 3;
const CLASSES = 10;
/** A label, then a plane for each channel. */
const RECORD = 1 + CHANNELS * SIDE * SIDE;

/**
 * CIFAR-10 in its binary version (Krizhevsky): records of one label and 3,072 pixels, red, green and blue planes one after the
 * other; compressed or not. Several files are put together in order. Throws `DataError` where a file is not whole records.
 */
export function readCifar(files: readonly NamedBytes[]): ImageData {
  const parts = files.map(({ name, bytes }) => ({ name, data: unzipped(name, bytes) }));
  for (const { name, data } of parts) {
    if (data.length === 0 || data.length % RECORD !== 0) {
      throw new DataError(name, `${data.length} bytes are not a whole number of records of ${RECORD}`);
    }
  }
  const count = parts.reduce((sum, { data }) => sum + data.length / RECORD, 0);
  const pixels = new Uint8Array(count * SIDE * SIDE * CHANNELS);
  const labels = new Uint8Array(count);
  let image = 0;
  for (const { name, data } of parts) {
    const first = image;
    for (let record = 0; record < data.length; record += RECORD, image++) {
      labels[image] = data[record] ?? 0;
      interleave(data.subarray(record + 1, record + RECORD), pixels.subarray(image * (RECORD - 1), (image + 1) * (RECORD - 1)));
    }
    checkLabels(name, labels.subarray(first, image), CLASSES);
  }
  return { count, height: SIDE, width: SIDE, channels: CHANNELS, pixels, labels, classes: CLASSES };
}

/** Planes of channels to pixels with their channels together. */
function interleave(planes: Uint8Array, pixels: Uint8Array): void {
  const area = SIDE * SIDE;
  for (let i = 0; i < area; i++) for (let c = 0; c < CHANNELS; c++) pixels[i * CHANNELS + c] = planes[c * area + i] ?? 0;
}
