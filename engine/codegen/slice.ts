import { at } from '../invariant.ts';
import type { Instruction, Trace, ValueId } from '../trace/types.ts';

/** The instructions of an `ssa` trace that the wanted values depend on, in order. */
export function sliceFor(ssa: Trace, wanted: Iterable<ValueId>): readonly Instruction[] {
  const needed = new Set(wanted);
  const slice: Instruction[] = [];
  for (let index = ssa.instructions.length - 1; index >= 0; index--) {
    const instruction = at(ssa.instructions, index);
    if (instruction.kind === 'tuple' || !needed.has(instruction.id)) continue;
    slice.push(instruction);
    if (instruction.kind === 'operation') for (const operand of instruction.operands) needed.add(operand);
  }
  return slice.reverse();
}
