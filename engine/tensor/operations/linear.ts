import { gemm, gemmWorkspace } from '../kernels/gemm.ts';
import { addRows, repeatRow } from '../kernels/rows.ts';
import { expectRank, extent, type Shape, ShapeError, shapeText } from '../shape.ts';
import type { Pass, Signature, TensorOperation } from './types.ts';

/** a @ b for matrices: [m, k] by [k, n]. */
export const matmul: TensorOperation = {
  name: 'matmul',
  summary: 'a @ b',
  operands: ['a', 'b'],
  layer: true,
  shape: ([a = [], b = []]) => productShape(a, b),
  saves: () => [
    { kind: 'operand', operand: 0 },
    { kind: 'operand', operand: 1 },
  ],
  usedFor: (saved) => [1 - saved],
  workspace: productWorkspace,
  forward({ operands: [left = []], values: [a, b], output, result, kernels, workspace }) {
    result.fill(0);
    if (a && b && workspace) gemm(kernels, [a, b, result], [extent(output, 0), extent(output, 1), extent(left, 1)], workspace);
  },
  vjp({ operands: [left = []], values: [a, b], output, adjoint, adjoints: [da, db], kernels, workspace }) {
    const [m, n, k] = [extent(output, 0), extent(output, 1), extent(left, 1)];
    if (!workspace) return;
    if (da && b) gemm(kernels, [adjoint, b, da], [m, k, n], workspace, 'right');
    if (db && a) gemm(kernels, [a, adjoint, db], [k, n, m], workspace, 'left');
  },
};

/**
 * x @ w + b: rows of [rows, in] by weights of [in, out], plus a bias of [out]. The rows of w belong to the units of x, so
 * an estimator that keeps some units keeps whole rows.
 */
export const linear: TensorOperation = {
  name: 'linear',
  summary: 'x @ w + b',
  operands: ['x', 'weights', 'bias'],
  layer: true,
  shape([x = [], w = [], bias = []]) {
    const shape = productShape(x, w);
    if (bias.length !== 1 || bias[0] !== shape[1]) {
      throw new ShapeError(`the bias is ${shapeText(bias)}; for weights of ${shapeText(w)} it must be [${shape[1]}]`, 2);
    }
    return shape;
  },
  saves: () => [
    { kind: 'operand', operand: 0 },
    { kind: 'operand', operand: 1 },
  ],
  usedFor: (saved) => [1 - saved],
  workspace: productWorkspace,
  forward({ operands: [left = []], values: [x, w, bias], output, result, kernels, workspace }) {
    if (!x || !w || !bias || !workspace) return;
    repeatRow(bias, result);
    gemm(kernels, [x, w, result], [extent(output, 0), extent(output, 1), extent(left, 1)], workspace);
  },
  vjp({ operands: [left = []], values: [x, w], output, adjoint, adjoints: [dx, dw, dBias], kernels, workspace }) {
    const [rows, out, units] = [extent(output, 0), extent(output, 1), extent(left, 1)];
    if (dx && w && workspace) gemm(kernels, [adjoint, w, dx], [rows, units, out], workspace, 'right');
    if (dw && x && workspace) gemm(kernels, [x, adjoint, dw], [units, out, rows], workspace, 'left');
    if (dBias) addRows(adjoint, dBias);
  },
};

/** A panel of the right factor: the weights; on the way back the adjoint, or the weights transposed. */
function productWorkspace({ operands: [left = []], output }: Signature, pass: Pass): number {
  return gemmWorkspace(pass === 'forward' ? extent(left, 1) : Math.max(extent(output, 0), extent(output, 1)));
}

function productShape(a: Shape, b: Shape): Shape {
  expectRank(a, 2, 'a matrix product', 0);
  expectRank(b, 2, 'a matrix product', 1);
  if (a[1] !== b[0]) throw new ShapeError(`${shapeText(a)} @ ${shapeText(b)}: ${a[1]} columns meet ${b[0]} rows`, 1);
  return [extent(a, 0), extent(b, 1)];
}
