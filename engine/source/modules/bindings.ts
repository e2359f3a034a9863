import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { FunctionSyntax } from '../functions.ts';
import type { ts } from '../typescript.ts';
import type { Module } from './module.ts';

/** What a name at the top level of a module stands for, from syntax alone. */
export type Binding =
  | FunctionBinding
  | BodilessBinding
  | ConstantBinding
  | ImportBinding
  | VariableBinding
  | ClassBinding
  | DuplicateBinding;

export interface FunctionBinding {
  readonly kind: 'function';
  readonly definition: FunctionSyntax;
  readonly module: Module;
}

/** `declare function`, or an overload whose implementation is missing. */
export interface BodilessBinding {
  readonly kind: 'bodiless';
  readonly name: string;
}

/** What a name of a declaration gets: the whole value, a property (`const { property: name } = …`), or something not supported yet. */
export type Part = 'whole' | 'other' | { readonly property: string };

export interface ConstantBinding {
  readonly kind: 'constant';
  readonly name: ts.Identifier;
  readonly part: Part;
  readonly declaration: ts.VariableDeclaration;
  readonly module: Module;
}

/** One name of an import or of a re-export; `*` is the whole module. */
export interface ImportBinding {
  readonly kind: 'import';
  readonly specifier: ts.StringLiteral;
  readonly imported: string;
  /** The name as the import writes it: where to say that it does not exist. */
  readonly node: ts.Node;
  readonly module: Module;
}

/** `let` or `var`: may change at any time. */
export interface VariableBinding {
  readonly kind: 'variable';
  readonly name: string;
}

/** A class, an enum or a namespace. */
export interface ClassBinding {
  readonly kind: 'class';
  readonly name: string;
}

/** A name that is declared twice: the module cannot be loaded, so whatever uses the name is wrong. */
export interface DuplicateBinding {
  readonly kind: 'duplicate';
  readonly diagnostic: Diagnostic;
}
