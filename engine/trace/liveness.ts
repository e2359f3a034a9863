import type { Instruction, Trace, ValueId } from './types.ts';

/** The values that the result depends on, itself included. */
export function liveValues(trace: Trace): ReadonlySet<ValueId> {
  const live = new Set<ValueId>([trace.result]);
  for (const instruction of trace.instructions.toReversed()) {
    if (definedBy(instruction).some((id) => live.has(id))) for (const operand of readBy(instruction)) live.add(operand);
  }
  return live;
}

/** The values that an instruction defines. */
export function definedBy(instruction: Instruction): readonly ValueId[] {
  return instruction.kind === 'tuple' ? instruction.outputs : [instruction.id];
}

/** The values that an instruction reads, in order, with repetitions. */
export function readBy(instruction: Instruction): readonly ValueId[] {
  if (instruction.kind === 'operation') return instruction.operands;
  return instruction.kind === 'tuple' ? [instruction.operand] : [];
}
