import { type FunctionNode, functionExpression } from '../functions.ts';
import { ts } from '../typescript.ts';
import type { Binding, VariableBinding } from './bindings.ts';
import type { Module } from './module.ts';
import { isNamespace } from './namespaces.ts';
import { isRedeclaring } from './redeclared.ts';
import { bindRequiredVariable } from './requires.ts';
import { namesOf, varListsIn } from './var-names.ts';

export interface DeclaredName {
  readonly name: ts.Identifier;
  readonly binding: Binding;
}

/** The names that a statement at the top level declares. */
export function bindStatement(statement: ts.Statement, module: Module): readonly DeclaredName[] {
  const position = statement.pos;
  if (ts.isFunctionDeclaration(statement)) return statement.name ? [bindFunction(statement, statement.name, module)] : [];
  if (ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement) || isNamespace(statement)) {
    const { name } = statement;
    return name ? [{ name, binding: { kind: 'class', name, node: statement, position, module } }] : [];
  }
  if (!ts.isVariableStatement(statement) || isRedeclaring(statement)) return bindInner(statement, module);
  const { declarations, flags } = statement.declarationList;
  const scoped = flags & ts.NodeFlags.BlockScoped;
  const kind = { constant: scoped === ts.NodeFlags.Const, hoisted: scoped === ts.NodeFlags.None };
  return declarations.flatMap(
    (declaration) => (module.commonJs && bindRequired(declaration, module)) || bindDeclaration(declaration, kind, module),
  );
}

/** A `var` belongs to the module, in whatever block it stands, and has no value at first. */
function bindInner(statement: ts.Statement, module: Module): readonly DeclaredName[] {
  const declarations = varListsIn(statement).flatMap((list) => list.declarations);
  return declarations.flatMap((declaration) =>
    namesOf(declaration.name).map((name) => ({
      name,
      binding: variableBinding(name, declaration, module, { constant: false, hoisted: true, inner: true, position: -1 }),
    })),
  );
}

/** `const a = require('a')` is an import, unless the name is given something else later. */
function bindRequired(declaration: ts.VariableDeclaration, module: Module) {
  const found = bindRequiredVariable(declaration, module);
  return found?.some(({ name }) => module.reassigned.has(name.text)) ? undefined : found;
}

/** The function that a node is, if the file has it at its top level. */
export function functionBinding(node: FunctionNode, module: Module): Binding | undefined {
  const definition = module.functions.get(node);
  if (!definition) return undefined;
  return {
    kind: 'function',
    definition,
    get overloaded() {
      return module.bodiless.has(definition.name);
    },
    module,
  };
}

function bindFunction(statement: ts.FunctionDeclaration, name: ts.Identifier, module: Module): DeclaredName {
  return { name, binding: functionBinding(statement, module) ?? { kind: 'bodiless', name: name.text } };
}

type Kind = Pick<VariableBinding, 'constant' | 'hoisted'>;

function bindDeclaration(declaration: ts.VariableDeclaration, kind: Kind, module: Module): readonly DeclaredName[] {
  return namesOf(declaration.name).map((name) => {
    const node = ts.isIdentifier(declaration.name) ? functionExpression(declaration.initializer) : undefined;
    const found = node && (kind.constant || !module.assigned.has(name.text)) ? functionBinding(node, module) : undefined;
    return { name, binding: found ?? variableBinding(name, declaration, module, { ...kind, inner: false, position: declaration.pos }) };
  });
}

type Place = Kind & Pick<VariableBinding, 'inner' | 'position'>;

function variableBinding(name: ts.Identifier, declaration: ts.VariableDeclaration, module: Module, place: Place): VariableBinding {
  return {
    kind: 'variable',
    name,
    declaration,
    ...place,
    get changes() {
      return !place.constant && module.assigned.has(name.text);
    },
    module,
  };
}
