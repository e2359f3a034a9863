import type { RandomStream } from '../../random/stream.ts';
import type { Kernels } from '../kernels/types.ts';
import type { Shape } from '../shape.ts';

/** Where elements are stored: Float32 in training; Float64 in the shadow that gradients are checked in. */
export type Elements = Float32Array | Float64Array;

/** Numbers that an operation is called with beside its operands: `stride`, `shape`. Plain data. */
export type Attributes = Readonly<Record<string, number | readonly number[]>>;

/** What an instruction knows of its tensors before there are any numbers. */
export interface Signature {
  readonly operands: readonly Shape[];
  readonly output: Shape;
  readonly attributes: Attributes;
}

/** What the backward pass reads of the forward pass. */
export type Saved =
  | { readonly kind: 'operand'; readonly operand: number }
  | { readonly kind: 'output' }
  /** The operation's own notes, made by its forward pass: one bit an element, the places of maxima, means. */
  | { readonly kind: 'notes'; readonly bytes: number };

export type Pass = 'forward' | 'backward';

export interface Forward extends Signature {
  readonly values: readonly Elements[];
  readonly result: Elements;
  /** The operation's notes, aligned for any element; undefined where it has none. */
  readonly notes: Uint8Array | undefined;
  readonly workspace: Elements | undefined;
  readonly kernels: Kernels;
  /** What the operation draws from: the same words at every call of one step. */
  random(): RandomStream;
}

export interface Backward extends Signature {
  /** Those operands that the operation saves, in the places of all. */
  readonly values: readonly (Elements | undefined)[];
  /** Where the operation saves it. */
  readonly result: Elements | undefined;
  readonly notes: Uint8Array | undefined;
  readonly workspace: Elements | undefined;
  readonly kernels: Kernels;
  random(): RandomStream;
  /** ∂loss/∂output. */
  readonly adjoint: Elements;
  /** ∂loss/∂operand, where it is wanted: what this use adds is added to it. */
  readonly adjoints: readonly (Elements | undefined)[];
}

/** One operation on tensors: everything that the engine knows of it. */
export interface TensorOperation {
  readonly name: string;
  /** For people: `x @ w`. */
  readonly summary: string;
  /** What its operands are called, as a person writes a call. */
  readonly operands: readonly string[];
  /** The attributes that a call may give in an object behind the operands. */
  readonly options?: readonly string[];
  /** An attribute that stands behind the operands by itself: a list of numbers. */
  readonly list?: string;
  /** Has weights: a layer of a network begins with it. */
  readonly layer?: boolean;
  /** Gives a single number. */
  readonly reduces?: boolean;
  /** Takes numbers in the place of tensors. */
  readonly numbers?: boolean;
  /** The shape of the result. Throws `ShapeError` where the operands do not fit. */
  shape(operands: readonly Shape[], attributes: Attributes): Shape;
  /** The operands that carry a gradient; labels carry none. Default: all. */
  readonly differentiable?: readonly number[];
  saves(signature: Signature): readonly Saved[];
  /** The operands whose adjoints are made with a saved operand; where none of them is wanted it is not saved. Default: all. */
  usedFor?(saved: number): readonly number[];
  /** Elements that a pass needs to work in; what they hold does not outlive it. Default: none. */
  workspace?(signature: Signature, pass: Pass): number;
  forward(io: Forward): void;
  /** The vector-Jacobian product. */
  vjp(io: Backward): void;
  /**
   * Of an operation of one operand whose result may stand where the operand stood, and whose adjoint becomes the operand's where
   * it is: turns the one into the other.
   */
  vjpInPlace?(io: Pick<Backward, 'notes' | 'result' | 'adjoint' | 'attributes' | 'kernels'>): void;
}

/** Element `index`, which the caller knows to be inside: loops over elements cannot afford a check each. */
export function item(elements: Elements, index: number): number {
  return elements[index] as number;
}

/** An attribute that is one number, or its default. */
export function numberOf(attributes: Attributes, name: string, standard: number): number {
  const value = attributes[name];
  return typeof value === 'number' ? value : standard;
}

/** An attribute that is a list of numbers. */
export function listOf(attributes: Attributes, name: string): readonly number[] {
  const value = attributes[name];
  return typeof value === 'object' ? value : [];
}
