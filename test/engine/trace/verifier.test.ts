import assert from 'node:assert/strict';
import type { Guard } from '../../../engine/trace/guards.ts';
import type { Instruction, Trace, ValueId } from '../../../engine/trace/types.ts';
import { verifyTrace } from '../../../engine/trace/verifier.ts';

const span = { file: 'test.ts', line: 1, column: 1, endLine: 1, endColumn: 2 };
const [x, y, z] = [0, 1, 2] as ValueId[] as [ValueId, ValueId, ValueId];
const parameter: Instruction = { kind: 'parameter', id: x, name: 'x', index: 0, active: true, span };
const square: Instruction = { kind: 'operation', id: z, operation: 'mul', operands: [x, x], active: true, span };

describe('the verifier of traces', () => {
  it('accepts values defined once and before their uses', () => verifyTrace(trace('ssa', [parameter, square], z)));

  it('refuses a second read in single-access form', () => {
    assert.throws(() => verifyTrace(trace('ssa-sa', [parameter, square], z)), /value 0 is read twice/);
  });

  it('refuses a use before the definition', () => {
    assert.throws(() => verifyTrace(trace('ssa', [square, parameter], z)), /value 0 is read before it is defined/);
    assert.throws(() => verifyTrace(trace('ssa', [parameter], y)), /value 1 is read before it is defined/);
  });

  it('refuses a second definition', () => {
    assert.throws(() => verifyTrace(trace('ssa', [parameter, parameter], x)), /value 0 is defined twice/);
  });

  it('refuses a tuple of one branch, and any tuple in ssa form', () => {
    const tuple = (outputs: ValueId[]): Instruction => ({ kind: 'tuple', operand: x, outputs, active: true, span });
    assert.throws(() => verifyTrace(trace('ssa-sa', [parameter, tuple([y])], y)), /at least two branches/);
    assert.throws(() => verifyTrace(trace('ssa', [parameter, tuple([y, z])], y)), /no tuples/);
  });

  it('refuses guards that read what is not there, and any in the single-access form', () => {
    const guard: Guard = { condition: 'less', operands: [{ id: z }, { constant: 0 }], outcome: true, tie: false, span };
    assert.throws(() => verifyTrace({ ...trace('ssa', [parameter], x), guards: [guard] }), /not there/);
    assert.throws(() => verifyTrace({ ...trace('ssa-sa', [parameter], x), guards: [guard] }), /only the ssa form/);
  });

  it('refuses a wrong number of operands', () => {
    assert.throws(
      () => verifyTrace(trace('ssa', [parameter, { ...square, operation: 'sin' } as Instruction], z)),
      /sin has the wrong number/,
    );
  });
});

function trace(form: Trace['form'], instructions: readonly Instruction[], result: ValueId): Trace {
  return { form, instructions, result, resultSpan: span, arity: 1, guards: [], scopes: { list: [], of: new Int32Array(0) } };
}
