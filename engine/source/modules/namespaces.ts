import { ts } from '../typescript.ts';

/** A namespace that is there at run time: not one that is only declared, and not one of types alone. */
export function isNamespace(node: ts.Node): node is ts.ModuleDeclaration & { readonly name: ts.Identifier } {
  if (!ts.isModuleDeclaration(node) || !ts.isIdentifier(node.name) || (node.flags & ts.NodeFlags.GlobalAugmentation) !== 0) return false;
  const ambient = (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);
  return !ambient && statementsOf(node).some((one) => !isType(one));
}

/** What stands in all declarations of the namespace: they are one. In `namespace A.B { … }`, B stands in A. */
export function namespaceStatements(node: ts.ModuleDeclaration): readonly ts.Statement[] {
  const around = siblingsOf(node);
  return around.filter((one): one is ts.ModuleDeclaration => isNamespace(one) && one.name.text === node.name.text).flatMap(statementsOf);
}

export function isExported(statement: ts.Statement): boolean {
  if (ts.isModuleDeclaration(statement) && ts.isModuleDeclaration(statement.parent)) return true;
  return ts.canHaveModifiers(statement) && (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

function siblingsOf(node: ts.ModuleDeclaration): readonly ts.Statement[] {
  const { parent } = node;
  if (ts.isModuleDeclaration(parent)) return namespaceStatements(parent);
  if (ts.isModuleBlock(parent)) return namespaceStatements(parent.parent);
  return ts.isSourceFile(parent) ? parent.statements : [node];
}

function statementsOf({ body }: ts.ModuleDeclaration): readonly ts.Statement[] {
  if (!body || ts.isIdentifier(body)) return [];
  return ts.isModuleBlock(body) ? body.statements : [body];
}

function isType(node: ts.Statement): boolean {
  return ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || (ts.isModuleDeclaration(node) && !isNamespace(node));
}
