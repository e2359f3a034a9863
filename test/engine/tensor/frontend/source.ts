import assert from 'node:assert/strict';
import { compileTensorFunction } from '../../../../engine/compile.ts';
import type { TensorFunction } from '../../../../engine/tensor/frontend/function.ts';

const names =
  'add, averagePool, conv2d, dropout, flatten, gelu, layerNorm, linear, matmul, maxPool, mean, meanSquaredError, multiply, relu, reshape, sigmoid, softmaxCrossEntropy, sum, tanh';

/** Compiles the function `f` of a text that has everything of `backpath` imported. */
export function compiled(source: string, extents: Readonly<Record<string, number>> = {}): TensorFunction {
  const { fn, diagnostics } = compileTensorFunction(`import { ${names}, type Tensor } from 'backpath';\n${source}`, 'f', { extents });
  assert.deepEqual(diagnostics, []);
  assert.ok(fn);
  return fn;
}
