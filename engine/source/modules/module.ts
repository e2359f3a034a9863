import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { type FunctionSyntax, findFunctions } from '../functions.ts';
import type { ParseError, SourceFile } from '../parse.ts';
import { ts } from '../typescript.ts';
import type { Binding, ImportBinding } from './bindings.ts';
import { bindStatement } from './declarations.ts';
import { collectExports } from './exports.ts';
import { bindImports } from './imports.ts';

/** A parsed file with its top-level names. */
export interface Module {
  readonly file: SourceFile;
  /** The functions at the top level by their nodes, in the order of the text. */
  readonly functions: ReadonlyMap<ts.Node, FunctionSyntax>;
  readonly bindings: ReadonlyMap<string, Binding>;
  /** From the exported name. `default` is a name like any other. */
  readonly exports: ReadonlyMap<string, Binding>;
  /** `export * from './other'`. */
  readonly reExports: readonly ImportBinding[];
  /** `type Real = number`. */
  readonly types: ReadonlyMap<string, ts.TypeNode>;
  /** Syntax errors, and names declared twice. */
  readonly errors: readonly ParseError[];
}

/** The names that the top level of a file declares, imports and exports. Resolves nothing yet. */
export function createModule(file: SourceFile): Module {
  const functions = new Map(findFunctions(file).map((definition) => [definition.node, definition]));
  const bindings = new Map<string, Binding>();
  const exports = new Map<string, Binding>();
  const types = new Map<string, ts.TypeNode>();
  const reExports: ImportBinding[] = [];
  const errors: ParseError[] = [...file.errors];
  const module: Module = { file, functions, bindings, exports, reExports, types, errors };
  for (const statement of file.tree.statements) {
    if (ts.isTypeAliasDeclaration(statement)) types.set(statement.name.text, statement.type);
    const declared = ts.isImportDeclaration(statement) ? bindImports(statement, module) : bindStatement(statement, module);
    for (const { name, binding } of declared) {
      const previous = bindings.get(name.text);
      if (previous && !isOverload(previous, binding)) {
        const error = declaredTwice(file, name);
        errors.push(error);
        bindings.set(name.text, { kind: 'duplicate', diagnostic: error.diagnostic });
      } else if (!previous || previous.kind === 'bodiless') bindings.set(name.text, binding);
    }
  }
  for (const statement of file.tree.statements) collectExports(statement, module, exports, reExports);
  return module;
}

/** `var` may be repeated; a function may be declared several times before it is written. */
function isOverload(previous: Binding, next: Binding): boolean {
  return previous.kind === 'bodiless' || next.kind === 'bodiless' || (previous.kind === 'variable' && next.kind === 'variable');
}

function declaredTwice(file: SourceFile, name: ts.Identifier): ParseError {
  const start = name.getStart(file.tree);
  return { start, end: name.end, diagnostic: diagnostic('BP3005', file.span(start, name.end), { name: name.text }) };
}
