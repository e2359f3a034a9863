import { at } from '../invariant.ts';
import { largestId, liveValues, readBy } from './liveness.ts';
import type { Instruction, OperationInstruction, Trace, TupleInstruction, ValueId } from './types.ts';

/**
 * `ssa` → `ssa-sa` (paper, Definition 3): every value is read at most once.
 *
 * Needs: a trace in `ssa` form.
 * Guarantees: guards, and instructions that the result does not depend on, are gone (parameters stay); a value that is read n > 1
 * times is read once, by a tuple instruction whose n outputs are read in its place, in order; parameters come first.
 *
 *   x ← Param0          x ← Param0
 *   z ← x × x           x1, x2 ← x
 *   Return z            z ← x1 × x2
 *                       Return z
 */
export function singleAccess(ssa: Trace): Trace {
  const live = liveValues(ssa);
  const kept = ssa.instructions.filter((one) => one.kind === 'parameter' || (one.kind !== 'tuple' && live[one.id] === 1));
  const branches = new Branches(ssa, kept, live.length);
  const parameters = kept.filter((one) => one.kind === 'parameter');
  const instructions: Instruction[] = [...parameters];
  for (const parameter of parameters) branches.addTuple(parameter, instructions);
  for (const instruction of kept) {
    if (instruction.kind === 'parameter') continue;
    instructions.push(instruction.kind === 'operation' ? branches.rename(instruction) : instruction);
    branches.addTuple(instruction, instructions);
  }
  return { ...ssa, form: 'ssa-sa', instructions, result: branches.next(ssa.result), guards: [] };
}

class Branches {
  /** By value that is read more than once. */
  readonly #outputs: (readonly ValueId[] | undefined)[];
  /** By value: how many of its branches are read already. */
  readonly #taken: Uint32Array;

  constructor(ssa: Trace, kept: readonly Instruction[], size: number) {
    this.#outputs = new Array<readonly ValueId[] | undefined>(size).fill(undefined);
    this.#taken = new Uint32Array(size);
    const counts = new Uint32Array(size);
    const order: ValueId[] = [];
    const count = (id: ValueId) => {
      if (counts[id] === 0) order.push(id);
      counts[id] = at(counts, id) + 1;
    };
    for (const instruction of kept) for (const id of readBy(instruction)) count(id);
    count(ssa.result);
    for (const instruction of kept) if (instruction.kind === 'constant') counts[instruction.id] = 0;
    let fresh = 1 + largestId(ssa);
    for (const id of order) {
      const reads = at(counts, id);
      if (reads < 2) continue;
      const outputs = new Array<ValueId>(reads);
      for (let branch = 0; branch < reads; branch++) outputs[branch] = fresh++ as ValueId;
      this.#outputs[id] = outputs;
    }
  }

  /** Adds the tuple instruction that follows the definition of a value that is read more than once. */
  addTuple(definition: Instruction, instructions: Instruction[]): void {
    if (definition.kind === 'tuple') return;
    const outputs = this.#outputs[definition.id];
    if (!outputs) return;
    const tuple: TupleInstruction = { kind: 'tuple', operand: definition.id, outputs, span: definition.span, active: definition.active };
    instructions.push(tuple);
  }

  rename(instruction: OperationInstruction): OperationInstruction {
    return { ...instruction, operands: instruction.operands.map((operand) => this.next(operand)) };
  }

  /** What the next reader of `id` reads: the next branch of its tuple, or the value itself. */
  next(id: ValueId): ValueId {
    const outputs = this.#outputs[id];
    if (!outputs) return id;
    const taken = at(this.#taken, id);
    this.#taken[id] = taken + 1;
    return at(outputs, taken);
  }
}
