import { at } from '../../../engine/invariant.ts';
import { assertClose } from '../../oracle/close.ts';
import { full } from '../../oracle/selections.ts';
import { beale, f1, f2, type Traced } from '../../oracle/traces.ts';

interface Analytic {
  readonly name: string;
  readonly trace: () => Traced;
  /** Differentiated on paper. */
  readonly gradient: (x: number, y: number) => readonly number[];
  readonly points: readonly (readonly [x: number, y: number])[];
}

const functions: readonly Analytic[] = [
  {
    name: 'f1',
    trace: f1,
    gradient: (x) => [2 * x * (2 + Math.cos(4 * x)) - 4 * x ** 2 * Math.sin(4 * x)],
    points: [
      [5, 0],
      [-0.3, 0],
      [0, 0],
      [12.5, 0],
    ],
  },
  {
    name: 'f2',
    trace: f2,
    gradient: (x, y) => [Math.exp(x) * (x + y + 1), Math.exp(x)],
    points: [
      [1, 2],
      [-3, 0.5],
      [0, 0],
    ],
  },
  {
    name: 'beale',
    trace: beale,
    gradient: (x, y) => {
      const residuals = [1.5, 2.25, 2.625].map((constant, index) => constant - x + x * y ** (index + 1));
      const sum = (term: (residual: number, power: number) => number) =>
        residuals.reduce((total, residual, index) => total + 2 * residual * term(residual, index + 1), 0);
      return [sum((_, power) => y ** power - 1), sum((_, power) => x * power * y ** (power - 1))];
    },
    points: [
      [1, 1],
      [-2, 3],
      [4.5, -4.5],
      [0.5, 2],
    ],
  },
];

describe('the full gradient', () => {
  for (const { name, trace, gradient, points } of functions) {
    it(`of ${name} is the analytic one to 1e-14`, () => {
      const { graph, evaluator } = trace();
      for (const point of points) {
        const computed = new Float64Array(graph.parameters.length);
        // Twice: interpreted, then compiled.
        for (let use = 0; use < 2; use++) {
          evaluator.gradient(full, point, computed);
          gradient(...point).forEach((expected, index) => {
            assertClose(at(computed, index), expected, 1e-14, Math.abs(expected), `at ${point}:`);
          });
        }
      }
    });
  }
});
