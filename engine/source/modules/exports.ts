import { functionExpression } from '../functions.ts';
import { ts } from '../typescript.ts';
import type { Binding, ImportBinding } from './bindings.ts';
import { bindStatement, functionBinding } from './declarations.ts';
import type { Module } from './module.ts';

/** Adds what a statement exports. Needs all names of the module: `export { f }` may stand above the declaration. */
export function collectExports(statement: ts.Statement, module: Module, exports: Map<string, Binding>, reExports: ImportBinding[]): void {
  if (ts.isExportDeclaration(statement)) return collectNamed(statement, module, exports, reExports);
  if (ts.isExportAssignment(statement)) return collectDefault(statement, module, exports);
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  if (!modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) return;
  const byDefault = modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword);
  if (byDefault && ts.isFunctionDeclaration(statement)) add(exports, 'default', functionBinding(statement, module));
  if (byDefault && ts.isClassDeclaration(statement) && statement.name) add(exports, 'default', module.bindings.get(statement.name.text));
  if (byDefault) return;
  for (const { name } of bindStatement(statement, module)) add(exports, name.text, module.bindings.get(name.text));
}

function collectDefault(statement: ts.ExportAssignment, module: Module, exports: Map<string, Binding>): void {
  const { expression } = statement;
  const node = functionExpression(expression);
  if (node) add(exports, 'default', functionBinding(node, module));
  else if (ts.isIdentifier(expression)) add(exports, 'default', module.bindings.get(expression.text));
  else add(exports, 'default', { kind: 'expression', name: expression, node: expression, position: statement.pos, module });
}

function collectNamed(statement: ts.ExportDeclaration, module: Module, exports: Map<string, Binding>, reExports: ImportBinding[]): void {
  const { exportClause: clause, moduleSpecifier: specifier } = statement;
  if (statement.isTypeOnly) return;
  const from = specifier && ts.isStringLiteral(specifier) ? specifier : undefined;
  if (!clause) {
    if (from) reExports.push({ kind: 'import', specifier: from, imported: '*', node: from, module });
  } else if (ts.isNamespaceExport(clause)) {
    if (from) exports.set(clause.name.text, { kind: 'import', specifier: from, imported: '*', node: clause.name, module });
  } else {
    for (const element of clause.elements) {
      const node = element.propertyName ?? element.name;
      const binding: Binding | undefined = from
        ? { kind: 'import', specifier: from, imported: node.text, node, module }
        : module.bindings.get(node.text);
      if (!element.isTypeOnly) add(exports, element.name.text, binding);
    }
  }
}

function add(exports: Map<string, Binding>, name: string, binding: Binding | undefined): void {
  if (binding) exports.set(name, binding);
}
