import { at } from '../invariant.ts';
import type { Instruction, Trace, ValueId } from './types.ts';

/** By value, 1 where the result depends on it; the result itself included. */
export function liveValues(trace: Trace): Uint8Array {
  const live = new Uint8Array(largestId(trace) + 1);
  live[trace.result] = 1;
  for (let index = trace.instructions.length - 1; index >= 0; index--) {
    const instruction = at(trace.instructions, index);
    const isLive = instruction.kind === 'tuple' ? instruction.outputs.some((id) => live[id] === 1) : live[instruction.id] === 1;
    if (isLive) for (const operand of readBy(instruction)) live[operand] = 1;
  }
  return live;
}

/** The largest id of a value. */
export function largestId({ instructions, result }: Trace): number {
  let largest: number = result;
  for (const instruction of instructions) {
    if (instruction.kind !== 'tuple') largest = Math.max(largest, instruction.id);
    else for (const id of instruction.outputs) largest = Math.max(largest, id);
  }
  return largest;
}

/** The values that an instruction defines. */
export function definedBy(instruction: Instruction): readonly ValueId[] {
  return instruction.kind === 'tuple' ? instruction.outputs : [instruction.id];
}

/** The values that an instruction reads, in order, with repetitions. */
export function readBy(instruction: Instruction): readonly ValueId[] {
  if (instruction.kind === 'operation') return instruction.operands;
  return instruction.kind === 'tuple' ? [instruction.operand] : nothing;
}

const nothing: readonly ValueId[] = [];
