import { withoutWrapping } from '../functions.ts';
import { ts } from '../typescript.ts';
import type { ImportBinding } from './bindings.ts';
import type { Module } from './module.ts';

/** What compilers wrap `require` in, so that a module of either kind has a `default`. */
const interop = /(?:^|\.)(?:__importDefault|__importStar|_interop\w*)$/;

/** `require('a')`, plain or wrapped: the whole module. */
export function requiredBinding(expression: ts.Expression, module: Module): ImportBinding | undefined {
  const node = withoutWrapping(expression);
  if (!ts.isCallExpression(node)) return undefined;
  const [argument] = node.arguments;
  if (!argument || node.arguments.length > 2) return undefined;
  if (isRequire(node) && ts.isStringLiteral(argument)) {
    return { kind: 'import', specifier: argument, imported: 'module.exports', node: argument, module };
  }
  const inner = interop.test(node.expression.getText(module.file.tree)) ? requiredBinding(argument, module) : undefined;
  return inner && { ...inner, imported: '*' };
}

/** `require('a').f`. */
export function bindRequired(node: ts.Expression, module: Module): ImportBinding | undefined {
  const whole = ts.isPropertyAccessExpression(node) ? requiredBinding(node.expression, module) : undefined;
  return whole && ts.isPropertyAccessExpression(node) ? { ...whole, imported: node.name.text, node: node.name } : undefined;
}

/** `const a = require('a')`, `const { f, g: h } = require('a')`. */
export function bindRequiredVariable(
  { name, initializer }: ts.VariableDeclaration,
  module: Module,
): readonly { readonly name: ts.Identifier; readonly binding: ImportBinding }[] | undefined {
  if (!initializer) return undefined;
  const value = withoutWrapping(initializer);
  const whole = requiredBinding(value, module);
  const binding = whole ?? bindRequired(value, module);
  if (!binding) return undefined;
  if (ts.isIdentifier(name)) return [{ name, binding }];
  if (!whole || !ts.isObjectBindingPattern(name)) return undefined;
  const names = name.elements.flatMap((element) => {
    const imported = element.propertyName ?? element.name;
    if (!ts.isIdentifier(element.name) || !ts.isIdentifier(imported) || element.initializer || element.dotDotDotToken) return [];
    return [{ name: element.name, binding: { ...whole, imported: imported.text, node: imported } }];
  });
  return names.length === name.elements.length ? names : undefined;
}

function isRequire({ expression, arguments: args }: ts.CallExpression): boolean {
  return ts.isIdentifier(expression) && expression.text === 'require' && args.length === 1;
}
