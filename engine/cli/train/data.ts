import { checksum } from '../../data/checksum.ts';
import { readCifar } from '../../data/cifar.ts';
import { DataError } from '../../data/errors.ts';
import { type NamedBytes, readIdxImages } from '../../data/idx.ts';
import type { ImageData } from '../../data/images.ts';
import type { Given } from '../command.ts';
import { UsageError } from '../errors.ts';
import type { Terminal } from '../terminal.ts';
import { wholeNumber } from '../values.ts';

export interface DataSet {
  readonly train: ImageData;
  readonly test: ImageData;
}

/** The files of `--data`, by what is in it: MNIST's four or CIFAR-10's batches, compressed or not. Throws `DataError`. */
export function readDataSet(given: Given, terminal: Terminal): DataSet {
  const folder = given.text('data');
  if (folder === undefined) throw new UsageError('train: --data is missing: the folder with the files of MNIST or CIFAR-10');
  const find = (name: string): NamedBytes | undefined => {
    for (const file of [`${folder}/${name}`, `${folder}/${name}.gz`]) {
      const bytes = terminal.readBytes(file);
      if (bytes) return { name: file, bytes };
    }
    return undefined;
  };
  const sets = idxSet(find) ?? cifarSet(find);
  if (!sets) {
    throw new DataError(folder, 'there are neither MNIST’s files (train-images-idx3-ubyte …) nor CIFAR-10’s (data_batch_1.bin …) here');
  }
  return { train: first(sets.train, wholeNumber(given, 'train-images', 1)), test: first(sets.test, wholeNumber(given, 'test-images', 1)) };
}

type Find = (name: string) => NamedBytes | undefined;

function idxSet(find: Find): DataSet | undefined {
  const [images, labels] = [find('train-images-idx3-ubyte'), find('train-labels-idx1-ubyte')];
  const [testImages, testLabels] = [find('t10k-images-idx3-ubyte'), find('t10k-labels-idx1-ubyte')];
  if (!images || !labels || !testImages || !testLabels) return undefined;
  return { train: readIdxImages(images, labels), test: readIdxImages(testImages, testLabels) };
}

function cifarSet(find: Find): DataSet | undefined {
  const batches = [1, 2, 3, 4, 5].map((number) => find(`data_batch_${number}.bin`)).filter((batch) => batch !== undefined);
  const test = find('test_batch.bin');
  return batches.length === 0 || !test ? undefined : { train: readCifar(batches), test: readCifar([test]) };
}

function first(data: ImageData, count = data.count): ImageData {
  const kept = Math.min(count, data.count);
  const size = data.height * data.width * data.channels;
  return { ...data, count: kept, pixels: data.pixels.subarray(0, kept * size), labels: data.labels.subarray(0, kept) };
}

/** Which images these are, for the header of a run. */
export function digestOf({ train, test }: DataSet): string {
  const parts = [train.pixels, train.labels, test.pixels, test.labels];
  return parts.reduce<number | undefined>((hash, bytes) => checksum(bytes, hash), undefined)?.toString(16) ?? '';
}
