import { nestingLimit } from '../nesting.ts';
import { ts } from '../typescript.ts';
import type { ModuleEffect } from './bindings.ts';
import { isRedeclaring } from './redeclared.ts';
import { namesOf, varListsIn } from './var-names.ts';

/** The names that some function of the file assigns without declaring them itself. */
export function assignedInFunctions(tree: ts.SourceFile): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { node, own } of nodesIn(tree)) {
    const target = own.length > 0 ? assignedName(node) : undefined;
    if (target !== undefined && !own.some((names) => names.has(target))) found.add(target);
  }
  return found;
}

/** The statements at the top level that do something instead of declaring something. */
export function moduleEffects(tree: ts.SourceFile): readonly ModuleEffect[] {
  return tree.statements.filter(isEffect).map((statement) => {
    const mentions = new Set<string>();
    if (isDeclaring(statement)) return { statement, mentions, position: statement.pos };
    for (const name of varNamesIn(statement)) mentions.add(name);
    for (const { node } of nodesIn(statement)) {
      const target = assignedName(node) ?? (ts.isBinaryExpression(node) && isAssignment(node) ? rootName(node.left) : undefined);
      if (target !== undefined) mentions.add(target);
      if (ts.isCallExpression(node)) for (const one of [node.expression, ...node.arguments]) mentions.add(rootName(one) ?? '');
    }
    return { statement, mentions, position: statement.pos };
  });
}

/** The variables of the module that a statement of it declares within itself. */
export function varNamesIn(statement: ts.Node): readonly string[] {
  const declarations = varListsIn(statement).flatMap((list) => list.declarations);
  return declarations.flatMap(({ name }) => namesOf(name).map(({ text }) => text));
}

/** Every node with the names that the functions around it declare. No recursion: hostile text is nested deep. */
export function nodesIn(
  root: ts.Node,
  skips: (node: ts.Node) => boolean = () => false,
): readonly { readonly node: ts.Node; readonly own: readonly ReadonlySet<string>[] }[] {
  const found: { readonly node: ts.Node; readonly own: readonly ReadonlySet<string>[] }[] = [{ node: root, own: [] }];
  for (const { node, own } of found) {
    const inside = ts.isFunctionLike(node) && own.length < nestingLimit ? [...own, new Set(namesIn(node))] : own;
    ts.forEachChild(node, (child) => {
      if (!skips(child)) found.push({ node: child, own: inside });
    });
  }
  return found;
}

/** Statements that give names their values: what they do to others, as `const mode = register(definition)` may, follows from what they call. */
export function isDeclaring(node: ts.Statement): node is ts.VariableStatement | ts.ClassDeclaration | ts.ExportAssignment {
  return (ts.isVariableStatement(node) && !isRedeclaring(node)) || ts.isClassDeclaration(node) || ts.isExportAssignment(node);
}

function isEffect(node: ts.Statement): boolean {
  return (
    isDeclaring(node) ||
    ts.isVariableStatement(node) ||
    ts.isExpressionStatement(node) ||
    ts.isIterationStatement(node, false) ||
    ts.isIfStatement(node) ||
    ts.isSwitchStatement(node) ||
    ts.isTryStatement(node) ||
    ts.isLabeledStatement(node) ||
    ts.isBlock(node)
  );
}

export function assignedName(node: ts.Node): string | undefined {
  return assignedIdentifier(node)?.text;
}

export function assignedIdentifier(node: ts.Node): ts.Identifier | undefined {
  if (ts.isBinaryExpression(node) && isAssignment(node) && ts.isIdentifier(node.left)) return node.left;
  const update = ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node);
  const changes = update && (node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken);
  return changes && ts.isIdentifier(node.operand) ? node.operand : undefined;
}

export function isAssignment({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

export function rootName(node: ts.Expression): string | undefined {
  let root = node;
  while (ts.isPropertyAccessExpression(root) || ts.isElementAccessExpression(root)) root = root.expression;
  return ts.isIdentifier(root) ? root.text : undefined;
}

/** Everything that a function, or a statement, declares, in whatever block. */
export function namesIn(node: ts.Node): readonly string[] {
  const parameters = ts.isFunctionLike(node) ? node.parameters : [];
  const names = parameters.flatMap((parameter) => namesOf(parameter.name).map(({ text }) => text));
  const todo: ts.Node[] = [node];
  for (const one of todo) {
    if (one !== node && ts.isFunctionLike(one)) continue;
    if (ts.isVariableDeclaration(one)) names.push(...namesOf(one.name).map(({ text }) => text));
    ts.forEachChild(one, (child) => {
      if (ts.isFunctionDeclaration(child) && child.name) names.push(child.name.text);
      todo.push(child);
    });
  }
  return names;
}
