import { readCifar } from './cifar.ts';
import type { DataSet } from './data-set.ts';
import { type NamedBytes, readIdxImages } from './idx.ts';

/** A file by the name that it is published under, or nothing where it is not there. */
export type FindFile = (name: string) => NamedBytes | undefined;

/** MNIST's four files (or those of its kin) or CIFAR-10's batches, compressed or not; nothing where neither are there. Throws `DataError`. */
export function readImageFiles(find: FindFile): DataSet | undefined {
  return idxSet(find) ?? cifarSet(find);
}

function idxSet(find: FindFile): DataSet | undefined {
  const [images, labels] = [find('train-images-idx3-ubyte'), find('train-labels-idx1-ubyte')];
  const [testImages, testLabels] = [find('t10k-images-idx3-ubyte'), find('t10k-labels-idx1-ubyte')];
  if (!images || !labels || !testImages || !testLabels) return undefined;
  return { train: readIdxImages(images, labels), test: readIdxImages(testImages, testLabels) };
}

function cifarSet(find: FindFile): DataSet | undefined {
  const batches = [1, 2, 3, 4, 5].map((number) => find(cifarBatch(number))).filter((batch) => batch !== undefined);
  const test = find('test_batch.bin');
  return batches.length === 0 || !test ? undefined : { train: readCifar(batches), test: readCifar([test]) };
}

function cifarBatch(number: number): string {
  return `data_batch_${number}.bin`;
}
