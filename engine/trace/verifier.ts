import { invariant } from '../invariant.ts';
import { arity } from '../operations/table.ts';
import { definedBy, readBy } from './liveness.ts';
import type { Trace, ValueId } from './types.ts';

/** Throws unless every value is defined once and before its uses, and, in `ssa-sa` form, read at most once. */
export function verifyTrace(trace: Trace): void {
  const defined = new Set<ValueId>();
  const constants = new Set<ValueId>();
  const read = new Set<ValueId>();
  const use = (id: ValueId) => {
    invariant(defined.has(id), `value ${id} is read before it is defined`);
    if (constants.has(id)) return;
    invariant(trace.form === 'ssa' || !read.has(id), `value ${id} is read twice`);
    read.add(id);
  };
  for (const instruction of trace.instructions) {
    readBy(instruction).forEach(use);
    for (const id of definedBy(instruction)) {
      invariant(!defined.has(id), `value ${id} is defined twice`);
      defined.add(id);
    }
    if (instruction.kind === 'constant') constants.add(instruction.id);
    if (instruction.kind === 'tuple') {
      invariant(trace.form === 'ssa-sa', 'a trace in ssa form has no tuples');
      invariant(instruction.outputs.length > 1, 'a tuple has at least two branches');
    }
    if (instruction.kind === 'operation') {
      invariant(instruction.operands.length === arity(instruction.operation), `${instruction.operation} has the wrong number of operands`);
    }
  }
  use(trace.result);
  invariant(trace.form === 'ssa' || trace.guards.length === 0, 'only the ssa form has guards');
  for (const { operands } of trace.guards) {
    for (const one of operands) invariant(!('id' in one) || defined.has(one.id), 'a guard reads a value that is not there');
  }
}
