import { tensorModule } from '../../program/builtins.ts';
import type { Span } from '../../source/span.ts';
import { refuse } from './failure.ts';
import type { Machine } from './machine.ts';
import type { TensorValue, Value } from './values.ts';

/** What operations on tensors mean where a function has tensors. Faults are noted, and the evaluation goes on. */
export interface TensorRules {
  /** Calls an operation of the module of tensors. `spans`: of the arguments, where they are written one by one. */
  call(machine: Machine, name: string, args: readonly Value[], span: Span, spans?: readonly Span[]): Value;
  /** Arithmetic as the language writes it, which tensors do not have: `a + b`, `Math.exp(a)`. What stands for the result. */
  arithmetic(operation: string, operands: readonly Value[], span: Span): Value;
  property(tensor: TensorValue, name: string, span: Span): Value;
}

export function callTensor(machine: Machine, name: string, args: readonly Value[], span: Span, spans?: readonly Span[]): Value {
  const operation = name.slice(tensorModule.length + 1);
  if (machine.tensors) return machine.tensors.call(machine, operation, args, span, spans);
  return refuse('BP4009', span, { what: `${operation} in a function without parameters of type Tensor` });
}

export function isTensorFunction(name: string): boolean {
  return name.startsWith(`${tensorModule}.`);
}
