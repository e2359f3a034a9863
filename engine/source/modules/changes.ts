import { ts } from '../typescript.ts';
import type { ModuleEffect } from './bindings.ts';
import { namesOf } from './declarations.ts';

/** The names that some function of the file assigns without declaring them itself. */
export function assignedInFunctions(tree: ts.SourceFile): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: ts.Node, own: ReadonlySet<string> | undefined): void => {
    const inside = ts.isFunctionLike(node) ? new Set([...(own ?? []), ...namesIn(node)]) : own;
    const target = inside && assignedName(node);
    if (target !== undefined && !inside?.has(target)) found.add(target);
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(tree, undefined);
  return found;
}

/** The statements at the top level that do something instead of declaring something. */
export function moduleEffects(tree: ts.SourceFile): readonly ModuleEffect[] {
  return tree.statements.filter(isEffect).map((statement) => {
    const mentions = new Set<string>();
    const visit = (node: ts.Node): void => {
      const target = assignedName(node) ?? (ts.isBinaryExpression(node) && isAssignment(node) ? rootName(node.left) : undefined);
      if (target !== undefined) mentions.add(target);
      if (ts.isCallExpression(node)) {
        for (const one of [node.expression, ...node.arguments]) mentions.add(rootName(one) ?? '');
      }
      ts.forEachChild(node, visit);
    };
    visit(statement);
    return { statement, mentions, position: statement.pos };
  });
}

function isEffect(node: ts.Statement): boolean {
  return ts.isExpressionStatement(node) || ts.isIterationStatement(node, false) || ts.isIfStatement(node) || ts.isBlock(node);
}

function assignedName(node: ts.Node): string | undefined {
  if (ts.isBinaryExpression(node) && isAssignment(node) && ts.isIdentifier(node.left)) return node.left.text;
  const update = ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node);
  const changes = update && (node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken);
  return changes && ts.isIdentifier(node.operand) ? node.operand.text : undefined;
}

function isAssignment({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

function rootName(node: ts.Expression): string | undefined {
  let root = node;
  while (ts.isPropertyAccessExpression(root) || ts.isElementAccessExpression(root)) root = root.expression;
  return ts.isIdentifier(root) ? root.text : undefined;
}

/** Everything that a function declares, in whatever block. */
function namesIn(node: ts.SignatureDeclaration): readonly string[] {
  const names = node.parameters.flatMap((parameter) => namesOf(parameter.name).map(({ text }) => text));
  const visit = (child: ts.Node): void => {
    if (ts.isVariableDeclaration(child)) names.push(...namesOf(child.name).map(({ text }) => text));
    if (ts.isFunctionDeclaration(child) && child.name) names.push(child.name.text);
    if (!ts.isFunctionLike(child)) ts.forEachChild(child, visit);
  };
  ts.forEachChild(node, visit);
  return names;
}
