import { tensorModule } from '../../program/builtins.ts';
import { ts } from '../typescript.ts';
import type { ImportBinding } from './bindings.ts';
import type { Module } from './module.ts';

export interface ImportedName {
  readonly name: ts.Identifier;
  readonly binding: ImportBinding;
}

/** The names that an import declaration brings in; types bring in none. */
export function bindImports(statement: ts.ImportDeclaration | ts.ImportEqualsDeclaration, module: Module): readonly ImportedName[] {
  if (ts.isImportEqualsDeclaration(statement)) return bindImportEquals(statement, module);
  const { importClause: clause, moduleSpecifier: specifier } = statement;
  if (!clause || clause.phaseModifier === ts.SyntaxKind.TypeKeyword || !ts.isStringLiteral(specifier)) return [];
  const bind = (name: ts.Identifier, imported: string, node: ts.Node): ImportedName => ({
    name,
    binding: { kind: 'import', specifier, imported, node, module },
  });
  const { name, namedBindings } = clause;
  const byDefault = name ? [bind(name, 'default', name)] : [];
  if (!namedBindings) return byDefault;
  if (ts.isNamespaceImport(namedBindings)) return [...byDefault, bind(namedBindings.name, '*', namedBindings.name)];
  const named = namedBindings.elements
    .filter((element) => !element.isTypeOnly)
    .map((element) => bind(element.name, (element.propertyName ?? element.name).text, element.propertyName ?? element.name));
  return [...byDefault, ...named];
}

/** `import a = require('a')`. */
function bindImportEquals({ name, moduleReference, isTypeOnly }: ts.ImportEqualsDeclaration, module: Module): readonly ImportedName[] {
  if (isTypeOnly || !ts.isExternalModuleReference(moduleReference) || !ts.isStringLiteral(moduleReference.expression)) return [];
  return [{ name, binding: { kind: 'import', specifier: moduleReference.expression, imported: 'module.exports', node: name, module } }];
}

/** What an import calls the type `Tensor` of the module of tensors. */
export function importedTensorTypes({ importClause, moduleSpecifier }: ts.ImportDeclaration): readonly string[] {
  if (!ts.isStringLiteral(moduleSpecifier) || moduleSpecifier.text !== tensorModule) return [];
  const named = importClause?.namedBindings;
  if (!named) return [];
  if (ts.isNamespaceImport(named)) return [`${named.name.text}.Tensor`];
  return named.elements.filter(({ name, propertyName }) => (propertyName ?? name).text === 'Tensor').map(({ name }) => name.text);
}
