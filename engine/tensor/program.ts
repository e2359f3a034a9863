/**
 * A tensor program: the straight line of operations from parameters and inputs to a loss. Each value is defined once, before its
 * uses. It is data, so that estimators, the planner and the views read the same thing.
 */
import { at } from '../invariant.ts';
import { type TensorOperationName, tensorOperation } from './operations/table.ts';
import type { Attributes, Signature } from './operations/types.ts';
import { elements, type Shape, ShapeError, shapeText } from './shape.ts';

/** A value's identity: its index in `TensorProgram.instructions`. */
export type TensorId = number & { readonly brand: 'TensorId' };

interface Defines {
  readonly id: TensorId;
  /** For people, unique in its program. */
  readonly name: string;
  readonly shape: Shape;
}

/** What is trained. */
export interface ParameterTensor extends Defines {
  readonly kind: 'parameter';
}

/** What each step is given: a batch and its labels. Carries no gradient. */
export interface InputTensor extends Defines {
  readonly kind: 'input';
}

export interface OperationTensor extends Defines {
  readonly kind: 'operation';
  readonly operation: TensorOperationName;
  readonly operands: readonly TensorId[];
  readonly attributes: Attributes;
}

export type TensorInstruction = ParameterTensor | InputTensor | OperationTensor;

export interface TensorProgram {
  readonly instructions: readonly TensorInstruction[];
  /** A single number. */
  readonly loss: TensorId;
}

/** Makes tensor programs, and checks shapes on the way. Throws `ShapeError`. */
export class TensorProgramBuilder {
  readonly #instructions: TensorInstruction[] = [];
  readonly #names = new Map<string, number>();

  parameter(name: string, shape: Shape): TensorId {
    return this.#add({ kind: 'parameter', id: this.#next(), name: this.#unique(name), shape });
  }

  input(name: string, shape: Shape): TensorId {
    return this.#add({ kind: 'input', id: this.#next(), name: this.#unique(name), shape });
  }

  apply(operation: TensorOperationName, operands: readonly TensorId[], attributes: Attributes = {}, name: string = operation): TensorId {
    const entry = tensorOperation(operation);
    if (operands.length !== entry.operands.length)
      throw new ShapeError(`${operation} takes ${entry.operands.length} tensors, not ${operands.length}`);
    const shape = entry.shape(
      operands.map((operand) => this.shapeOf(operand)),
      attributes,
    );
    return this.#add({ kind: 'operation', id: this.#next(), name: this.#unique(name), shape, operation, operands, attributes });
  }

  shapeOf(id: TensorId): Shape {
    return at(this.#instructions, id).shape;
  }

  /** Throws `ShapeError` where the loss is not a single number. */
  finish(loss: TensorId): TensorProgram {
    if (elements(this.shapeOf(loss)) !== 1)
      throw new ShapeError(`the loss must be a single number; it is ${shapeText(this.shapeOf(loss))}`);
    return { instructions: [...this.#instructions], loss };
  }

  #next(): TensorId {
    return this.#instructions.length as TensorId;
  }

  #add(instruction: TensorInstruction): TensorId {
    this.#instructions.push(instruction);
    return instruction.id;
  }

  #unique(name: string): string {
    const count = (this.#names.get(name) ?? 0) + 1;
    this.#names.set(name, count);
    return count === 1 ? name : `${name}_${count}`;
  }
}

export function signatureOf({ instructions }: TensorProgram, { operands, shape, attributes }: OperationTensor): Signature {
  return { operands: operands.map((operand) => at(instructions, operand).shape), output: shape, attributes };
}

/** Which values have a derivative: those that depend on a parameter, through operands that carry a gradient. */
export function activeValues({ instructions }: TensorProgram): readonly boolean[] {
  const active: boolean[] = [];
  for (const instruction of instructions) {
    active.push(
      instruction.kind === 'operation'
        ? instruction.operands.some((operand, place) => active[operand] === true && carries(instruction, place))
        : instruction.kind === 'parameter',
    );
  }
  return active;
}

/** Does the operand at that place carry a gradient? */
export function carries({ operation }: OperationTensor, place: number): boolean {
  return tensorOperation(operation).differentiable?.includes(place) ?? true;
}
