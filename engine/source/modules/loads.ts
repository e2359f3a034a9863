import { tensorModule } from '../../program/builtins.ts';
import { ts } from '../typescript.ts';
import type { ImportBinding } from './bindings.ts';
import { nodesIn } from './changes.ts';
import type { Module } from './module.ts';
import { requiredBinding } from './requires.ts';

/** The modules that a statement loads where the module is run, in the order of the text. Types load nothing. */
export function loadsOf(statement: ts.Statement, module: Module): readonly ImportBinding[] {
  if (module.commonJs) return requiredIn(statement, module);
  const specifier = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement) ? statement.moduleSpecifier : undefined;
  if (!specifier || !ts.isStringLiteral(specifier) || isOnlyTypes(statement)) return [];
  if (specifier.text === tensorModule) return [];
  // Style sheets and pictures, which bundlers take.
  if (/\.(?:css|scss|less|svg|png)$/.test(specifier.text)) return [];
  return [{ kind: 'import', specifier, imported: '*', node: specifier, module }];
}

function isOnlyTypes(statement: ts.Statement): boolean {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
  return ts.isImportDeclaration(statement) && statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function requiredIn(statement: ts.Statement, module: Module): readonly ImportBinding[] {
  return nodesIn(statement, ts.isFunctionLike).flatMap(({ node }) =>
    ts.isCallExpression(node) ? (requiredBinding(node, module) ?? []) : [],
  );
}
