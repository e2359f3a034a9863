import type { OperationName } from '../operations/table.ts';
import type { Span } from '../source/span.ts';
import type { Guard } from './guards.ts';
import type { Scope } from './scopes.ts';
import type { ValueId } from './types.ts';

/** What an evaluation tells of the numbers that depend on parameters, in order. */
export interface Recorder {
  /** A number that depends on no parameter. */
  literal(value: number, text: string, span: Span): ValueId;
  operation(operation: OperationName, operands: readonly ValueId[], span: Span): ValueId;
  /** A decision that was taken by such a number. May throw `BackpathError` where none can be. */
  guard(guard: Guard): void;
  /** The source variable that a value is bound to. */
  name(id: ValueId, name: string): void;
  /** What is recorded from here until `leave` belongs together. */
  enter(kind: Scope['kind'], name: string, ordinal: number, span: Span): void;
  leave(): void;
  /** Instructions made so far. */
  readonly size: number;
}
