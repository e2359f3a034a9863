/** The files that the engine makes images of (`readImageFiles`), by name: the host, which runs none of the engine, sends workers these only. */

/** Whether a file of this name is one of them, compressed or not. */
export function isImageFile(name: string): boolean {
  return [...IDX, ...BATCHES, TEST_BATCH, ARCHIVE].includes(withoutZip(name));
}

/** Whether files of these names make a data set: MNIST's four or those of its kin, CIFAR-10's batches, or their archive. */
export function isImageSet(names: readonly string[]): boolean {
  const there = new Set(names.map(withoutZip));
  return IDX.every((name) => there.has(name)) || (BATCHES.some((name) => there.has(name)) && there.has(TEST_BATCH)) || there.has(ARCHIVE);
}

const IDX = ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte', 't10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte'];
const BATCHES = [1, 2, 3, 4, 5].map((number) => `data_batch_${number}.bin`);
const TEST_BATCH = 'test_batch.bin';
const ARCHIVE = 'cifar-10-binary.tar';

function withoutZip(name: string): string {
  return name.endsWith('.gz') ? name.slice(0, -3) : name;
}
