import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compile } from '../../../engine/compile.ts';
import { at } from '../../../engine/invariant.ts';
import { evaluateOperation } from '../../../engine/operations/evaluate.ts';
import { verifyStage } from '../../../engine/pipeline.ts';
import { definedBy, readBy } from '../../../engine/trace/liveness.ts';
import type { Trace, ValueId } from '../../../engine/trace/types.ts';
import { generatedPoints, generatedPrograms } from '../../oracle/programs.ts';

describe('single-access form', () => {
  it('reads every value at most once and computes the same value, on generated programs', () => {
    const cases = generatedPrograms().chain((program) => fc.tuple(fc.constant(program), generatedPoints(program.parameters.length)));
    fc.assert(
      fc.property(cases, ([program, point]) => {
        const { singleAccess } = at(compile(program.text, {}, verifyStage).functions, 0).at(point);
        const reads = [...singleAccess.instructions.flatMap(readBy), singleAccess.result];
        const constants = new Set(singleAccess.instructions.flatMap((one) => (one.kind === 'constant' ? [one.id] : [])));
        const counted = reads.filter((id) => !constants.has(id));
        assert.equal(new Set(counted).size, counted.length);
        assert.ok(Object.is(run(singleAccess, point), program.run(...point)));
      }),
      { numRuns: 300 },
    );
  });

  it('leaves out what the result does not depend on, so that a dead read is no branch', () => {
    assert.equal(
      listing('const unused = Math.sin(x) * x; return x + y;'),
      ['x ← Param0', 'y ← Param1', 'v1 ← x + y', 'Return v1', ''].join('\n'),
    );
  });

  it('copies intermediate values where they are defined', () => {
    assert.equal(
      listing('const t = x * y; return t * Math.exp(t);'),
      // exp comes first: its result is an operand of the product.
      ['x ← Param0', 'y ← Param1', 't ← x × y', 't1, t2 ← t', 'v1 ← exp(t1)', 'v2 ← t2 × v1', 'Return v2', ''].join('\n'),
    );
  });

  it('counts the reads of one operation apart', () => {
    assert.equal(listing('return x * x;'), ['x ← Param0', 'y ← Param1', 'x1, x2 ← x', 'v1 ← x1 × x2', 'Return v1', ''].join('\n'));
  });

  it('takes a parameter that is returned as it is', () => {
    assert.equal(listing('return y;'), ['x ← Param0', 'y ← Param1', 'Return y', ''].join('\n'));
  });

  it('names reassigned variables and branches apart from every other name', () => {
    const lines = listing('let x1 = x + 1; x1 = x1 * x1; return x1 - x;').split('\n');
    const defined = lines.flatMap((line) => (line.includes('←') ? (line.split(' ←')[0]?.split(', ') ?? []) : []));
    // x, y, two branches of x, x1, two branches of it, x1 again, and the result.
    assert.equal(defined.length, 9);
    assert.equal(new Set(defined).size, 9);
  });
});

function listing(body: string): string {
  const text = `export function f(x: number, y: number) { ${body} }`;
  return at(compile(text, { only: 'f' }, verifyStage).functions, 0).listing('ssa-sa');
}

/** Runs a trace as its listing reads: one instruction after the other. */
function run(trace: Trace, point: readonly number[]): number {
  const values = new Map<ValueId, number>();
  const value = (id: ValueId) => values.get(id) ?? Number.NaN;
  for (const instruction of trace.instructions) {
    if (instruction.kind === 'parameter') values.set(instruction.id, at(point, instruction.index));
    else if (instruction.kind === 'constant') values.set(instruction.id, instruction.value);
    else if (instruction.kind === 'tuple') for (const id of definedBy(instruction)) values.set(id, value(instruction.operand));
    else {
      const [a, b] = instruction.operands.map(value);
      values.set(instruction.id, evaluateOperation(instruction.operation, a ?? Number.NaN, b ?? Number.NaN));
    }
  }
  return value(trace.result);
}
