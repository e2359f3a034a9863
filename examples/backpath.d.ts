/** The tensors of Backpath. Put this file beside yours, and `/// <reference path="./backpath.d.ts" />` on its first line. */
declare module 'backpath' {
  /** A tensor of 32-bit numbers. Its shape: a number an axis, `number` where the extent is free, as the size of a batch is. */
  export interface Tensor<Shape extends readonly number[] = readonly number[]> {
    readonly shape: readonly number[];
  }

  /** a + b */
  export function add(a: Tensor | number, b: Tensor | number): Tensor;

  /** averagePool(x, { size }) */
  export function averagePool(x: Tensor, options?: { size?: number; stride?: number; padding?: number }): Tensor;

  /** conv2d(x, filters, bias, { stride, padding }) */
  export function conv2d(x: Tensor, filters: Tensor, bias: Tensor, options?: { padding?: number; stride?: number }): Tensor;

  /** dropout(x, { keep }) */
  export function dropout(x: Tensor, options?: { keep?: number }): Tensor;

  /** all axes but the first become one */
  export function flatten(x: Tensor): Tensor;

  /** x/2 · (1 + tanh(√(2/π) (x + 0.044715 x³))) */
  export function gelu(x: Tensor): Tensor;

  /** layerNorm(x, gain, bias) */
  export function layerNorm(x: Tensor, gain: Tensor, bias: Tensor, options?: { epsilon?: number }): Tensor;

  /** x @ w + b */
  export function linear(x: Tensor, weights: Tensor, bias: Tensor): Tensor;

  /** a @ b */
  export function matmul(a: Tensor, b: Tensor): Tensor;

  /** maxPool(x, { size }) */
  export function maxPool(x: Tensor, options?: { size?: number; stride?: number; padding?: number }): Tensor;

  /** Σ x / n */
  export function mean(x: Tensor): number;

  /** meanSquaredError(prediction, target) */
  export function meanSquaredError(prediction: Tensor, target: Tensor): number;

  /** a · b, element by element */
  export function multiply(a: Tensor | number, b: Tensor | number): Tensor;

  /** max(0, x) */
  export function relu(x: Tensor): Tensor;

  /** the same elements in another shape */
  export function reshape(x: Tensor, shape: readonly number[]): Tensor;

  /** 1 / (1 + exp(−x)) */
  export function sigmoid(x: Tensor): Tensor;

  /** softmaxCrossEntropy(logits, labels) */
  export function softmaxCrossEntropy(logits: Tensor, labels: Tensor): number;

  /** Σ x */
  export function sum(x: Tensor): number;

  /** tanh x */
  export function tanh(x: Tensor): Tensor;
}
