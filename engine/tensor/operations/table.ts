/** The table of operations on tensors: the one place that knows them by name. */
import { invariant } from '../../invariant.ts';
import { add, multiply } from './arithmetic.ts';
import { conv2d } from './convolution.ts';
import { dropout } from './dropout.ts';
import { linear, matmul } from './linear.ts';
import { meanSquaredError, softmaxCrossEntropy } from './losses.ts';
import { flatten, gelu, relu, reshape, sigmoid, tanh } from './pointwise.ts';
import { averagePool, maxPool } from './pooling.ts';
import { layerNorm, mean, sum } from './reductions.ts';
import { constant, type ScalarOperationName, scalarOperation } from './scalar.ts';
import type { TensorOperation } from './types.ts';

export const tensorOperations = {
  add,
  averagePool,
  constant,
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

export type TensorOperationName = keyof typeof tensorOperations | ScalarOperationName;

/** Operations by themselves, those on single numbers apart. */
const byName: ReadonlyMap<string, TensorOperation> = new Map(Object.entries(tensorOperations));

export function tensorOperation(name: TensorOperationName): TensorOperation {
  const found = byName.get(name) ?? scalarOperation(name);
  invariant(found, `no operation ${name} on tensors`);
  return found;
}
