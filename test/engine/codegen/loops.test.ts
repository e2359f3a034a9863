import assert from 'node:assert/strict';
import fc from 'fast-check';
import { interpretCode } from '../../../engine/codegen/interpret-code.ts';
import { printRolled } from '../../../engine/codegen/loops/print.ts';
import { roll } from '../../../engine/codegen/loops/roll.ts';
import { makeFunction } from '../../../engine/codegen/make.ts';
import { gradientCode, type StraightLine, valueCode } from '../../../engine/codegen/straight-line.ts';
import type { CompiledCode } from '../../../engine/codegen/types.ts';
import { evaluateTrace, interpretSweep } from '../../../engine/gradient/interpret.ts';
import { bindPartials } from '../../../engine/gradient/partials.ts';
import type { Selection } from '../../../engine/gradient/selection.ts';
import { reverseSweep } from '../../../engine/gradient/sweep.ts';
import { at } from '../../../engine/invariant.ts';
import type { ValueId } from '../../../engine/trace/types.ts';
import { assertClose, assertSameBits } from '../../oracle/close.ts';
import { full } from '../../oracle/selections.ts';
import { type Recorder, type Traced, traceOf } from '../../oracle/traces.ts';

describe('loops found in straight-line code', () => {
  it('are as short as what a person writes: least squares', () => {
    const { code, written } = rolled(leastSquares(500), full);
    assert.equal(code.statements.length, 9 * 500);
    // A row by itself, because it starts the sums, and the body.
    assert.equal(written, 2 * 9);
  });

  it('read and write parameters and derivatives by an index: Rosenbrock', () => {
    const { code, written } = rolled(rosenbrock(200), full);
    assert.ok(code.statements.length > 3000);
    assert.ok(written < 70, `${written} statements`);
  });

  it('go back as they went forth: a recurrence', () => {
    const { written } = rolled(recurrence(1000), full);
    assert.ok(written < 60, `${written} statements`);
  });

  it('are none where nothing repeats', () => {
    const traced = traceOf(({ parameter, apply }) => {
      const [x, y] = [parameter('x'), parameter('y')];
      let value = x;
      for (const step of irregular) value = apply((['add', 'mul', 'sub', 'max'] as const)[step] ?? 'add', value, step === 1 ? y : x);
      return value;
    });
    const { code, written } = rolled(traced, full);
    assert.equal(written, code.statements.length);
    assertSameEverywhere(traced, full, [0.4, 1.1]);
  });

  for (const [name, traced, point] of [
    ['least squares', leastSquares(50), [1.5, 0.5]],
    ['Rosenbrock', rosenbrock(60), Array.from({ length: 60 }, (_, index) => Math.sin(index))],
    ['a recurrence', recurrence(80), [0.9, 0.3]],
    ['numbers that are sometimes 1 or -1', units(64), [0.7, -0.2]],
    ['sums in sums', matrix(24, 24), Array.from({ length: 24 }, (_, index) => Math.cos(3 * index))],
    ['a parameter in every row', everyOther(100), Array.from({ length: 100 }, (_, index) => Math.cos(index))],
  ] as const) {
    it(`give the bits of interpretation: ${name}`, () => {
      assert.ok(rolled(traced, full).written < rolled(traced, full).code.statements.length, 'there is a loop');
      assertSameEverywhere(traced, full, point);
      const branches = traced.graph.tuples.map((tuple, index) => (5 * index) % at(traced.graph.nodes, tuple).outputs.length);
      assertSameEverywhere(traced, { kind: 'graph', branches }, point);
    });
  }

  it('give the bits of interpretation: bodies of every kind', () => {
    fc.assert(
      fc.property(bodies, ({ body, iterations, parameters }) => {
        const traced = repeated(body, iterations, parameters);
        assertSameEverywhere(
          traced,
          full,
          Array.from({ length: parameters + iterations }, (_, index) => 0.5 + Math.sin(index) / 3),
        );
      }),
      { numRuns: 200 },
    );
  });
});

/** An operation of a loop's body: what it reads is counted back from it, or a parameter, or a number that may change. */
interface Step {
  readonly operation: 'add' | 'sub' | 'mul' | 'sin' | 'max';
  readonly operands: readonly [Reads, Reads];
}
type Reads =
  | { readonly back: number }
  | { readonly parameter: number }
  | { readonly own: true }
  | { readonly constant: number; readonly changes: boolean };

const reads: fc.Arbitrary<Reads> = fc.oneof(
  fc.record({ back: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ parameter: fc.nat(2) }),
  fc.constant({ own: true as const }),
  fc.record({ constant: fc.constantFrom(1, -1, 0.5, 0.25), changes: fc.boolean() }),
);

const bodies = fc.record({
  body: fc.array(
    fc.record({
      operation: fc.constantFrom('add' as const, 'sub' as const, 'mul' as const, 'sin' as const, 'max' as const),
      operands: fc.tuple(reads, reads),
    }),
    { minLength: 2, maxLength: 7 },
  ),
  iterations: fc.integer({ min: 8, max: 60 }),
  parameters: fc.constant(3),
});

function repeated(body: readonly Step[], iterations: number, parameters: number): Traced {
  return traceOf(({ parameter, literal, apply }) => {
    const shared = Array.from({ length: parameters }, (_, index) => parameter(`p${index}`));
    const own = Array.from({ length: iterations }, (_, index) => parameter(`x${index}`));
    const values: ValueId[] = [...shared];
    let sum = literal(0);
    for (let iteration = 0; iteration < iterations; iteration++) {
      const read = (what: Reads) => {
        if ('back' in what) return at(values, Math.max(0, values.length - what.back));
        if ('parameter' in what) return at(shared, what.parameter);
        if ('own' in what) return at(own, iteration);
        return literal(what.changes && iteration % 3 === 1 ? 0.75 : what.constant);
      };
      for (const { operation, operands } of body) {
        values.push(operation === 'sin' ? apply('sin', read(operands[0])) : apply(operation, read(operands[0]), read(operands[1])));
      }
      // Bounded, whatever the body makes of it.
      sum = apply('add', sum, apply('sin', at(values, values.length - 1)));
    }
    return sum;
  });
}

/** A sequence in which nothing long comes again: the base-4 digits of √2. */
const irregular = [...sqrt2().toString(4)].map(Number);

/** 600 bits of it, by Newton's method for integers. */
function sqrt2(): bigint {
  const square = 2n << 1200n;
  let root = 1n << 601n;
  for (let next = (root + square / root) / 2n; next < root; next = (root + square / root) / 2n) root = next;
  return root;
}

function leastSquares(rows: number): Traced {
  return traceOf(({ parameter, literal, apply }) => {
    const [slope, intercept] = [parameter('slope'), parameter('intercept')];
    let sum = literal(0);
    for (let row = 0; row < rows; row++) {
      const r = apply('sub', apply('add', apply('mul', slope, literal(Math.sin(row))), intercept), literal(Math.cos(row)));
      sum = apply('add', sum, apply('mul', r, r));
    }
    return sum;
  });
}

function rosenbrock(n: number): Traced {
  return traceOf(({ parameter, literal, apply }) => {
    const x = Array.from({ length: n }, (_, index) => parameter(`x${index}`));
    let sum = literal(0);
    for (let index = 0; index < n - 1; index++) {
      const t = apply('sub', at(x, index + 1), apply('mul', at(x, index), at(x, index)));
      const u = apply('sub', literal(1), at(x, index));
      sum = apply('add', sum, apply('add', apply('mul', apply('mul', literal(100), t), t), apply('mul', u, u)));
    }
    return sum;
  });
}

function recurrence(steps: number): Traced {
  return traceOf(({ parameter, literal, apply }) => {
    const [r, start] = [parameter('r'), parameter('start')];
    let x = start;
    for (let index = 0; index < steps; index++) x = apply('mul', apply('mul', r, x), apply('sub', literal(1), x));
    return x;
  });
}

/** Σ of x·cᵢ + y·sin(x·dᵢ) where c and d are 1 or -1 in some rows. */
function units(rows: number): Traced {
  const numbers = [1, 2, -1, 0.5, 1, -1];
  return traceOf(({ parameter, literal, apply }: Recorder) => {
    const [x, y] = [parameter('x'), parameter('y')];
    let sum = literal(0);
    for (let row = 0; row < rows; row++) {
      const first = apply('mul', x, literal(at(numbers, row % numbers.length)));
      const second = apply('mul', y, apply('sin', apply('mul', literal(at(numbers, (row + 3) % numbers.length)), x)));
      sum = apply('sub', sum, apply('mul', apply('add', first, second), first));
    }
    return sum;
  });
}

/** |Ax - b|² for a full matrix. */
function matrix(rows: number, columns: number): Traced {
  return traceOf(({ parameter, literal, apply }) => {
    const x = Array.from({ length: columns }, (_, index) => parameter(`x${index}`));
    let sum = literal(0);
    for (let row = 0; row < rows; row++) {
      let inner = literal(Math.cos(row));
      for (const [column, factor] of x.entries())
        inner = apply('add', inner, apply('mul', literal(Math.sin(row * columns + column)), factor));
      sum = apply('add', sum, apply('mul', inner, inner));
    }
    return sum;
  });
}

/** Σ (xᵢ - xᵢ₊₂)² from the last on, so that indices fall. */
function everyOther(n: number): Traced {
  return traceOf(({ parameter, literal, apply }) => {
    const x = Array.from({ length: n }, (_, index) => parameter(`x${index}`));
    let sum = literal(0);
    for (let index = n - 3; index >= 0; index--) {
      const difference = apply('sub', at(x, index), at(x, index + 2));
      sum = apply('add', sum, apply('mul', difference, difference));
    }
    return sum;
  });
}

function rolled({ ssa, graph }: Traced, selection: Selection) {
  return roll(gradientCode(ssa, bindPartials(graph, ssa), reverseSweep(graph, selection)));
}

function run(code: StraightLine, point: readonly number[], gradient: Float64Array): number {
  const { text, memory, table } = printRolled(roll(code));
  const compiled = makeFunction(`return function (point, gradient) {${text}}`, { memory, table }) as CompiledCode;
  return compiled(point, gradient);
}

/** Value, and value with gradient, beside the interpreters: of the sweep, or of the statements where they are in another order. */
function assertSameEverywhere({ ssa, graph }: Traced, selection: Selection, point: readonly number[]): void {
  const values = evaluateTrace(ssa, point);
  const expected = new Float64Array(graph.parameters.length).fill(Number.NaN);
  interpretSweep(graph, reverseSweep(graph, selection), values, expected);
  const code = gradientCode(ssa, bindPartials(graph, ssa), reverseSweep(graph, selection));
  if (code.isReordered) {
    const bySweep = [...expected];
    interpretCode(code)(point, expected);
    for (const [index, derivative] of expected.entries()) assertClose(derivative, bySweep[index] ?? Number.NaN, 1e-12);
  }
  const actual = new Float64Array(graph.parameters.length).fill(Number.NaN);
  const value = run(code, point, actual);
  assertSameBits([value, ...actual], [at(values, ssa.result), ...expected]);
  assertSameBits([run(valueCode(ssa), point, new Float64Array())], [at(values, ssa.result)]);
}
