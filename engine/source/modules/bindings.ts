import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { FunctionSyntax } from '../functions.ts';
import type { ts } from '../typescript.ts';
import type { Module } from './module.ts';

/** What a name at the top level of a module stands for, from syntax alone. */
export type Binding =
  | FunctionBinding
  | BodilessBinding
  | VariableBinding
  | ImportBinding
  | ClassBinding
  | ExpressionBinding
  | ImplicitBinding
  | CommonJsBinding
  | DuplicateBinding;

export interface FunctionBinding {
  readonly kind: 'function';
  readonly definition: FunctionSyntax;
  /** Declared several times, for different types of arguments. */
  readonly overloaded: boolean;
  readonly module: Module;
}

/** `declare function`, or an overload whose implementation is missing. */
export interface BodilessBinding {
  readonly kind: 'bodiless';
  readonly name: string;
}

/** `const`, `let` or `var`. */
export interface VariableBinding {
  readonly kind: 'variable';
  readonly name: ts.Identifier;
  readonly declaration: ts.VariableDeclaration;
  readonly constant: boolean;
  /** A `var`: it is `undefined` until its declaration is reached. */
  readonly hoisted: boolean;
  /** A `var` in another statement, such as a loop, which gives it its value. */
  readonly inner: boolean;
  /** Some function of the module assigns it, so its value may differ from call to call. */
  readonly changes: boolean;
  /** Where it stands in the text: what is declared later cannot be read while its value is computed. */
  readonly position: number;
  readonly module: Module;
}

/** One name of an import or of a re-export; `*` is the whole module. */
export interface ImportBinding {
  readonly kind: 'import';
  readonly specifier: ts.StringLiteralLike;
  readonly imported: string;
  /** The name as the import writes it: where to say that it does not exist. */
  readonly node: ts.Node;
  readonly module: Module;
}

export interface ClassBinding {
  readonly kind: 'class';
  readonly name: ts.Identifier;
  readonly node: ts.ClassDeclaration | ts.EnumDeclaration | ts.ModuleDeclaration;
  readonly position: number;
  readonly module: Module;
}

/** `export default` and an expression. */
export interface ExpressionBinding {
  readonly kind: 'expression';
  readonly name: ts.Expression;
  readonly node: ts.Expression;
  readonly position: number;
  readonly module: Module;
}

/** A variable that nobody declares: it is there once it is assigned. */
export interface ImplicitBinding {
  readonly kind: 'implicit';
  readonly name: ts.Identifier;
  readonly module: Module;
}

/** `module` or `exports` of a CommonJS module: objects that its statements fill. */
export interface CommonJsBinding {
  readonly kind: 'commonjs';
  readonly name: 'module' | 'exports';
  readonly node: ts.SourceFile;
  readonly position: number;
  readonly module: Module;
}

/** A name that is declared twice: the module cannot be loaded, so whatever uses the name is wrong. */
export interface DuplicateBinding {
  readonly kind: 'duplicate';
  readonly diagnostic: Diagnostic;
}

/** What a program can reach by a name. */
export type GlobalBinding = Exclude<Binding, { kind: 'import' | 'bodiless' | 'duplicate' }>;

/** Bindings of one thing have one key. */
export function keyOf(binding: GlobalBinding): object {
  if (binding.kind === 'function') return binding.definition.node;
  return binding.kind === 'commonjs' ? binding : binding.name;
}

/** A statement at the top level that does something to what the names in `mentions` hold, such as filling a table. */
export interface ModuleEffect {
  readonly statement: ts.Statement;
  readonly mentions: ReadonlySet<string>;
  readonly position: number;
}
