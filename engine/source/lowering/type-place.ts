import type { Module } from '../modules/module.ts';
import type { ts } from '../typescript.ts';

export type Generics = readonly ts.TypeParameterDeclaration[];

/** What is wrong with a type of tensors: an extent that is none, a shape that is missing, an array of no known length. */
export type TensorTypeFault = 'extent' | 'shape' | 'length';

/** Where a type stands, which says what the names in it mean. */
export interface Place {
  readonly module: Module;
  readonly generics: Generics;
  /** What the parameters of a generic type stand for. */
  readonly bound?: ReadonlyMap<string, BoundType>;
  /** Names of types on the way here: a type may contain itself. */
  readonly entered: ReadonlySet<string>;
  readonly onFault?: (fault: TensorTypeFault, node: ts.TypeNode) => void;
}

export interface BoundType {
  readonly node: ts.TypeNode;
  readonly place: Place;
}
