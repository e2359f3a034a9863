import { type FunctionNode, functionExpression } from '../functions.ts';
import { ts } from '../typescript.ts';
import type { Binding } from './bindings.ts';
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
  if (!ts.isVariableStatement(statement)) return [];
  const { declarations, flags } = statement.declarationList;
  const constant = (flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Const;
  return declarations.flatMap(
    (declaration) => (module.commonJs && bindRequiredVariable(declaration, module)) || bindDeclaration(declaration, constant, module),
  );
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
    const changes = () => !constant && module.assigned.has(name.text);
    const node = ts.isIdentifier(declaration.name) ? functionExpression(declaration.initializer) : undefined;
    const found = node && !changes() ? functionBinding(node, module) : undefined;
    const variable: Binding = {
      kind: 'variable',
      name,
      declaration,
      constant,
      get changes() {
        return changes();
      },
      position: declaration.pos,
      module,
    };
    return { name, binding: found ?? variable };
  });
}

/** The names that a declaration binds. */
export function namesOf(name: ts.BindingName): readonly ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesOf(element.name) : []));
}
