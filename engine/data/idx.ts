import { DataError } from './errors.ts';
import { unzipped } from './gzip.ts';
import { checkLabels, type ImageData } from './images.ts';

/** An IDX file of unsigned bytes: its extents and its elements. */
export interface IdxFile {
  readonly shape: readonly number[];
  readonly elements: Uint8Array;
}

/** The code of unsigned bytes, the only type that image data sets use. */
const UNSIGNED_BYTE = 0x08;

/**
 * Reads an IDX file (LeCun's format of MNIST), compressed or not: two zero bytes, the type, the number of axes, the extents as
 * big-endian 32-bit integers, the elements. Throws `DataError` where the file is not one, or not whole.
 */
export function readIdx(file: string, bytes: Uint8Array): IdxFile {
  const data = unzipped(file, bytes);
  const [zero, another, type, axes] = data;
  if (zero !== 0 || another !== 0 || axes === undefined || axes === 0)
    throw new DataError(file, 'this is not an IDX file: its first four bytes are wrong');
  if (type !== UNSIGNED_BYTE) throw new DataError(file, `elements of type 0x${type?.toString(16)} are not read; unsigned bytes (0x8) are`);
  const header = 4 + 4 * axes;
  if (data.length < header) throw new DataError(file, `the file ends in its header, after ${data.length} bytes`);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const shape = Array.from({ length: axes }, (_, axis) => view.getUint32(4 + 4 * axis));
  const expected = shape.reduce((product, extent) => product * extent, 1);
  if (data.length - header !== expected)
    throw new DataError(file, `there are ${data.length - header} elements; the header says ${expected}`);
  return { shape, elements: data.subarray(header) };
}

/** A file of bytes with its name, for messages. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** MNIST and its kin: images and labels in two IDX files. Throws `DataError` where they do not belong together. */
export function readIdxImages(images: NamedBytes, labels: NamedBytes, classes = 10): ImageData {
  const pictures = readIdx(images.name, images.bytes);
  const [count = 0, height = 0, width = 0] = pictures.shape;
  if (pictures.shape.length !== 3) throw new DataError(images.name, `images have 3 axes; these elements have ${pictures.shape.length}`);
  const numbers = readIdx(labels.name, labels.bytes);
  if (numbers.shape.length !== 1) throw new DataError(labels.name, `labels have 1 axis; these elements have ${numbers.shape.length}`);
  if (numbers.elements.length !== count)
    throw new DataError(labels.name, `there are ${numbers.elements.length} labels for ${count} images`);
  checkLabels(labels.name, numbers.elements, classes);
  return { count, height, width, channels: 1, pixels: pictures.elements, labels: numbers.elements, classes };
}
