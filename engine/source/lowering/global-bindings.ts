import type { Expression } from '../../program/expressions.ts';
import type { ClassBinding, GlobalBinding } from '../modules/bindings.ts';
import type { Module } from '../modules/module.ts';
import { namesOf } from '../modules/var-names.ts';
import type { Span } from '../span.ts';
import { ts } from '../typescript.ts';
import { lowerNamedClass } from './classes.ts';
import type { Context } from './context.ts';
import { lowerEnum } from './enums.ts';
import { lowerNamespace } from './namespaces.ts';

/** The value of a class, of an enum or of a namespace. */
export function lowerDeclared(context: Context, node: ClassBinding['node']): Expression {
  if (ts.isEnumDeclaration(node)) return lowerEnum(context, node);
  return ts.isModuleDeclaration(node) ? lowerNamespace(context, node) : lowerNamedClass(context, node);
}

/** What a statement declares, or exports by default. */
export function declaredBy(statement: ts.VariableStatement | ts.ClassDeclaration | ts.ExportAssignment, module: Module) {
  if (ts.isExportAssignment(statement)) return [module.exports.get('default')];
  const names = ts.isVariableStatement(statement) ? statement.declarationList.declarations.flatMap(({ name }) => namesOf(name)) : [];
  return [...names, ...(ts.isClassDeclaration(statement) && statement.name ? [statement.name] : [])].map(({ text }) =>
    module.bindings.get(text),
  );
}

export function nameOf(binding: GlobalBinding): string {
  if (binding.kind === 'function') return binding.definition.name;
  if (binding.kind === 'commonjs') return binding.name;
  return binding.kind === 'expression' ? 'default' : binding.name.text;
}

/** Where a binding has its name; a CommonJS module's own, at its start. */
export function spanOf(binding: GlobalBinding): Span {
  const { file } = binding.module;
  if (binding.kind === 'function') return binding.definition.nameSpan;
  return binding.kind === 'commonjs' ? file.span(0, 0) : file.spanOf(binding.name);
}
