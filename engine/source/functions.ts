import type { ParseError, SourceFile } from './parse.ts';
import type { Span } from './span.ts';
import { ts } from './typescript.ts';

export type FunctionNode = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction;

/** A function at the top level of a file, however it is written. */
export interface FunctionSyntax {
  /** `default` for an anonymous default export. */
  readonly name: string;
  readonly node: FunctionNode;
  readonly file: SourceFile;
  /** The whole declaration, without its comments. */
  readonly span: Span;
  /** The name, or the keyword `default` where there is none. */
  readonly nameSpan: Span;
  /** The declaration whose comments document it. */
  readonly documented: ts.Node;
}

/** The functions of a file in the order of the text, from syntax alone. Declarations that are meant to have no body are left out. */
export function findFunctions(file: SourceFile): readonly FunctionSyntax[] {
  return file.tree.statements.flatMap((statement) => functionsIn(statement, file));
}

/** The parameters that a call gives values: `this`, of which only a type is said, is none of them. */
export function givenParameters(node: ts.SignatureDeclaration): readonly ts.ParameterDeclaration[] {
  return node.parameters.filter(({ name }) => !ts.isIdentifier(name) || name.text !== 'this');
}

/** Does the function read `this`? Functions inside it have one of their own, but for arrows. */
export function mentionsThis(node: FunctionNode): boolean {
  const todo: ts.Node[] = [node];
  for (const one of todo) {
    if (one.kind === ts.SyntaxKind.ThisKeyword) return true;
    const own = one !== node && (ts.isFunctionExpression(one) || ts.isFunctionDeclaration(one) || ts.isClassLike(one));
    if (!own) ts.forEachChild(one, (child) => void todo.push(child));
  }
  return false;
}

/** The function that an expression is, seen through parentheses and type assertions. */
export function functionExpression(node: ts.Expression | undefined): ts.FunctionExpression | ts.ArrowFunction | undefined {
  const inner = node && withoutWrapping(node);
  return inner && (ts.isArrowFunction(inner) || ts.isFunctionExpression(inner)) ? inner : undefined;
}

/** The expression inside parentheses and type assertions, which mean nothing at run time. */
export function withoutWrapping(node: ts.Expression): ts.Expression {
  let inner = node;
  while (isWrapping(inner)) inner = inner.expression;
  return inner;
}

export function isWrapping(node: ts.Node): node is ts.Expression & { readonly expression: ts.Expression } {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isTypeAssertionExpression(node)
  );
}

function functionsIn(statement: ts.Statement, file: SourceFile): readonly FunctionSyntax[] {
  const span = file.spanOf(statement);
  if (ts.isFunctionDeclaration(statement)) {
    // While it is being typed a function may have no body yet, or no name.
    if ((!statement.body && errorsIn(file.errors, statement).length === 0) || statement.name?.text === '') return [];
    const name = statement.name?.text ?? 'default';
    return [{ name, node: statement, file, span, nameSpan: nameSpan(statement, statement, file), documented: statement }];
  }
  if (ts.isExportAssignment(statement)) {
    const node = functionExpression(statement.expression);
    return node
      ? [{ name: node.name?.text ?? 'default', node, file, span, nameSpan: nameSpan(node, statement, file), documented: statement }]
      : [];
  }
  if (ts.isExpressionStatement(statement)) return exportedFunctions(statement, file, span);
  return ts.isVariableStatement(statement) ? declaredFunctions(statement, file, span) : [];
}

/** `exports.f = function …` and `module.exports = function …`, as CommonJS modules export. */
function exportedFunctions(statement: ts.ExpressionStatement, file: SourceFile, span: Span): readonly FunctionSyntax[] {
  const { expression } = statement;
  if (!ts.isBinaryExpression(expression) || expression.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return [];
  const { left } = expression;
  const node = functionExpression(expression.right);
  const [, whole, property] = /^(module\.exports|exports)(?:\.([\w$]+))?$/.exec(left.getText(file.tree)) ?? [];
  if (!node || !whole || !ts.isPropertyAccessExpression(left)) return [];
  const name = property ?? node.name?.text ?? 'default';
  return [{ name, node, file, span, nameSpan: file.spanOf(property ? left.name : (node.name ?? left)), documented: statement }];
}

function declaredFunctions(statement: ts.VariableStatement, file: SourceFile, whole: Span): readonly FunctionSyntax[] {
  const { declarations } = statement.declarationList;
  return declarations.flatMap((declaration, index) => {
    const node = functionExpression(declaration.initializer);
    if (!node || !ts.isIdentifier(declaration.name)) return [];
    const span = declarations.length === 1 ? whole : file.spanOf(declaration);
    const documented = index === 0 ? statement : declaration;
    return [{ name: declaration.name.text, node, file, span, nameSpan: file.spanOf(declaration.name), documented }];
  });
}

/** The syntax errors that touch a node. */
export function errorsIn(errors: readonly ParseError[], node: ts.Node): readonly ParseError[] {
  return errors.filter(({ start, end }) => start <= node.end && end >= node.pos);
}

/** Only a default export may have no name. */
function nameSpan(node: FunctionNode, statement: ts.Statement, file: SourceFile): Span {
  if (node.name) return file.spanOf(node.name);
  const start = file.text.indexOf('default', statement.getStart(file.tree));
  return file.span(start, start + 'default'.length);
}
