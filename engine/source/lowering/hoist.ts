import type { VariableId } from '../../program/types.ts';
import { isNamespace } from '../modules/namespaces.ts';
import { namesOf, varListsIn } from '../modules/var-names.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';
import { declareList, keywordOf } from './declarations.ts';

/** Adds every `var` of a function body to the scope: they belong to the function, wherever they stand in it, and have no value at first. */
export function hoistVariables(context: Context, statements: readonly ts.Statement[]): readonly VariableId[] {
  const found: VariableId[] = [];
  for (const list of statements.flatMap(varListsIn)) {
    for (const name of list.declarations.flatMap((declaration) => namesOf(declaration.name))) {
      // A `var` with the name of a parameter, or a second one, is the same variable.
      if (context.scope.own(name.text)) continue;
      found.push(context.declare(name, { declared: true }).id);
    }
  }
  return found;
}

/** Adds the names that a block declares, so that they hide those outside from the start of the block. */
export function hoistBlock(context: Context, statements: readonly ts.Statement[]): void {
  for (const statement of statements) {
    if (ts.isVariableStatement(statement)) declareList(context, statement.declarationList);
    else if (ts.isFunctionDeclaration(statement) && statement.name && statement.body) {
      // A function may have the name of a `var` or of a parameter; then it is that variable.
      const own = context.scope.own(statement.name.text);
      if (own?.kind === 'variable' && own.declared) own.assigned = true;
      else context.declare(statement.name, { kind: 'function', declared: true, assigned: true });
    } else if (ts.isClassDeclaration(statement) && statement.name) context.declare(statement.name, { kind: 'class' });
    else if ((ts.isEnumDeclaration(statement) || isNamespace(statement)) && !context.scope.own(statement.name.text))
      context.declare(statement.name, { kind: 'class' });
  }
}

/** The names that belong to the block in which a statement stands. */
export function blockNames(statement: ts.Statement): readonly ts.Identifier[] {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) return statement.name ? [statement.name] : [];
  if (ts.isEnumDeclaration(statement) || isNamespace(statement)) return [statement.name];
  if (!ts.isVariableStatement(statement) || keywordOf(statement.declarationList) === 'var') return [];
  return statement.declarationList.declarations.flatMap((declaration) => namesOf(declaration.name));
}
