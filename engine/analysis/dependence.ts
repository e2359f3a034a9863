import { operation } from '../operations/table.ts';
import type { Instruction, OperationInstruction, Trace, ValueId } from '../trace/types.ts';

/** Which values of an `ssa` trace depend on which, with a slope or without. */
export class Dependence {
  readonly #definitions = new Map<ValueId, Instruction>();
  /** What the result depends on: at all, and with a slope all the way. */
  readonly reaching: ReadonlySet<ValueId>;
  readonly smooth: ReadonlySet<ValueId>;

  constructor({ instructions, result }: Trace) {
    for (const one of instructions) if (one.kind !== 'tuple') this.#definitions.set(one.id, one);
    this.reaching = this.#behind([result], ({ operands }) => operands);
    this.smooth = this.#behind([result], ({ operands, operation: name }) =>
      operands.filter((_, index) => operation(name).partials[index] !== 0),
    );
  }

  /** All that is computed from values, and themselves. */
  ahead(values: Iterable<ValueId>): ReadonlySet<ValueId> {
    const found = new Set(values);
    for (const [id, one] of this.#definitions)
      if (one.kind === 'operation' && one.operands.some((operand) => found.has(operand))) found.add(id);
    return found;
  }

  /** Does the value change with a differentiated parameter? */
  isActive(value: ValueId): boolean {
    return this.#definitions.get(value)?.active === true;
  }

  /** Is one the largest or smallest of some numbers that the other is among? */
  isChosenFrom(chosen: ValueId, other: ValueId): boolean {
    const choices = ({ operands, operation: name }: OperationInstruction) => (name === 'max' || name === 'min' ? operands : []);
    return this.#behind([chosen], choices).has(other);
  }

  #behind(values: readonly ValueId[], operands: (one: OperationInstruction) => readonly ValueId[]): ReadonlySet<ValueId> {
    const found = new Set(values);
    for (const value of found) {
      const definition = this.#definitions.get(value);
      if (definition?.kind === 'operation') for (const operand of operands(definition)) found.add(operand);
    }
    return found;
  }
}
