import { stream } from '../../random/stream.ts';
import { type TensorId, type TensorProgram, TensorProgramBuilder } from '../program.ts';
import { elements, type Shape } from '../shape.ts';

/** A network for a batch of a given size: its program, and where the batch goes in and the predictions come out. */
export interface Network {
  readonly name: string;
  readonly program: TensorProgram;
  readonly batch: number;
  /** [batch, …] of one example. */
  readonly images: TensorId;
  readonly labels: TensorId;
  /** [batch, classes] */
  readonly logits: TensorId;
}

/** Makes one network for any size of batch. Parameters have the same ids whatever the size. */
export interface NetworkFactory {
  readonly name: string;
  /** The shape of one example. */
  readonly example: Shape;
  readonly classes: number;
  /** `keep`: where it is given, dropout with that probability stands before the layers that RAD and SPAD would thin out. */
  create(batch: number, keep?: number): Network;
  /** Where training has dropout of its own: the network without it, with the same parameters. */
  createForEvaluation?(batch: number): Network;
  /** Parameters that begin with one and the same number everywhere. */
  readonly starts?: ReadonlyMap<TensorId, number>;
}

/** The layers of a network, one after the other. */
export class LayerStack {
  readonly builder = new TensorProgramBuilder();
  readonly #keep: number | undefined;
  #value: TensorId;
  readonly #parameters: readonly TensorId[];
  #used = 0;

  /** `parameters`: the shapes of all, in order; they come first, so that their ids do not depend on what else there is. */
  constructor(input: Shape, parameters: readonly (readonly [name: string, shape: Shape])[], keep: number | undefined) {
    this.#parameters = parameters.map(([name, shape]) => this.builder.parameter(name, shape));
    this.#value = this.builder.input('images', input);
    this.#keep = keep;
  }

  linear(): this {
    return this.#weighted('linear', {});
  }

  conv2d(padding: number): this {
    return this.#weighted('conv2d', { padding });
  }

  /** An operation without parameters. */
  apply(operation: 'relu' | 'averagePool' | 'flatten'): this {
    this.#value = this.builder.apply(operation, [this.#value]);
    return this;
  }

  /** With softmax and cross-entropy at its end. */
  finish(name: string, batch: number): Network {
    const logits = this.#value;
    const labels = this.builder.input('labels', [batch]);
    const loss = this.builder.apply('softmaxCrossEntropy', [logits, labels], {}, 'loss');
    const program = this.builder.finish(loss);
    const images = program.instructions.find(({ kind }) => kind === 'input')?.id ?? labels;
    return { name, program, batch, images, labels, logits };
  }

  #weighted(operation: 'linear' | 'conv2d', attributes: Readonly<Record<string, number>>): this {
    const [weights, bias] = [this.#next(), this.#next()];
    const input = this.#keep === undefined ? this.#value : this.builder.apply('dropout', [this.#value], { keep: this.#keep });
    this.#value = this.builder.apply(operation, [input, weights, bias], attributes);
    return this;
  }

  #next(): TensorId {
    const id = this.#parameters[this.#used++];
    if (id === undefined) throw new RangeError('there are more layers than parameters');
    return id;
  }
}

/**
 * Initial parameters: weights uniform in ±√(6 / inputs) (He et al. 2015, for ReLU), biases 0. The same seed gives the same
 * numbers. `starts`: those that begin with one number everywhere instead.
 */
export function initialParameters(
  { instructions }: TensorProgram,
  seed: number,
  starts: ReadonlyMap<TensorId, number> = new Map(),
): Map<TensorId, Float32Array> {
  const parameters = new Map<TensorId, Float32Array>();
  for (const { kind, id, shape } of instructions) {
    if (kind !== 'parameter') continue;
    const random = stream({ seed, iteration: INITIAL, space: id, draw: 0 });
    const start = starts.get(id);
    const bound = shape.length < 2 ? 0 : Math.sqrt(6 / elements(shape.slice(0, -1)));
    parameters.set(
      id,
      Float32Array.from({ length: elements(shape) }, () => start ?? bound * (2 * random.uniform() - 1)),
    );
  }
  return parameters;
}

/** An iteration that no run reaches: initial numbers share no word with its draws. */
const INITIAL = 2 ** 32 - 1;
