/** The table of operations on tensors: the one place that knows them by name. */
import { add, multiply } from './arithmetic.ts';
import { conv2d } from './convolution.ts';
import { dropout } from './dropout.ts';
import { linear, matmul } from './linear.ts';
import { meanSquaredError, softmaxCrossEntropy } from './losses.ts';
import { flatten, gelu, relu, reshape, sigmoid, tanh } from './pointwise.ts';
import { averagePool, maxPool } from './pooling.ts';
import { layerNorm, mean, sum } from './reductions.ts';
import type { TensorOperation } from './types.ts';

export const tensorOperations = {
  add,
  averagePool,
  conv2d,
  dropout,
  flatten,
  gelu,
  layerNorm,
  linear,
  matmul,
  maxPool,
  mean,
  meanSquaredError,
  multiply,
  relu,
  reshape,
  sigmoid,
  softmaxCrossEntropy,
  sum,
  tanh,
} as const satisfies Readonly<Record<string, TensorOperation>>;

export type TensorOperationName = keyof typeof tensorOperations;

export function tensorOperation(name: TensorOperationName): TensorOperation {
  return tensorOperations[name];
}
