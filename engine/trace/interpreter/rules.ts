import type { Expression } from '../../program/expressions.ts';
import type { Block, Statement } from '../../program/statements.ts';
import type { Span } from '../../source/span.ts';
import type { Frame } from './frame.ts';
import type { Machine } from './machine.ts';
import type { Value } from './values.ts';

/** How a statement ends other than by coming to its end. */
export type Outcome =
  | { readonly kind: 'return'; readonly value: Value; readonly span: Span }
  | { readonly kind: 'break' | 'continue'; readonly label: string | undefined }
  | undefined;

/** What each kind of syntax means. The families find each other here, so that none imports what imports it. */
export interface Rules {
  evaluate(frame: Frame, expression: Expression): Value;
  execute(frame: Frame, statement: Statement): Outcome;
  executeBlock(frame: Frame, block: Block): Outcome;
  member(machine: Machine, object: Value, key: Value, span: Span): Value;
  call(machine: Machine, target: Value, receiver: Value, args: readonly Value[], span: Span): Value;
  construct(machine: Machine, target: Value, args: readonly Value[], span: Span): Value;
}

/** The value of an expression at the point. */
export function evaluate(frame: Frame, expression: Expression): Value {
  return frame.machine.rules.evaluate(frame, expression);
}

export function execute(frame: Frame, statement: Statement): Outcome {
  return frame.machine.rules.execute(frame, statement);
}

export function executeBlock(frame: Frame, block: Block): Outcome {
  return frame.machine.rules.executeBlock(frame, block);
}

/** Calls any function. */
export function call(machine: Machine, target: Value, receiver: Value, args: readonly Value[], span: Span): Value {
  return machine.rules.call(machine, target, receiver, args, span);
}
