import { functionExpression, withoutWrapping } from '../functions.ts';
import { ts } from '../typescript.ts';
import type { Binding, ImportBinding } from './bindings.ts';
import { functionBinding } from './declarations.ts';
import type { Module } from './module.ts';
import { bindRequired, requiredBinding } from './requires.ts';

/** What `module.exports` is called among the exports of a CommonJS module. */
export const wholeExport = 'module.exports';

/** A file that exports by `module.exports` or `exports`, or imports by `require` alone. */
export function isCommonJs(tree: ts.SourceFile): boolean {
  const exporting = tree.statements.some(
    (one) => ts.isImportDeclaration(one) || ts.isExportDeclaration(one) || ts.isExportAssignment(one) || hasExportModifier(one),
  );
  return !exporting && /\bmodule\.exports\b|\bexports\.|\bexports\[|\brequire\s*\(|\bexports\b\s*[,)]/.test(tree.text);
}

/**
 * The exports of a CommonJS module as far as its statements name them: `exports.f = …`, `module.exports = { f }`,
 * what TypeScript's compiler writes. `module` and `exports` are variables of the module for everything else.
 */
export function collectCommonJs(module: Module, bindings: Map<string, Binding>, exports: Map<string, Binding>, all: ImportBinding[]): void {
  for (const name of ['module', 'exports'] as const) {
    if (!bindings.has(name)) bindings.set(name, { kind: 'commonjs', name, node: module.file.tree, module, position: -1 });
  }
  for (const statement of module.file.tree.statements.flatMap(statementsIn)) {
    for (const value of valuesOf(statement)) {
      const expression = withoutWrapping(value);
      if (ts.isBinaryExpression(expression)) collectAssigned(expression, module, exports);
      else if (ts.isCallExpression(expression)) collectCall(expression, module, exports, all);
    }
  }
}

/** `if (typeof module !== 'undefined') module.exports = …`. */
function statementsIn(statement: ts.Statement): readonly ts.Statement[] {
  if (ts.isBlock(statement)) return statement.statements.flatMap(statementsIn);
  return ts.isIfStatement(statement) ? statementsIn(statement.thenStatement) : [statement];
}

/** Where an assignment to `exports` may stand: also behind a variable, as in `const f = exports.f = …`. */
function valuesOf(statement: ts.Statement): readonly ts.Expression[] {
  if (ts.isExpressionStatement(statement)) return [statement.expression];
  return ts.isVariableStatement(statement) ? statement.declarationList.declarations.flatMap((one) => one.initializer ?? []) : [];
}

/** `exports.a = exports.b = value`. */
function collectAssigned(assignment: ts.BinaryExpression, module: Module, exports: Map<string, Binding>): void {
  const names: string[] = [];
  let value: ts.Expression = assignment;
  for (; ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.EqualsToken; value = withoutWrapping(value.right)) {
    names.push(exportedName(value.left) ?? '');
  }
  if (ts.isVoidExpression(value) || ts.isBinaryExpression(value)) return;
  for (const name of names.filter((one) => one !== '')) exports.set(name, bindValue(value, module));
  if (names.includes(wholeExport) && ts.isObjectLiteralExpression(value)) collectProperties(value, module, exports);
}

function collectProperties(node: ts.ObjectLiteralExpression, module: Module, exports: Map<string, Binding>): void {
  for (const property of node.properties) {
    if (!property.name || !ts.isIdentifier(property.name)) continue;
    if (ts.isPropertyAssignment(property)) exports.set(property.name.text, bindValue(property.initializer, module));
    else if (ts.isShorthandPropertyAssignment(property)) exports.set(property.name.text, bindValue(property.name, module));
  }
}

/** `Object.defineProperty(exports, 'f', { get: function () { return a.f; } })`, `__exportStar(require('a'), exports)`. */
function collectCall(
  { expression, arguments: args }: ts.CallExpression,
  module: Module,
  exports: Map<string, Binding>,
  all: ImportBinding[],
) {
  const [first, second, third] = args;
  if (/(?:^|\.)__exportStar$/.test(expression.getText(module.file.tree)) && first) {
    const required = requiredBinding(first, module);
    if (required) all.push({ ...required, imported: '*' });
  }
  if (!/^Object\.defineProperty$/.test(expression.getText(module.file.tree)) || !first || exportedName(first) !== wholeExport) return;
  if (!second || !ts.isStringLiteral(second) || !third || !ts.isObjectLiteralExpression(third)) return;
  for (const property of third.properties) {
    const getter = ts.isPropertyAssignment(property) ? functionExpression(property.initializer) : undefined;
    const [returned] = getter && ts.isBlock(getter.body) ? getter.body.statements : [];
    if (returned && ts.isReturnStatement(returned) && returned.expression) exports.set(second.text, bindValue(returned.expression, module));
  }
}

/** The name that a target exports: `exports.f`, `module.exports.f`, and `module.exports` for all of them. */
function exportedName(target: ts.Expression): string | undefined {
  const node = withoutWrapping(target);
  if (ts.isIdentifier(node)) return node.text === 'exports' ? wholeExport : undefined;
  const property = accessedName(node);
  if (property === undefined || !isAccess(node)) return undefined;
  const owner = withoutWrapping(node.expression);
  if (ts.isIdentifier(owner) && owner.text === 'module' && property === 'exports') return wholeExport;
  return exportedName(owner) === wholeExport ? property : undefined;
}

function isAccess(node: ts.Node): node is ts.PropertyAccessExpression | ts.ElementAccessExpression {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

/** `f` of `exports.f` and of `exports['f']`. */
function accessedName(node: ts.Expression): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  return ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : undefined;
}

function bindValue(value: ts.Expression, module: Module): Binding {
  const node = withoutWrapping(value);
  const called = functionExpression(node);
  const found = called
    ? functionBinding(called, module)
    : ts.isIdentifier(node)
      ? module.bindings.get(node.text)
      : (bindRequired(node, module) ?? requiredBinding(node, module));
  return found ?? { kind: 'expression', name: node, node, position: value.pos, module };
}

function hasExportModifier(node: ts.Statement): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((one) => one.kind === ts.SyntaxKind.ExportKeyword);
}
