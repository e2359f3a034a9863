import assert from 'node:assert/strict';
import fc from 'fast-check';
import { gradientCode, isByValue } from '../../../engine/codegen/straight-line.ts';
import { bindPartials } from '../../../engine/gradient/partials.ts';
import { reverseSweep } from '../../../engine/gradient/sweep.ts';
import { at } from '../../../engine/invariant.ts';
import { arity, operationNames } from '../../../engine/operations/table.ts';
import type { Term } from '../../../engine/operations/types.ts';
import { assertClose } from '../../oracle/close.ts';
import { generatedTraces } from '../../oracle/generated-traces.ts';
import { byEdges, contributionSizes, gradientByEdges, interpreted } from '../../oracle/interpreted.ts';
import { full } from '../../oracle/selections.ts';
import { beale, type Recorder, type Traced, traceOf } from '../../oracle/traces.ts';

describe('reverse mode by values', () => {
  it('is the sweep but for rounding: generated graphs', () => {
    fc.assert(
      fc.property(generatedTraces(20), (traced) => assertSameButForRounding(traced, traced.point)),
      { numRuns: 300 },
    );
  });

  it('is the sweep but for rounding: every operation, on parameters and on constants', () => {
    for (const name of operationNames) {
      const operands = (recorder: Recorder) => [recorder.parameter('x'), recorder.parameter('y')].slice(0, arity(name));
      const constants = [-2, 0.5, 3, 1e200].map((value) =>
        traceOf((recorder) => recorder.apply(name, ...operands(recorder).with(-1, recorder.literal(value)))),
      );
      const alone = traceOf((recorder) => recorder.apply(name, ...operands(recorder)));
      // Its adjoint is no constant, and it is read twice.
      const within = traceOf((recorder) => {
        const result = recorder.apply(name, ...operands(recorder));
        return recorder.apply('mul', result, recorder.apply('sin', result));
      });
      for (const traced of [...constants, alone, within]) assertSameButForRounding(traced, [0.7, 1.9]);
    }
  });

  it('has one adjoint for what is computed twice', () => {
    // x²y + x² sin y with x² written twice: 2x (y + sin y), and x² + x² cos y. One product each, and one by 2.
    const traced = traceOf(({ parameter, literal, apply }) => {
      const [x, y] = [parameter('x'), parameter('y')];
      const square = () => apply('pow', x, literal(2));
      return apply('add', apply('mul', square(), y), apply('mul', square(), apply('sin', y)));
    });
    assert.equal(reverseOf(traced).filter(({ factor }) => factor !== undefined).length, 3);
    assert.equal(productsOf(traced), 2);
  });

  it('divides once by a number that both partials of a quotient divide by', () => {
    const traced = traceOf(({ parameter, apply }) => apply('div', parameter('x'), apply('exp', parameter('y'))));
    assert.equal(reverseOf(traced).filter(({ term }) => JSON.stringify(term).includes('div')).length, 1);
  });

  it('has a product for each value that Beale’s function multiplies by, and no more', () => {
    // With brackets t, u, v: x gets ty, uy², vy³; y, y² and y³ get tx, ux, vx; the last two are passed on to y.
    assert.equal(productsOf(beale()), 8);
  });

  it('is for short code only, and for the full gradient', () => {
    const { ssa, graph } = beale();
    assert.ok(isByValue(ssa, reverseSweep(graph, full)));
    assert.ok(!isByValue(ssa, reverseSweep(graph, { kind: 'graph', branches: graph.tuples.map(() => 0) })));
    const long = traceOf(({ parameter, apply }) => {
      let x = parameter('x');
      for (let index = 0; index < 300; index++) x = apply('sin', x);
      return x;
    });
    assert.ok(!isByValue(long.ssa, reverseSweep(long.graph, full)));
  });
});

function assertSameButForRounding(traced: Traced, point: readonly number[]): void {
  const [value, ...gradient] = interpreted(traced, full, point);
  assert.ok(Object.is(value, at(byEdges(traced, full, point), 0)));
  const sizes = contributionSizes(traced, point);
  for (const [index, derivative] of gradientByEdges(traced, point).entries()) {
    assertClose(at(gradient, index), derivative, 1e-13, at(sizes, index));
  }
}

function reverseOf({ ssa, graph }: Traced) {
  const { statements, firstAdjoint } = gradientCode(ssa, bindPartials(graph, ssa), reverseSweep(graph, full));
  return statements.filter(({ to }) => to >= firstAdjoint);
}

/** Products of two numbers that are not known. */
function productsOf(traced: Traced): number {
  return reverseOf(traced).filter(({ factor, term }) => factor !== undefined && !isConstant(term)).length;
}

function isConstant(term: Term): boolean {
  return typeof term === 'number' || (typeof term === 'object' && term[0] === 'neg' && isConstant(term[1]));
}
