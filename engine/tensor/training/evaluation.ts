import type { ImageData } from '../../data/images.ts';
import { at } from '../../invariant.ts';
import type { KernelLibrary } from '../kernels/types.ts';
import type { Network, NetworkFactory } from '../models/network.ts';
import type { TensorId } from '../program.ts';
import { TensorStep } from '../step.ts';
import { batchOf, type Centring } from './batches.ts';

/** How a network does on data that it may not have seen. */
export interface Evaluation {
  readonly loss: number;
  /** The share of images whose largest logit is their label's. */
  readonly accuracy: number;
  /** Images that were evaluated. */
  readonly count: number;
  /** The confusion matrix: by label, then by what the network says: how many images. */
  readonly confusion: readonly (readonly number[])[];
  /** The misclassified images of which the network is surest, surest first. */
  readonly mistakes: readonly Mistake[];
}

export interface Mistake {
  /** The image's number in the data. */
  readonly image: number;
  readonly label: number;
  readonly predicted: number;
  /** The probability that the network gives to what it says. */
  readonly probability: number;
}

/** Images that are evaluated at once, and mistakes that are told. */
const EVALUATED = 250;
const MISTAKES = 12;

/** The forward passes of a network over whole data sets, in an arena of their own. */
export class Evaluator {
  readonly #factory: NetworkFactory;
  readonly #centring: Centring;
  readonly #kernels: KernelLibrary;
  readonly #steps = new Map<number, { readonly network: Network; readonly step: TensorStep }>();

  constructor(factory: NetworkFactory, centring: Centring, kernels: KernelLibrary) {
    this.#factory = factory;
    this.#centring = centring;
    this.#kernels = kernels;
  }

  /** How the network does with those parameters on the first `most` images. */
  evaluate(parameters: ReadonlyMap<TensorId, Float32Array>, data: ImageData, most = data.count): Evaluation {
    const count = Math.min(most, data.count);
    const { classes } = this.#factory;
    const confusion = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
    const mistakes: Mistake[] = [];
    let loss = 0;
    for (let from = 0; from < count; from += EVALUATED) {
      const size = Math.min(EVALUATED, count - from);
      const numbers = Array.from({ length: size }, (_, i) => from + i);
      loss +=
        size *
        this.#batch(parameters, data, numbers, (image, label, predicted, probability) => {
          const row = at(confusion, label);
          row[predicted] = at(row, predicted) + 1;
          if (label !== predicted) mistakes.push({ image, label, predicted, probability });
        });
    }
    const hits = confusion.reduce((sum, row, label) => sum + at(row, label), 0);
    mistakes.sort((one, other) => other.probability - one.probability || one.image - other.image);
    return { loss: loss / count, accuracy: hits / count, count, confusion, mistakes: mistakes.slice(0, MISTAKES) };
  }

  /** The mean loss of a batch; `visit` is told of each image. */
  #batch(
    parameters: ReadonlyMap<TensorId, Float32Array>,
    data: ImageData,
    numbers: readonly number[],
    visit: (image: number, label: number, predicted: number, probability: number) => void,
  ): number {
    const { network, step } = this.#stepFor(numbers.length, parameters);
    step.load(parameters);
    const { images, labels } = batchOf(data, this.#centring, numbers);
    const inputs = new Map([
      [network.images, images],
      [network.labels, labels],
    ]);
    return step.forward({ inputs, choices: new Map(), seed: 0, iteration: 0 }, (id, logits) => {
      if (id !== network.logits) return;
      const { classes } = this.#factory;
      for (const [row, image] of numbers.entries()) {
        const own = logits.subarray(row * classes, (row + 1) * classes);
        const largest = Math.max(...own);
        const total = own.reduce((sum, logit) => sum + Math.exp(logit - largest), 0);
        // Where all logits are NaN none is the largest; the first class is then as good as any.
        visit(image, at(labels, row), Math.max(0, own.indexOf(largest)), 1 / total);
      }
    });
  }

  #stepFor(size: number, parameters: ReadonlyMap<TensorId, Float32Array>): { readonly network: Network; readonly step: TensorStep } {
    const known = this.#steps.get(size);
    if (known) return known;
    const network = this.#factory.createForEvaluation?.(size) ?? this.#factory.create(size);
    const made = { network, step: new TensorStep(network.program, parameters, { library: this.#kernels }) };
    this.#steps.set(size, made);
    return made;
  }
}
