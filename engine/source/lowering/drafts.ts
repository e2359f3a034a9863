import type { FunctionId } from '../../program/types.ts';
import type { Differentiated } from '../annotations/annotations.ts';
import type { Module } from '../modules/module.ts';
import type { ts } from '../typescript.ts';
import type { Context } from './context.ts';

export type FunctionLike =
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ArrowFunction
  | ts.MethodDeclaration
  | ts.GetAccessorDeclaration
  | ts.SetAccessorDeclaration
  | ts.ConstructorDeclaration;

/** A function that is to be lowered. */
export interface FunctionDraft {
  readonly node: FunctionLike;
  readonly name: string;
  readonly module: Module;
  /** It is called on every evaluation. */
  readonly sure?: boolean;
  /** The function around it. */
  readonly outer?: Context;
  /** The function to differentiate, and with respect to what. */
  readonly entry?: { readonly wrt: Differentiated | undefined };
  /** Its identity, where that is known already. */
  readonly id?: FunctionId;
}
