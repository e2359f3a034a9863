import type { OperationName } from '../../operations/table.ts';
import type { FunctionSyntax } from '../functions.ts';
import type { ConstantBinding } from '../modules/bindings.ts';
import type { Module } from '../modules/module.ts';
import type { LocalVariable } from './scope.ts';

/** What a name or a property stands for. Only variables, constants and numbers are values; the rest can be called, aliased or looked into. */
export type Entity =
  | { readonly kind: 'variable'; readonly variable: LocalVariable }
  | { readonly kind: 'constant'; readonly binding: ConstantBinding }
  | { readonly kind: 'function'; readonly definition: FunctionSyntax; readonly module: Module }
  /** An object of JavaScript's own that holds functions and constants. */
  | { readonly kind: 'library'; readonly name: LibraryName }
  /** A function of JavaScript's own; without an operation it is not supported. */
  | { readonly kind: 'builtin'; readonly name: string; readonly operation: OperationName | undefined }
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  /** `import * as name`. */
  | { readonly kind: 'namespace'; readonly module: Module; readonly name: string }
  /** The console, the clock, the network …, and everything in them. */
  | { readonly kind: 'outside'; readonly name: string }
  /** A value of JavaScript's own that is no number: `undefined`. */
  | { readonly kind: 'nothing'; readonly name: string }
  /** Something wrong that is reported already. */
  | { readonly kind: 'poison' };

export type LibraryName = 'Math' | 'Number';

export const poison: Entity = { kind: 'poison' };
