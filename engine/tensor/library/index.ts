/**
 * What `backpath` exports to programs that run: the operations on tensors, computed at once. A function that is written with them can be
 * called like any other, and differentiated by Backpath from its source.
 */
import { type Argument, apply, reduce } from './call.ts';

export { ShapeError } from '../shape.ts';
export { Tensor, tensor } from './tensor.ts';

export const add = (...args: readonly Argument[]) => apply('add', args);
export const averagePool = (...args: readonly Argument[]) => apply('averagePool', args);
export const conv2d = (...args: readonly Argument[]) => apply('conv2d', args);
export const dropout = (...args: readonly Argument[]) => apply('dropout', args);
export const flatten = (...args: readonly Argument[]) => apply('flatten', args);
export const gelu = (...args: readonly Argument[]) => apply('gelu', args);
export const layerNorm = (...args: readonly Argument[]) => apply('layerNorm', args);
export const linear = (...args: readonly Argument[]) => apply('linear', args);
export const matmul = (...args: readonly Argument[]) => apply('matmul', args);
export const maxPool = (...args: readonly Argument[]) => apply('maxPool', args);
export const mean = (...args: readonly Argument[]) => reduce('mean', args);
export const meanSquaredError = (...args: readonly Argument[]) => reduce('meanSquaredError', args);
export const multiply = (...args: readonly Argument[]) => apply('multiply', args);
export const relu = (...args: readonly Argument[]) => apply('relu', args);
export const reshape = (...args: readonly Argument[]) => apply('reshape', args);
export const sigmoid = (...args: readonly Argument[]) => apply('sigmoid', args);
export const softmaxCrossEntropy = (...args: readonly Argument[]) => reduce('softmaxCrossEntropy', args);
export const sum = (...args: readonly Argument[]) => reduce('sum', args);
export const tanh = (...args: readonly Argument[]) => apply('tanh', args);
