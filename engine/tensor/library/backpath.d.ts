/** A tensor of 32-bit numbers. Its shape: a number an axis, `number` where the extent is free, as the size of a batch is. */
export interface Tensor<_Shape extends readonly number[] = readonly number[]> {
  readonly shape: readonly number[];
  /** In row-major order; there are some only where the program runs. */
  readonly elements: Float32Array;
}

/** A tensor of these numbers, in row-major order, to call a function with; one number stands for all. */
export declare function tensor(shape: readonly number[], elements: ArrayLike<number> | number): Tensor;

/** a + b */
export declare function add(a: Tensor | number, b: Tensor | number): Tensor;

/** averagePool(x, { size }) */
export declare function averagePool(x: Tensor, options?: { size?: number; stride?: number; padding?: number }): Tensor;

/** conv2d(x, filters, bias, { stride, padding }) */
export declare function conv2d(x: Tensor, filters: Tensor, bias: Tensor, options?: { padding?: number; stride?: number }): Tensor;

/** dropout(x, { keep }) */
export declare function dropout(x: Tensor, options?: { keep?: number }): Tensor;

/** all axes but the first become one */
export declare function flatten(x: Tensor): Tensor;

/** x/2 · (1 + tanh(√(2/π) (x + 0.044715 x³))) */
export declare function gelu(x: Tensor): Tensor;

/** layerNorm(x, gain, bias) */
export declare function layerNorm(x: Tensor, gain: Tensor, bias: Tensor, options?: { epsilon?: number }): Tensor;

/** x @ w + b */
export declare function linear(x: Tensor, weights: Tensor, bias: Tensor): Tensor;

/** a @ b */
export declare function matmul(a: Tensor, b: Tensor): Tensor;

/** maxPool(x, { size }) */
export declare function maxPool(x: Tensor, options?: { size?: number; stride?: number; padding?: number }): Tensor;

/** Σ x / n */
export declare function mean(x: Tensor): number;

/** meanSquaredError(prediction, target) */
export declare function meanSquaredError(prediction: Tensor, target: Tensor): number;

/** a · b, element by element */
export declare function multiply(a: Tensor | number, b: Tensor | number): Tensor;

/** max(0, x) */
export declare function relu(x: Tensor): Tensor;

/** the same elements in another shape */
export declare function reshape(x: Tensor, shape: readonly number[]): Tensor;

/** 1 / (1 + exp(−x)) */
export declare function sigmoid(x: Tensor): Tensor;

/** softmaxCrossEntropy(logits, labels) */
export declare function softmaxCrossEntropy(logits: Tensor, labels: Tensor): number;

/** Σ x */
export declare function sum(x: Tensor): number;

/** tanh x */
export declare function tanh(x: Tensor): Tensor;
