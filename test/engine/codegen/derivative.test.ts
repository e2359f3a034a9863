import assert from 'node:assert/strict';
import fc from 'fast-check';
import { printDerivative } from '../../../engine/codegen/derivative.ts';
import { at } from '../../../engine/invariant.ts';
import type { OperationName } from '../../../engine/operations/table.ts';
import { arity, operationNames } from '../../../engine/operations/table.ts';
import { assertSameBits } from '../../oracle/close.ts';
import { generatedTraces } from '../../oracle/generated-traces.ts';
import { byEdges } from '../../oracle/interpreted.ts';
import { runListing, typeErrors } from '../../oracle/listings.ts';
import { full } from '../../oracle/selections.ts';
import { beale, f1, f2, type Traced, traceOf } from '../../oracle/traces.ts';

describe('the derivative listing', () => {
  it('of f2', () => {
    const { ssa, graph } = f2();
    const expected = `/** f2 and its gradient by reverse mode; \`bar_v\` is the derivative of the value with respect to \`v\`. */
export function f2Gradient(x: number, y: number): { value: number; gradient: { x: number; y: number } } {
  const v1 = Math.exp(x);
  const v2 = x + y;
  const v3 = v1 * v2;

  const bar_v3 = 1;
  const bar_v1 = bar_v3 * v2;
  const bar_v2 = bar_v3 * v1;
  let bar_x = bar_v2;
  const bar_y = bar_v2;
  bar_x += bar_v1 * v1;
  return { value: v3, gradient: { x: bar_x, y: bar_y } };
}
`;
    assert.equal(printDerivative('f2', ssa, graph), expected);
  });

  it('puts constants into partials: 2 * x, not a power', () => {
    const { ssa, graph } = f1();
    const text = printDerivative('f1', ssa, graph);
    assert.ok(text.includes('bar_x += bar_v1 * (2 * x);'), text);
    assert.ok(text.includes('const bar_v2 = bar_v3 * -Math.sin(v2);'), text);
  });

  it('is the same each time', () => {
    assert.equal(printDerivative('b', beale().ssa, beale().graph), printDerivative('b', beale().ssa, beale().graph));
  });

  it('computes the bits of the sweep: generated graphs', () => {
    fc.assert(
      fc.property(generatedTraces(12), (traced) => assertRuns(traced, traced.point)),
      { numRuns: 100 },
    );
  });

  it('computes the bits of the sweep: every operation, on parameters and on constants', () => {
    for (const name of operationNames) {
      for (const traced of uses(name)) assertRuns(traced, [0.7, 1.9]);
    }
  });

  it('gives 0 for a parameter that the value does not depend on', () => {
    const traced = traceOf(({ parameter, apply }) => {
      parameter('unused');
      return apply('sin', parameter('y'));
    });
    assertRuns(traced, [1, 2]);
    const constant = traceOf(({ parameter, literal }) => {
      parameter('x');
      return literal(-0);
    });
    assertRuns(constant, [1]);
  });

  it('keeps its own names apart from the user’s', () => {
    const traced = traceOf(({ parameter, apply }) => {
      const [math, bar, helper, own] = [parameter('Math'), parameter('bar_Math'), parameter('atLeast'), parameter('fGradient')];
      return apply('max', apply('mul', math, apply('sin', bar)), apply('mul', apply('exp', helper), own));
    });
    assertRuns(traced, [1.5, 0.4, -0.3, 2]);
  });

  it('is TypeScript at its strictest', function () {
    this.timeout(60_000);
    const traces = [f1(), f2(), beale(), ...operationNames.flatMap(uses), ...fc.sample(generatedTraces(12), { numRuns: 20, seed: 7 })];
    assert.deepEqual(typeErrors(traces.map(({ ssa, graph }) => printDerivative('f', ssa, graph))), []);
  });
});

/** The operation with each operand a parameter or a negative constant. */
function uses(name: OperationName): readonly Traced[] {
  const both = traceOf(({ parameter, apply }) => apply(name, ...[parameter('x'), parameter('y')].slice(0, arity(name))));
  if (arity(name) === 1) return [both];
  const left = traceOf(({ parameter, literal, apply }) => apply(name, literal(-2), parameter('y')));
  const right = traceOf(({ parameter, literal, apply }) => apply(name, parameter('x'), literal(-2)));
  return [both, left, right];
}

function assertRuns(traced: Traced, point: readonly number[]): void {
  const { ssa, graph } = traced;
  const text = printDerivative('f', ssa, graph);
  const run = runListing(text, 'f')(...point);
  const names = graph.parameters.map((parameter) => at(graph.nodes, parameter).name ?? '');
  assert.deepEqual(Object.keys(run.gradient), names);
  assertSameBits([run.value, ...names.map((name) => run.gradient[name] ?? Number.NaN)], byEdges(traced, full, point), text);
}
