import assert from 'node:assert/strict';
import { at } from '../../../engine/invariant.ts';
import { evaluateOperation } from '../../../engine/operations/evaluate.ts';
import { arity, type OperationName, operation, operationNames } from '../../../engine/operations/table.ts';
import { evaluateTerm } from '../../../engine/operations/term.ts';
import { assertClose } from '../../oracle/close.ts';
import { centralDifference } from '../../oracle/differences.ts';
import { applyDual } from '../../oracle/duals.ts';

type Operands = readonly [a: number, b?: number | undefined];

/** Ordinary points of each operation: inside the domain, away from kinks by more than the step of the differences. */
const points: Record<OperationName, readonly Operands[]> = {
  add: [
    [1.5, -2.25],
    [0, 3],
  ],
  sub: [
    [1.5, -2.25],
    [0, 3],
  ],
  mul: [
    [1.5, -2.25],
    [0, 3],
  ],
  div: [
    [1.5, -2.25],
    [0, 3],
    [-7, 0.5],
  ],
  rem: [
    [6.1, 2.5],
    [-6.1, 2.5],
    [6.1, -2.5],
    [1, 4],
  ],
  pow: [
    [1.7, 2.3],
    [0.4, -1.5],
    [2, 0],
    [3, 1],
  ],
  neg: [[1.5], [0]],
  exp: [[-3], [0], [2.5]],
  expm1: [[-3], [0], [2.5]],
  log: [[0.3], [1], [40]],
  log1p: [[-0.7], [0], [40]],
  log2: [[0.3], [1], [40]],
  log10: [[0.3], [1], [40]],
  sqrt: [[0.3], [4], [1e4]],
  cbrt: [[0.5], [-8], [1e4]],
  hypot: [
    [3, -4],
    [0, 2],
    [1, 0],
  ],
  sin: [[-2], [0], [1.3]],
  cos: [[-2], [0], [1.3]],
  tan: [[-1], [0], [1.2]],
  asin: [[-0.8], [0], [0.6]],
  acos: [[-0.8], [0], [0.6]],
  atan: [[-3], [0], [0.6]],
  atan2: [
    [1, 2],
    [-3, -1],
    [2, -0.5],
    [0, 1],
  ],
  sinh: [[-2], [0], [1.3]],
  cosh: [[-2], [0], [1.3]],
  tanh: [[-2], [0], [1.3]],
  asinh: [[-2], [0], [1.3]],
  acosh: [[1.4], [2], [30]],
  atanh: [[-0.8], [0], [0.6]],
  abs: [[-1.5], [2]],
  sign: [[-1.5], [2]],
  floor: [[-1.5], [2.3]],
  ceil: [[-1.5], [2.3]],
  round: [[-1.4], [2.3]],
  trunc: [[-1.5], [2.3], [0.5]],
  fround: [[-1.5], [2.3]],
  max: [
    [1, 2],
    [2, 1],
  ],
  min: [
    [1, 2],
    [2, 1],
  ],
};

describe('the partials of every operation', () => {
  for (const name of operationNames) {
    it(`${name}: agree with dual numbers`, () => {
      for (const operands of points[name]) {
        partialsAt(name, operands).forEach((partial, index) => {
          const expected = dualPartial(name, operands, index);
          // Both sides are a handful of correctly rounded or nearly so operations on well-conditioned arguments.
          assertClose(partial, expected, 1e-14, Math.max(1, Math.abs(expected)), `${name}(${operands}) by operand ${index}:`);
        });
      }
    });

    // fround is a staircase below the step of any difference; its partial is a convention.
    if (name === 'fround') continue;
    it(`${name}: agree with differences`, () => {
      for (const operands of points[name]) {
        partialsAt(name, operands).forEach((partial, index) => {
          const along = (x: number) => valueAt(name, index === 0 ? [x, operands[1]] : [operands[0], x]);
          const { value, error } = centralDifference(along, operands[index] ?? 0, 0.1);
          assert.ok(error < 1e-7 * Math.max(1, Math.abs(value)), `${name}(${operands}): the oracle itself is unsure by ${error}`);
          assertClose(partial, value, 1, 10 * error + 1e-12 * Math.max(1, Math.abs(value)), `${name}(${operands}) by operand ${index}:`);
        });
      }
    });
  }

  const kinks: readonly [OperationName, Operands, readonly number[], string][] = [
    ['abs', [0], [0], 'the middle of [-1, 1]'],
    ['abs', [-0], [0], 'the middle of [-1, 1]'],
    ['sign', [0], [0], 'flat on both sides'],
    ['floor', [2], [0], 'flat on both sides'],
    ['ceil', [2], [0], 'flat on both sides'],
    ['round', [0.5], [0], 'flat on both sides'],
    ['trunc', [1], [0], 'flat on both sides'],
    ['max', [3, 3], [1, 0], 'a tie goes to the first'],
    ['min', [3, 3], [1, 0], 'a tie goes to the first'],
    ['rem', [6, 2], [1, -3], 'from the right: 6 - 2·trunc(3)'],
    ['hypot', [0, 0], [0, 0], 'the least-norm subgradient of a norm'],
    ['sqrt', [0], [Number.POSITIVE_INFINITY], 'a vertical tangent'],
    ['cbrt', [0], [Number.POSITIVE_INFINITY], 'a vertical tangent'],
    ['pow', [0, 0], [0, 0], 'x ** 0 is 1 for every x; 0 ** 0 is taken as constant in the exponent'],
    ['pow', [0, 1], [1, 0], 'x ** 1 is x'],
    ['pow', [0, 2], [0, 0], 'x ** 2 is flat at 0'],
    ['pow', [-2, 3], [12, Number.NaN], 'no real logarithm of -2'],
  ];
  for (const [name, operands, expected, reason] of kinks) {
    it(`${name}(${operands.map((operand) => (Object.is(operand, -0) ? '-0' : operand)).join(', ')}): ${reason}`, () => {
      partialsAt(name, operands).forEach((partial, index) => {
        const wanted = at(expected, index);
        assert.ok(partial === wanted || (Number.isNaN(partial) && Number.isNaN(wanted)), `${partial} is not ${wanted}`);
      });
    });
  }
});

function valueAt(name: OperationName, [a, b]: Operands): number {
  return evaluateOperation(name, a, b ?? 0);
}

function partialsAt(name: OperationName, operands: Operands): readonly number[] {
  const z = valueAt(name, operands);
  const { partials } = operation(name);
  assert.equal(partials.length, arity(name));
  return partials.map((term) => evaluateTerm(term, operands[0], operands[1] ?? 0, z));
}

function dualPartial(name: OperationName, [a, b]: Operands, index: number): number {
  return applyDual(name, { value: a, slope: index === 0 ? 1 : 0 }, { value: b ?? 0, slope: index === 1 ? 1 : 0 }).slope;
}
