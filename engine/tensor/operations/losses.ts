import { expectRank, type Shape, ShapeError, sameShape, shapeText } from '../shape.ts';
import { type Elements, item, type TensorOperation } from './types.ts';

/**
 * −log softmax(logits)[label], the mean over the rows. Logits are [rows, classes], labels are [rows] whole numbers.
 * The gradient is (softmax − one-hot) / rows; the softmax is computed again, so that only the logits are kept.
 */
export const softmaxCrossEntropy: TensorOperation = {
  name: 'softmaxCrossEntropy',
  summary: 'softmaxCrossEntropy(logits, labels)',
  operands: ['logits', 'labels'],
  reduces: true,
  differentiable: [0],
  shape([logits = [], labels = []]) {
    expectRank(logits, 2, 'softmaxCrossEntropy', 0);
    if (labels.length !== 1 || labels[0] !== logits[0]) {
      throw new ShapeError(`the labels are ${shapeText(labels)}; for logits of ${shapeText(logits)} they must be [${logits[0]}]`, 1);
    }
    return [];
  },
  saves: () => [
    { kind: 'operand', operand: 0 },
    { kind: 'operand', operand: 1 },
  ],
  forward({ operands: [shape = []], values: [logits, labels], result }) {
    if (!logits || !labels) return;
    const { rows, row } = rowsOf(shape, logits);
    let loss = 0;
    for (let i = 0; i < rows; i++) loss += logSum(row(i)) - item(row(i), item(labels, i));
    result[0] = loss / rows;
  },
  vjp({ operands: [shape = []], values: [logits, labels], adjoint, adjoints: [target] }) {
    if (!logits || !labels || !target) return;
    const { rows, classes, row } = rowsOf(shape, logits);
    const each = item(adjoint, 0) / rows;
    for (let i = 0; i < rows; i++) {
      const total = logSum(row(i));
      for (let j = 0; j < classes; j++) {
        const probability = Math.exp(item(row(i), j) - total);
        const place = i * classes + j;
        target[place] = item(target, place) + each * (probability - (item(labels, i) === j ? 1 : 0));
      }
    }
  },
};

function rowsOf([rows = 1, classes = 1]: Shape, logits: Elements) {
  return { rows, classes, row: (i: number) => logits.subarray(i * classes, (i + 1) * classes) };
}

/** log Σ exp; the largest is taken off first, so that nothing overflows. */
function logSum(row: Elements): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < row.length; j++) largest = Math.max(largest, item(row, j));
  let total = 0;
  for (let j = 0; j < row.length; j++) total += Math.exp(item(row, j) - largest);
  return largest + Math.log(total);
}

/** The mean of (prediction − target)² over all elements. */
export const meanSquaredError: TensorOperation = {
  name: 'meanSquaredError',
  summary: 'meanSquaredError(prediction, target)',
  operands: ['prediction', 'target'],
  reduces: true,
  shape([prediction = [], target = []]) {
    if (!sameShape(prediction, target)) throw new ShapeError(`${shapeText(target)} is compared with ${shapeText(prediction)}`, 1);
    return [];
  },
  saves: () => [
    { kind: 'operand', operand: 0 },
    { kind: 'operand', operand: 1 },
  ],
  forward({ values: [prediction, target], result }) {
    if (!prediction || !target) return;
    let total = 0;
    for (let i = 0; i < prediction.length; i++) total += (item(prediction, i) - item(target, i)) ** 2;
    result[0] = total / prediction.length;
  },
  vjp({ values: [prediction, target], adjoint, adjoints: [first, second] }) {
    if (!prediction || !target) return;
    const each = (2 * item(adjoint, 0)) / prediction.length;
    for (let i = 0; i < prediction.length; i++) {
      const sent = each * (item(prediction, i) - item(target, i));
      if (first) first[i] = item(first, i) + sent;
      if (second) second[i] = item(second, i) - sent;
    }
  },
};
