import { DataError } from './errors.ts';

/** Labelled images: bytes from 0 to 255, one image after the other, its last axis the channels. */
export interface ImageData {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** [count, height, width, channels] */
  readonly pixels: Uint8Array;
  /** Each below `classes`. */
  readonly labels: Uint8Array;
  readonly classes: number;
}

/** Throws `DataError` where a label is not below `classes`. */
export function checkLabels(file: string, labels: Uint8Array, classes: number): void {
  const wrong = labels.findIndex((label) => label >= classes);
  if (wrong >= 0) throw new DataError(file, `label ${wrong} is ${labels[wrong]}; there are ${classes} classes`);
}
