/**
 * A trace: the straight-line sequence of instructions that one evaluation at a point executes
 * (calls inlined, branches taken, loops unrolled).
 * In `ssa` form each value is defined once, before its uses (paper, Definition 2).
 * In `ssa-sa` form each value is also read at most once (Definition 3): tuple instructions copy a
 * value that is read n > 1 times into n branches. Constants are literals and may be repeated.
 */
import type { OperationName } from '../operations/table.ts';
import type { Span } from '../source/span.ts';
import type { Guard } from './guards.ts';
import type { Scopes } from './scopes.ts';

/** A value's identity, unique in its trace; the two forms of one trace share the ids of `ssa` values. */
export type ValueId = number & { readonly brand: 'ValueId' };

export type Instruction = ParameterInstruction | ConstantInstruction | OperationInstruction | TupleInstruction;

interface Defines {
  readonly id: ValueId;
  readonly span: Span;
  /** The source variable that was bound to this value first, if any. */
  readonly name?: string;
  /** Depends on a differentiated parameter. */
  readonly active: boolean;
}

export interface ParameterInstruction extends Defines {
  readonly kind: 'parameter';
  readonly name: string;
  /** Position among the function's scalar leaves: the index in every point vector. */
  readonly index: number;
}

/** A number that does not depend on any parameter; folded from constant operations. */
export interface ConstantInstruction extends Defines {
  readonly kind: 'constant';
  readonly value: number;
  /** As the source writes it. */
  readonly text: string;
}

export interface OperationInstruction extends Defines {
  readonly kind: 'operation';
  readonly operation: OperationName;
  readonly operands: readonly ValueId[];
}

/** `x1, x2 ← x`. The outputs are the branches of the tuple node, in the order in which they are read. */
export interface TupleInstruction {
  readonly kind: 'tuple';
  readonly operand: ValueId;
  readonly outputs: readonly ValueId[];
  readonly span: Span;
  readonly active: boolean;
}

export interface Trace {
  readonly form: 'ssa' | 'ssa-sa';
  readonly instructions: readonly Instruction[];
  readonly result: ValueId;
  /** Where the returned expression stands. */
  readonly resultSpan: Span;
  /** The number of scalar parameters, read or not. */
  readonly arity: number;
  /**
   * The decisions that were taken, in order: at every point where they are taken alike this is the trace.
   * They belong to the `ssa` form; the single-access form has none, for what they read carries no gradient.
   */
  readonly guards: readonly Guard[];
  /** What was being done when the `ssa` values were recorded. */
  readonly scopes: Scopes;
}
