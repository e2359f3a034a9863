import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { append } from '../../lists.ts';
import { type FunctionSyntax, findFunctions } from '../functions.ts';
import type { ParseError, SourceFile } from '../parse.ts';
import { ts } from '../typescript.ts';
import type { Binding, ImportBinding, ModuleEffect } from './bindings.ts';
import { assignedInFunctions, assignedName, isDeclaring, moduleEffects, nodesIn } from './changes.ts';
import { collectCommonJs, isCommonJs } from './commonjs.ts';
import { bindStatement } from './declarations.ts';
import { collectExports } from './exports.ts';
import { implicitNames, isStrict } from './implicit.ts';
import { bindImports, importedTensorTypes } from './imports.ts';
import { loadsOf } from './loads.ts';

/** A parsed file with its top-level names. */
export interface Module {
  readonly file: SourceFile;
  /** Exports by `module.exports`, imports by `require`. */
  readonly commonJs: boolean;
  /** Not strict: CommonJS without 'use strict'. */
  readonly sloppy: boolean;
  /** Its statements do something to what it imports, so what it exports is known only once they are evaluated. */
  readonly opaque: boolean;
  /** The functions at the top level by their nodes, in the order of the text. */
  readonly functions: ReadonlyMap<ts.Node, FunctionSyntax>;
  readonly bindings: ReadonlyMap<string, Binding>;
  /** From the exported name. `default` is a name like any other. */
  readonly exports: ReadonlyMap<string, Binding>;
  /** `export * from './other'`. */
  readonly reExports: readonly ImportBinding[];
  /** `type Real = number`; an interface is its members. */
  readonly types: ReadonlyMap<string, ts.TypeNode | readonly ts.TypeElement[]>;
  /** What the file calls the type `Tensor`. */
  readonly tensorTypes: ReadonlySet<string>;
  /** The names of functions that are declared without a body. */
  readonly bodiless: ReadonlySet<string>;
  /** The names that some function of the file assigns. */
  readonly assigned: ReadonlySet<string>;
  /** The names that anything in the file assigns. */
  readonly reassigned: ReadonlySet<string>;
  readonly effects: readonly ModuleEffect[];
  /** Those that are no declarations, all of them and by what they mention. */
  readonly deeds: readonly ModuleEffect[];
  readonly deedsTo: ReadonlyMap<string, readonly ModuleEffect[]>;
  /** What is loaded before the module is run, in order: all that it imports or passes on, for names or for what it does only. */
  readonly loads: readonly ImportBinding[];
  /** Syntax errors, and names declared twice. */
  readonly errors: readonly ParseError[];
}

/** The names that the top level of a file declares, imports and exports. Resolves nothing yet. */
export function createModule(file: SourceFile): Module {
  const functions = new Map(findFunctions(file).map((definition) => [definition.node, definition]));
  const bindings = new Map<string, Binding>();
  const exports = new Map<string, Binding>();
  const types = new Map<string, ts.TypeNode | readonly ts.TypeElement[]>();
  const bodiless = new Set<string>();
  const tensorTypes = new Set<string>();
  const reExports: ImportBinding[] = [];
  const errors: ParseError[] = [...file.errors];
  let opaque: boolean | undefined;
  let loads: Module['loads'] | undefined;
  let assigned: Module['assigned'] | undefined;
  let reassigned: Module['reassigned'] | undefined;
  let deeds: Module['deeds'] | undefined;
  let deedsTo: Module['deedsTo'] | undefined;
  let effects: Module['effects'] | undefined;
  const commonJs = isCommonJs(file.tree);
  const module: Module = {
    ...{
      file,
      commonJs,
      sloppy: commonJs && !isStrict(file.tree),
      functions,
      bindings,
      exports,
      reExports,
      types,
      tensorTypes,
      bodiless,
      errors,
    },
    get loads() {
      loads ??= file.tree.statements.flatMap((statement) => loadsOf(statement, module));
      return loads;
    },
    get opaque() {
      opaque ??= module.effects.some(({ mentions }) => [...mentions].some((name) => bindings.get(name)?.kind === 'import'));
      return opaque;
    },
    get assigned() {
      assigned ??= assignedInFunctions(file.tree);
      return assigned;
    },
    get reassigned() {
      reassigned ??= new Set(nodesIn(file.tree).flatMap(({ node }) => assignedName(node) ?? []));
      return reassigned;
    },
    get deeds() {
      deeds ??= module.effects.filter(({ statement }) => !isDeclaring(statement));
      return deeds;
    },
    get deedsTo() {
      deedsTo ??= byMention(module.deeds);
      return deedsTo;
    },
    get effects() {
      effects ??= moduleEffects(file.tree);
      return effects;
    },
  };
  for (const statement of file.tree.statements) {
    if (ts.isFunctionDeclaration(statement) && !statement.body && statement.name) bodiless.add(statement.name.text);
    if (ts.isTypeAliasDeclaration(statement)) types.set(statement.name.text, statement.type);
    if (ts.isInterfaceDeclaration(statement)) types.set(statement.name.text, [...statement.members]);
    if (ts.isImportDeclaration(statement)) for (const name of importedTensorTypes(statement)) tensorTypes.add(name);
    const imports = ts.isImportDeclaration(statement) || ts.isImportEqualsDeclaration(statement);
    const declared = imports ? bindImports(statement, module) : bindStatement(statement, module);
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
  if (module.commonJs) {
    collectCommonJs(module, bindings, exports, reExports);
    for (const [name, node] of module.sloppy ? implicitNames(file.tree) : [])
      if (!bindings.has(name)) bindings.set(name, { kind: 'implicit', name: node, module });
  }
  return module;
}

/** `var` may be repeated; a function may be declared several times before it is written. */
function isOverload(previous: Binding, next: Binding): boolean {
  const namespaces = [previous, next].every((one) => one.kind === 'class' && ts.isModuleDeclaration(one.node));
  return namespaces || previous.kind === 'bodiless' || next.kind === 'bodiless' || (isVar(previous) && isVar(next));
}

function isVar(binding: Binding): boolean {
  return binding.kind === 'variable' && (binding.declaration.parent.flags & ts.NodeFlags.BlockScoped) === 0;
}

function declaredTwice(file: SourceFile, name: ts.Identifier): ParseError {
  const start = name.getStart(file.tree);
  return { start, end: name.end, diagnostic: diagnostic('BP3005', file.span(start, name.end), { name: name.text }) };
}

function byMention(effects: readonly ModuleEffect[]): ReadonlyMap<string, readonly ModuleEffect[]> {
  const found = new Map<string, ModuleEffect[]>();
  for (const effect of effects) for (const name of effect.mentions) append(found, name, effect);
  return found;
}
