import { at } from '../invariant.ts';
import type { Span } from '../source/span.ts';
import type { ValueId } from './types.ts';

/** What a guard asks of its operands; the operation table has it under the same name. */
export const conditions = {
  less: { infix: '<' },
  atMost: { infix: '<=' },
  equal: { infix: '===' },
  /** The very same number: signed zeros differ, NaN is NaN. */
  same: { infix: 'is' },
  /** The same after conversion to 32 bits, as the bit operators convert. */
  int32: { infix: '|0 is' },
  /** Neither NaN nor an infinity; `b` is not looked at. */
  finite: { infix: 'is finite:' },
  integer: { infix: 'is an integer:' },
} as const;

export type Condition = keyof typeof conditions;

/** A decision that an evaluation took on numbers that depend on parameters: the trace is that of every point where it is taken alike. */
export interface Guard {
  readonly condition: Condition;
  /** Values of the `ssa` trace. A number stands for itself. */
  readonly operands: readonly [Operand, Operand];
  readonly outcome: boolean;
  /** The operands are equal: the function may have a kink or a jump here. */
  readonly tie: boolean;
  readonly span: Span;
}

export type Operand = { readonly id: ValueId } | { readonly constant: number };

/** The values that a decision reads. */
export function valuesOf(operands: readonly Operand[]): readonly ValueId[] {
  return operands.flatMap((operand) => ('id' in operand ? [operand.id] : []));
}

/** What an operand is; `primal`: every value of the trace, by `ValueId`. */
export function numberOf(operand: Operand, primal: Float64Array): number {
  return 'id' in operand ? at(primal, operand.id) : operand.constant;
}

export function evaluateCondition(condition: Condition, a: number, b: number): boolean {
  switch (condition) {
    case 'less':
      return a < b;
    case 'atMost':
      return a <= b;
    case 'equal':
      return a === b;
    case 'same':
      return Object.is(a, b);
    case 'int32':
      return (a | 0) === (b | 0);
    case 'finite':
      return Number.isFinite(a) === (b === 1);
    case 'integer':
      return Number.isInteger(a) === (b === 1);
  }
}
