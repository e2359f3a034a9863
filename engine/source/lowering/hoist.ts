import { namesOf } from '../modules/declarations.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';
import { poison } from './entities.ts';

/** Adds every `var` of a function body to the scope: they belong to the function, wherever they stand in it, and have no value at first. */
export function hoistVariables(context: Context, statements: readonly ts.Statement[]): void {
  for (const list of statements.flatMap(variableListsIn)) {
    for (const { name } of list.declarations.flatMap((declaration) => namesOf(declaration.name))) {
      // A `var` with the name of a parameter, or a second one, is the same variable.
      if (context.scope.own(name.text)) continue;
      const id = context.program.builder.variable(name.text, context.spanOf(name));
      context.scope.add(name.text, { kind: 'variable', variable: { name: name.text, id, constant: false, assigned: false } }, true);
    }
  }
}

/** Adds the names that a block declares, so that they hide those outside from the start of the block. */
export function hoistBlock(context: Context, statements: readonly ts.Statement[]): void {
  for (const statement of statements) {
    for (const name of blockNames(statement))
      if (!context.scope.add(name.text, poison, false)) context.report('BP3005', name, { name: name.text });
    if (!ts.isFunctionDeclaration(statement)) continue;
    context.report('BP2012', statement.name ?? statement, {});
    if (statement.name) context.scope.declare(statement.name.text);
  }
}

function blockNames(statement: ts.Statement): readonly ts.Identifier[] {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) return statement.name ? [statement.name] : [];
  if (ts.isEnumDeclaration(statement)) return [statement.name];
  if (!ts.isVariableStatement(statement) || isVar(statement.declarationList)) return [];
  return statement.declarationList.declarations.flatMap((declaration) => namesOf(declaration.name).map(({ name }) => name));
}

function isVar(list: ts.VariableDeclarationList): boolean {
  return (list.flags & ts.NodeFlags.BlockScoped) === 0;
}

/** Looks into statements, not into expressions: a function in one has variables of its own. */
function variableListsIn(node: ts.Node): readonly ts.VariableDeclarationList[] {
  if (ts.isVariableDeclarationList(node)) return isVar(node) ? [node] : [];
  if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isModuleDeclaration(node)) return [];
  const lists: ts.VariableDeclarationList[] = [];
  ts.forEachChild(node, (child) => {
    const inside =
      ts.isStatement(child) ||
      ts.isVariableDeclarationList(child) ||
      ts.isCaseBlock(child) ||
      ts.isCaseOrDefaultClause(child) ||
      ts.isCatchClause(child);
    if (inside) lists.push(...variableListsIn(child));
  });
  return lists;
}
