import { readCifar } from './cifar.ts';
import type { DataSet } from './data-set.ts';
import { unzipped } from './gzip.ts';
import { type NamedBytes, readIdxImages } from './idx.ts';
import { readTar } from './tar.ts';

/** A file by the name that it is published under, without `.gz`, or nothing where it is not there. */
export type FindFile = (name: string) => NamedBytes | undefined;

/**
 * MNIST's four files (or those of its kin) or CIFAR-10's batches, as they are or in their archive, compressed or not; nothing where none
 * of them are there. Throws `DataError`.
 */
export function readImageFiles(find: FindFile): DataSet | undefined {
  return idxSet(find) ?? cifarSet(find) ?? archivedSet(find);
}

/** The name of what a file holds once it is unzipped. */
export function withoutZip(name: string): string {
  return name.endsWith('.gz') ? name.slice(0, -3) : name;
}

const IDX = ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte', 't10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte'];
const BATCHES = [1, 2, 3, 4, 5].map((number) => `data_batch_${number}.bin`);
const TEST_BATCH = 'test_batch.bin';
/** CIFAR-10 is published in one file. */
const ARCHIVE = 'cifar-10-binary.tar';

function idxSet(find: FindFile): DataSet | undefined {
  const [images, labels, testImages, testLabels] = IDX.map(find);
  if (!images || !labels || !testImages || !testLabels) return undefined;
  return { train: readIdxImages(images, labels), test: readIdxImages(testImages, testLabels) };
}

function cifarSet(find: FindFile): DataSet | undefined {
  const batches = BATCHES.map(find).filter((batch) => batch !== undefined);
  const test = find(TEST_BATCH);
  return batches.length === 0 || !test ? undefined : { train: readCifar(batches), test: readCifar([test]) };
}

function archivedSet(find: FindFile): DataSet | undefined {
  const archive = find(ARCHIVE);
  if (!archive) return undefined;
  const files = readTar(archive.name, unzipped(archive.name, archive.bytes));
  return cifarSet((name) => files.find((file) => file.name === name));
}
