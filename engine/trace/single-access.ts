import { at } from '../invariant.ts';
import { liveValues, readBy } from './liveness.ts';
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
  const kept = ssa.instructions.filter((one) => one.kind === 'parameter' || (one.kind !== 'tuple' && live.has(one.id)));
  const branches = new Branches(ssa, kept);
  const instructions: Instruction[] = kept.filter((one) => one.kind === 'parameter');
  for (const parameter of [...instructions]) instructions.push(...branches.tupleOf(parameter));
  for (const instruction of kept) {
    if (instruction.kind === 'parameter') continue;
    instructions.push(instruction.kind === 'operation' ? branches.rename(instruction) : instruction, ...branches.tupleOf(instruction));
  }
  return { ...ssa, form: 'ssa-sa', instructions, result: branches.next(ssa.result), guards: [] };
}

class Branches {
  readonly #outputs = new Map<ValueId, readonly ValueId[]>();
  readonly #taken = new Map<ValueId, number>();

  constructor(ssa: Trace, kept: readonly Instruction[]) {
    const constants = new Set(kept.flatMap((one) => (one.kind === 'constant' ? [one.id] : [])));
    const reads = [...kept.flatMap(readBy), ssa.result].filter((id) => !constants.has(id));
    let fresh = 1 + largestId(ssa);
    for (const [id, count] of counts(reads)) {
      if (count === 1) continue;
      this.#outputs.set(
        id,
        Array.from({ length: count }, () => fresh++ as ValueId),
      );
    }
  }

  /** The tuple instruction that follows the definition of a value that is read more than once; else nothing. */
  tupleOf(definition: Instruction): readonly TupleInstruction[] {
    if (definition.kind === 'tuple') return [];
    const outputs = this.#outputs.get(definition.id);
    if (!outputs) return [];
    return [{ kind: 'tuple', operand: definition.id, outputs, span: definition.span, active: definition.active }];
  }

  rename(instruction: OperationInstruction): OperationInstruction {
    return { ...instruction, operands: instruction.operands.map((operand) => this.next(operand)) };
  }

  /** What the next reader of `id` reads: the next branch of its tuple, or the value itself. */
  next(id: ValueId): ValueId {
    const outputs = this.#outputs.get(id);
    if (!outputs) return id;
    const taken = this.#taken.get(id) ?? 0;
    this.#taken.set(id, taken + 1);
    return at(outputs, taken);
  }
}

function counts(ids: readonly ValueId[]): ReadonlyMap<ValueId, number> {
  const found = new Map<ValueId, number>();
  for (const id of ids) found.set(id, (found.get(id) ?? 0) + 1);
  return found;
}

function largestId(trace: Trace): number {
  return trace.instructions.reduce((largest, one) => (one.kind === 'tuple' ? largest : Math.max(largest, one.id)), 0);
}
