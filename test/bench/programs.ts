/** The programs of the bench: as source text where a person would write it so, as traces where loops are unrolled. */

import type { Evaluator } from '../../engine/codegen/types.ts';
import type { DifferentiableFunction } from '../../engine/index.ts';
import { compile } from '../../engine/index.ts';
import { at } from '../../engine/invariant.ts';
import type { Trace, ValueId } from '../../engine/trace/types.ts';
import { type Recorder, traceOf } from '../oracle/traces.ts';
import * as byHand from './by-hand.ts';

export interface Case {
  readonly name: string;
  /** At most this many times what the hand-written code takes. */
  readonly target: number;
  readonly point: readonly number[];
  readonly evaluator: Evaluator;
  readonly ssa: Trace;
  readonly byHand: byHand.ByHand;
  /** Where the program has a source text: the expression in x and y. */
  readonly expression?: string;
  readonly compiled?: DifferentiableFunction;
}

export function cases(): readonly Case[] {
  const pi = 'Math.PI';
  return [
    twoVariables(
      'Ackley',
      `-20 * Math.exp(-0.2 * Math.sqrt(0.5 * (x ** 2 + y ** 2))) - Math.exp(0.5 * (Math.cos(2 * ${pi} * x) + Math.cos(2 * ${pi} * y))) + Math.E + 20`,
      byHand.ackley,
      0.75,
    ),
    twoVariables('Beale', '(1.5 - x + x * y) ** 2 + (2.25 - x + x * y ** 2) ** 2 + (2.625 - x + x * (y ** 2 * y)) ** 2', byHand.beale, 1),
    twoVariables(
      'Lévi 13',
      `Math.sin(3 * ${pi} * x) ** 2 + (x - 1) ** 2 * (1 + Math.sin(3 * ${pi} * y) ** 2) + (y - 1) ** 2 * (1 + Math.sin(2 * ${pi} * y) ** 2)`,
      byHand.levi,
      0.75,
    ),
    twoVariables(
      'Schaffer 2',
      '0.5 + (Math.sin(x ** 2 - y ** 2) ** 2 - 0.5) / (1 + 0.001 * (x ** 2 + y ** 2)) ** 2',
      byHand.schaffer,
      0.75,
    ),
    traced(
      'Rosenbrock, n = 100',
      rosenbrock(100),
      byHand.rosenbrock,
      Array.from({ length: 100 }, (_, index) => Math.sin(index)),
    ),
    traced('ODE, 50 steps', ode(50), byHand.ode(50), [1.1, 0.9, 0.7]),
    leastSquares(1000),
    traced('10,000 iterations', logistic(10_000), byHand.logistic(10_000), [3.9, 0.3]),
  ];
}

function twoVariables(name: string, expression: string, hand: byHand.ByHand, target: number): Case {
  const { functions } = compile(`/** @differentiable */ function f(x: number, y: number): number { return ${expression}; }`);
  const compiled = at(functions, 0);
  const point = [0.7, 0.4];
  const { ssa, evaluator } = compiled.at(point);
  return { name, target, point, ssa, evaluator, byHand: hand, compiled, expression };
}

function traced(name: string, record: (recorder: Recorder) => ValueId, hand: byHand.ByHand, point: readonly number[]): Case {
  const { ssa, evaluator } = traceOf(record);
  return { name, target: 1, point, ssa, evaluator, byHand: hand };
}

function rosenbrock(n: number): (recorder: Recorder) => ValueId {
  return ({ parameter, literal, apply }) => {
    const x = Array.from({ length: n }, (_, index) => parameter(`x${index}`));
    let sum = literal(0);
    for (let index = 0; index < n - 1; index++) {
      const t = apply('sub', at(x, index + 1), apply('mul', at(x, index), at(x, index)));
      const u = apply('sub', literal(1), at(x, index));
      sum = apply('add', sum, apply('add', apply('mul', apply('mul', literal(100), t), t), apply('mul', u, u)));
    }
    return sum;
  };
}

function ode(steps: number): (recorder: Recorder) => ValueId {
  return ({ parameter, literal, apply }) => {
    const [alpha, beta, delta] = [parameter('alpha'), parameter('beta'), parameter('delta')];
    const h = literal(0.02);
    let [u, v] = [literal(1.2), literal(0.8)];
    for (let index = 0; index < steps; index++) {
      const met = apply('mul', u, v);
      const du = apply('sub', apply('mul', alpha, u), apply('mul', beta, met));
      const dv = apply('sub', apply('mul', delta, met), v);
      u = apply('add', u, apply('mul', h, du));
      v = apply('add', v, apply('mul', h, dv));
    }
    const [eu, ev] = [apply('sub', u, literal(1)), apply('sub', v, literal(1))];
    return apply('add', apply('mul', eu, eu), apply('mul', ev, ev));
  };
}

function leastSquares(rows: number): Case {
  const xs = Float64Array.from({ length: rows }, (_, index) => Math.sin(index));
  const ys = Float64Array.from({ length: rows }, (_, index) => 2 * Math.sin(index) + 1 + 0.1 * Math.cos(7 * index));
  const record = ({ parameter, literal, apply }: Recorder) => {
    const [slope, intercept] = [parameter('slope'), parameter('intercept')];
    let sum = literal(0);
    for (let row = 0; row < rows; row++) {
      const predicted = apply('add', apply('mul', slope, literal(at(xs, row))), intercept);
      const r = apply('sub', predicted, literal(at(ys, row)));
      sum = apply('add', sum, apply('mul', r, r));
    }
    return sum;
  };
  return traced('least squares, 1,000 rows', record, byHand.leastSquares(xs, ys), [1.5, 0.5]);
}

function logistic(steps: number): (recorder: Recorder) => ValueId {
  return ({ parameter, literal, apply }) => {
    const [r, start] = [parameter('r'), parameter('start')];
    let x = start;
    for (let index = 0; index < steps; index++) x = apply('mul', apply('mul', r, x), apply('sub', literal(1), x));
    return x;
  };
}
