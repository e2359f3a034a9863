import { type FunctionNode, functionExpression } from '../functions.ts';
import { ts } from '../typescript.ts';
import type { Binding, Part } from './bindings.ts';
import type { Module } from './module.ts';

export interface DeclaredName {
  readonly name: ts.Identifier;
  readonly binding: Binding;
}

/** The names that a statement at the top level declares. */
export function bindStatement(statement: ts.Statement, module: Module): readonly DeclaredName[] {
  if (ts.isFunctionDeclaration(statement)) return statement.name ? [bindFunction(statement, statement.name, module)] : [];
  if (ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement) || ts.isModuleDeclaration(statement)) {
    const { name } = statement;
    return name && ts.isIdentifier(name) ? [{ name, binding: { kind: 'class', name: name.text } }] : [];
  }
  if (!ts.isVariableStatement(statement)) return [];
  const { declarations, flags } = statement.declarationList;
  const constant = (flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Const;
  return declarations.flatMap((declaration) => bindDeclaration(declaration, constant, module));
}

/** The function that a node is, if the file has it at its top level. */
export function functionBinding(node: FunctionNode, module: Module): Binding | undefined {
  const definition = module.functions.get(node);
  return definition && { kind: 'function', definition, module };
}

function bindFunction(statement: ts.FunctionDeclaration, name: ts.Identifier, module: Module): DeclaredName {
  return { name, binding: functionBinding(statement, module) ?? { kind: 'bodiless', name: name.text } };
}

function bindDeclaration(declaration: ts.VariableDeclaration, constant: boolean, module: Module): readonly DeclaredName[] {
  return namesOf(declaration.name).map(({ name, part }) => {
    if (!constant) return { name, binding: { kind: 'variable', name: name.text } };
    const node = part === 'whole' ? functionExpression(declaration.initializer) : undefined;
    const binding = node && functionBinding(node, module);
    return { name, binding: binding ?? { kind: 'constant', name, part, declaration, module } };
  });
}

/** The names that a declaration binds, and the part of the value that each gets. */
export function namesOf(name: ts.BindingName): readonly { readonly name: ts.Identifier; readonly part: Part }[] {
  return ts.isIdentifier(name) ? [{ name, part: 'whole' }] : elementsOf(name);
}

function elementsOf(pattern: ts.BindingPattern): readonly { readonly name: ts.Identifier; readonly part: Part }[] {
  return pattern.elements.flatMap((element) => {
    if (!ts.isBindingElement(element)) return [];
    if (!ts.isIdentifier(element.name)) return elementsOf(element.name).map(({ name }) => ({ name, part: 'other' as const }));
    return [{ name: element.name, part: ts.isObjectBindingPattern(pattern) ? propertyOf(element, element.name) : 'other' }];
  });
}

function propertyOf(element: ts.BindingElement, name: ts.Identifier): Part {
  const property = element.propertyName ?? name;
  const simple = !element.dotDotDotToken && !element.initializer && (ts.isIdentifier(property) || ts.isStringLiteral(property));
  return simple ? { property: property.text } : 'other';
}
