import { at } from '../../invariant.ts';
import type { FunctionDeclaration } from '../../program/statements.ts';
import type { FunctionId, VariableId } from '../../program/types.ts';
import type { Frame } from './frame.ts';
import { ClosureValue, unset } from './values.ts';

/** A function's value: its text, and the places of the variables around it that it uses. */
export function closureOf(frame: Frame, id: FunctionId): ClosureValue {
  const definition = at(frame.machine.program.functions, id);
  const cells = definition.captures.map((variable) => [variable, frame.cellOf(variable)] as const);
  return new ClosureValue(definition, cells, frame.receiver, frame.home);
}

/** New places for the variables of a block; its functions are there from the start. */
export function enter(frame: Frame, variables: readonly VariableId[], functions: readonly FunctionDeclaration[]): void {
  for (const variable of variables) frame.declare(variable, unset);
  for (const { variable, function: id } of functions) frame.cellOf(variable).value = closureOf(frame, id);
}
