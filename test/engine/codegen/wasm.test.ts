import assert from 'node:assert/strict';
import fc from 'fast-check';
import { gradientCode, valueCode } from '../../../engine/codegen/straight-line.ts';
import { compileWasm } from '../../../engine/codegen/wasm/compile.ts';
import { bindPartials } from '../../../engine/gradient/partials.ts';
import type { Selection } from '../../../engine/gradient/selection.ts';
import { reverseSweep } from '../../../engine/gradient/sweep.ts';
import { at } from '../../../engine/invariant.ts';
import { arity, operationNames } from '../../../engine/operations/table.ts';
import type { ValueId } from '../../../engine/trace/types.ts';
import { assertSameBits } from '../../oracle/close.ts';
import { generatedTraces } from '../../oracle/generated-traces.ts';
import { interpreted } from '../../oracle/interpreted.ts';
import { full, someSelections } from '../../oracle/selections.ts';
import { type Recorder, type Traced, traceOf } from '../../oracle/traces.ts';

const special = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 0, -1e-320, 1e308, -2.5, 0.5, 3];

describe('WebAssembly', () => {
  it('gives the bits of interpretation, for every kind of selection', () => {
    const cases = generatedTraces(12).chain((traced) =>
      fc.record({ traced: fc.constant(traced), selections: someSelections(traced.graph) }),
    );
    fc.assert(
      fc.property(cases, ({ traced, selections }) => {
        for (const selection of selections)
          assertSameBits(compiled(traced, selection, traced.point), interpreted(traced, selection, traced.point));
      }),
      { numRuns: 200 },
    );
  });

  for (const name of operationNames) {
    it(`has the operation ${name}, on parameters and on constants, with every special number`, () => {
      for (const traced of uses(name)) {
        const run = compiler(traced, full);
        for (const x of special) {
          for (const y of special) assertSameBits(run([x, y]), interpreted(traced, full, [x, y]), `${name} at ${x}, ${y}`);
        }
      }
    });
  }

  it('squares exactly', () => {
    const { ssa } = traceOf(({ parameter, literal, apply }) => apply('pow', parameter('x'), literal(2)));
    const run = compileWasm(valueCode(ssa));
    fc.assert(
      fc.property(fc.double(), (x) => Object.is(run?.([x], new Float64Array()), x ** 2)),
      { numRuns: 2000 },
    );
  });

  it('passes numbers between its functions, forward and back, for long traces with many parameters', () => {
    const traced = traceOf(mixing(3000, 700));
    const point = Array.from({ length: 700 }, (_, index) => Math.sin(index));
    assertSameBits(compiled(traced, full, point), interpreted(traced, full, point));
    const branches = traced.graph.tuples.map((tuple, index) => (7 * index) % at(traced.graph.nodes, tuple).outputs.length);
    const selection: Selection = { kind: 'graph', branches };
    assertSameBits(compiled(traced, selection, point), interpreted(traced, selection, point));
  });

  it('compiles 140,000 operations', function () {
    this.timeout(60_000);
    const traced = traceOf(mixing(140_000, 3));
    const point = [0.1, 0.2, 0.3];
    assertSameBits(compiled(traced, full, point), interpreted(traced, full, point));
  });

  it('shares one memory among traces, which grows under those that are there already', function () {
    this.timeout(60_000);
    const small = traceOf(mixing(50, 2));
    const run = compiler(small, full);
    const before = run([0.25, 0.5]);
    const large = traceOf(mixing(40_000, 2));
    assertSameBits(compiled(large, full, [0.25, 0.5]), interpreted(large, full, [0.25, 0.5]));
    assertSameBits(run([0.25, 0.5]), before);
    assertSameBits(before, interpreted(small, full, [0.25, 0.5]));
  });

  it('gives constants, untouched parameters and identities', () => {
    const constant = traceOf(({ parameter, literal }) => {
      parameter('x');
      return literal(-0);
    });
    assertSameBits(compiled(constant, full, [1]), [-0, 0]);
    const identity = traceOf(({ parameter }) => {
      parameter('x');
      return parameter('y');
    });
    assertSameBits(compiled(identity, full, [1, -0]), [-0, 0, 1]);
  });
});

/** Every value is a bounded mixture of the newest and some far older ones. */
function mixing(length: number, parameters: number): (recorder: Recorder) => ValueId {
  return ({ parameter, literal, apply }) => {
    const values: ValueId[] = Array.from({ length: parameters }, (_, index) => parameter(`p${index}`));
    for (let index = 0; index < length; index++) {
      const [newest, older] = [at(values, values.length - 1), at(values, (index * 31) % values.length)];
      const choice = index % 7;
      if (choice === 0) values.push(apply('sin', newest));
      else if (choice === 1) values.push(apply('pow', older, literal(2)));
      else if (choice === 2) values.push(apply('mul', literal(0.5), newest));
      else if (choice === 3) values.push(apply('tanh', apply('add', newest, older)));
      else values.push(apply(choice === 4 ? 'sub' : 'mul', newest, older));
    }
    return at(values, values.length - 1);
  };
}

/** The operation with each operand a parameter or a constant. */
function uses(name: (typeof operationNames)[number]): readonly Traced[] {
  const both = traceOf(({ parameter, apply }) => apply(name, ...[parameter('x'), parameter('y')].slice(0, arity(name))));
  if (arity(name) === 1) return [both];
  const constants = [2, -0.5, 0, -0].flatMap((value) => [
    traceOf(({ parameter, literal, apply }) => apply(name, literal(value), parameter('y'))),
    traceOf(({ parameter, literal, apply }) => apply(name, parameter('x'), literal(value))),
  ]);
  return [both, ...constants];
}

function compiler({ ssa, graph }: Traced, selection: Selection): (point: readonly number[]) => number[] {
  const run = compileWasm(gradientCode(ssa, bindPartials(graph, ssa), reverseSweep(graph, selection)));
  assert.ok(run);
  return (point) => {
    const gradient = new Float64Array(graph.parameters.length).fill(Number.NaN);
    return [run(point, gradient), ...gradient];
  };
}

function compiled(traced: Traced, selection: Selection, point: readonly number[]): number[] {
  return compiler(traced, selection)(point);
}
