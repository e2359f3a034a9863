import type { ImageData } from '../../data/images.ts';
import { at } from '../../invariant.ts';
import { stream } from '../../random/stream.ts';

/** From bytes to what a network reads: x / 255 less the mean of the training images in that channel (the paper centres its images). */
export interface Centring {
  /** By channel, of x / 255. */
  readonly means: readonly number[];
}

export function centringOf({ pixels, channels }: ImageData): Centring {
  const sums = new Array<number>(channels).fill(0);
  for (let i = 0; i < pixels.length; i++) sums[i % channels] = at(sums, i % channels) + at(pixels, i);
  return { means: sums.map((sum) => (sum / (255 * pixels.length)) * channels) };
}

export interface Batch {
  readonly images: Float32Array;
  readonly labels: Float32Array;
}

/** The images of those numbers, as a network reads them. */
export function batchOf(data: ImageData, { means }: Centring, numbers: ArrayLike<number>): Batch {
  const { pixels, channels } = data;
  const size = data.height * data.width * channels;
  const images = new Float32Array(numbers.length * size);
  const labels = new Float32Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) {
    const from = at(numbers, i) * size;
    for (let channel = 0; channel < channels; channel++) {
      const mean = at(means, channel);
      for (let j = channel; j < size; j += channels) images[i * size + j] = (pixels[from + j] ?? 0) / 255 - mean;
    }
    labels[i] = at(data.labels, at(numbers, i));
  }
  return { images, labels };
}

/** Spaces of random numbers that no instruction of a program has. */
const BOOTSTRAP_SPACE = 2 ** 32 - 1;
const BATCH_SPACE = 2 ** 32 - 2;

/** As many numbers of examples as there are, drawn with replacement (the paper's bootstrap resampling); or each once. */
export function resample(count: number, bootstrap: boolean, seed: number): Uint32Array {
  const random = stream({ seed, iteration: 0, space: BOOTSTRAP_SPACE, draw: 0 });
  const bound = BigInt(count);
  return Uint32Array.from({ length: count }, (_, i) => (bootstrap ? Number(random.below(bound)) : i));
}

/**
 * The batch of an iteration. The examples of an epoch come in an order of its own (Fisher and Yates), each once; the last batch of
 * an epoch is left out where it would not be full. A function of (seed, iteration) alone, so that any iteration can be done again.
 */
export class Batches {
  readonly #examples: Uint32Array;
  readonly #size: number;
  readonly #seed: number;
  #epoch = -1;
  #order = new Uint32Array();

  /** Throws `RangeError` where there are fewer examples than a batch needs. */
  constructor(examples: Uint32Array, size: number, seed: number) {
    if (examples.length < size) throw new RangeError(`a batch of ${size} needs as many examples; there are ${examples.length}`);
    this.#examples = examples;
    this.#size = size;
    this.#seed = seed;
  }

  /** Iterations in an epoch. */
  get perEpoch(): number {
    return Math.floor(this.#examples.length / this.#size);
  }

  /** Numbers of examples. */
  of(iteration: number): Uint32Array {
    const epoch = Math.floor(iteration / this.perEpoch);
    if (epoch !== this.#epoch) this.#shuffle(epoch);
    const from = (iteration % this.perEpoch) * this.#size;
    return this.#order.subarray(from, from + this.#size);
  }

  #shuffle(epoch: number): void {
    const order = this.#examples.slice();
    const random = stream({ seed: this.#seed, iteration: epoch, space: BATCH_SPACE, draw: 0 });
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random.uniform() * (i + 1));
      [order[i], order[j]] = [at(order, j), at(order, i)];
    }
    this.#order = order;
    this.#epoch = epoch;
  }
}
