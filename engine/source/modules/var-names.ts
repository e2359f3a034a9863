import { ts } from '../typescript.ts';

/** The names that a declaration binds. */
export function namesOf(name: ts.BindingName): readonly ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesOf(element.name) : []));
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
