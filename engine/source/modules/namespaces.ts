import { ts } from '../typescript.ts';

/** A namespace that is there at run time: not one that is only declared, and not one of types alone. */
export function isNamespace(node: ts.Node): node is ts.ModuleDeclaration & { readonly name: ts.Identifier } {
  if (!ts.isModuleDeclaration(node) || !ts.isIdentifier(node.name) || (node.flags & ts.NodeFlags.GlobalAugmentation) !== 0) return false;
  const ambient = (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);
  return !ambient && blocksOf(node).some(({ statements }) => statements.some((one) => !isType(one)));
}

/** What stands in all declarations of the namespace: they are one. */
export function namespaceBlocks(node: ts.ModuleDeclaration): readonly ts.ModuleBlock[] {
  const { parent } = node;
  const around = ts.isSourceFile(parent) || ts.isModuleBlock(parent) ? parent.statements : [node];
  return [...around].filter((one): one is ts.ModuleDeclaration => isNamespace(one) && one.name.text === node.name.text).flatMap(blocksOf);
}

export function isExported(statement: ts.Statement): boolean {
  return ts.canHaveModifiers(statement) && (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

function blocksOf({ body }: ts.ModuleDeclaration): readonly ts.ModuleBlock[] {
  return body && ts.isModuleBlock(body) ? [body] : [];
}

function isType(node: ts.Statement): boolean {
  return ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || (ts.isModuleDeclaration(node) && !isNamespace(node));
}
