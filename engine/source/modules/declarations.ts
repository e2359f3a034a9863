import { type FunctionNode, functionExpression } from '../functions.ts';
import { ts } from '../typescript.ts';
import type { Binding, VariableBinding } from './bindings.ts';
import type { Module } from './module.ts';
import { bindRequiredVariable } from './requires.ts';

export interface DeclaredName {
  readonly name: ts.Identifier;
  readonly binding: Binding;
}

/** The names that a statement at the top level declares. */
export function bindStatement(statement: ts.Statement, module: Module): readonly DeclaredName[] {
  const position = statement.pos;
  if (ts.isFunctionDeclaration(statement)) return statement.name ? [bindFunction(statement, statement.name, module)] : [];
  if (ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement)) {
    const { name } = statement;
    return name ? [{ name, binding: { kind: 'class', name, node: statement, position, module } }] : [];
  }
  if (!ts.isVariableStatement(statement)) return bindInner(statement, module);
  const { declarations, flags } = statement.declarationList;
  const constant = (flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Const;
  return declarations.flatMap(
    (declaration) => (module.commonJs && bindRequired(declaration, module)) || bindDeclaration(declaration, constant, module),
  );
}

/** A `var` belongs to the module, in whatever block it stands, and has no value at first. */
function bindInner(statement: ts.Statement, module: Module): readonly DeclaredName[] {
  const declarations = varListsIn(statement).flatMap((list) => list.declarations);
  return declarations.flatMap((declaration) =>
    namesOf(declaration.name).map((name) => ({
      name,
      binding: variableBinding(name, declaration, module, { constant: false, inner: true, position: -1 }),
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

function bindDeclaration(declaration: ts.VariableDeclaration, constant: boolean, module: Module): readonly DeclaredName[] {
  return namesOf(declaration.name).map((name) => {
    const node = ts.isIdentifier(declaration.name) ? functionExpression(declaration.initializer) : undefined;
    const found = node && (constant || !module.assigned.has(name.text)) ? functionBinding(node, module) : undefined;
    return { name, binding: found ?? variableBinding(name, declaration, module, { constant, inner: false, position: declaration.pos }) };
  });
}

/** The names that a declaration binds. */
export function namesOf(name: ts.BindingName): readonly ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesOf(element.name) : []));
}

type Place = Pick<VariableBinding, 'constant' | 'inner' | 'position'>;

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

/** The lists of `var`s in a statement. Looks into statements, not into expressions: a function in one has variables of its own. */
export function varListsIn(node: ts.Node): readonly ts.VariableDeclarationList[] {
  if (ts.isVariableDeclarationList(node)) return (node.flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.None ? [node] : [];
  if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isModuleDeclaration(node)) return [];
  const lists: ts.VariableDeclarationList[] = [];
  ts.forEachChild(node, (child) => {
    const inside =
      ts.isStatement(child) ||
      ts.isBlock(child) ||
      ts.isVariableDeclarationList(child) ||
      ts.isCaseBlock(child) ||
      ts.isCaseOrDefaultClause(child) ||
      ts.isCatchClause(child);
    if (inside) lists.push(...varListsIn(child));
  });
  return lists;
}
