import { checksum } from './checksum.ts';
import type { ImageData } from './images.ts';

/** Images to train on, and others to test with. */
export interface DataSet {
  readonly train: ImageData;
  readonly test: ImageData;
}

/** Which images these are, for the header of a training. */
export function digestOf({ train, test }: DataSet): string {
  const parts = [train.pixels, train.labels, test.pixels, test.labels];
  return parts.reduce<number | undefined>((hash, bytes) => checksum(bytes, hash), undefined)?.toString(16) ?? '';
}
