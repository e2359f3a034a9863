import { withoutWrapping } from '../functions.ts';
import { ts } from '../typescript.ts';
import type { Binding } from './bindings.ts';

/** Can another module change what the name holds, as it can fill a table? Not so where it is a number, text or a truth value. */
export function holdsState(binding: Binding): boolean {
  if (binding.kind === 'expression') return !isPlain(binding.node);
  if (binding.kind !== 'variable') return true;
  const { initializer, name } = binding.declaration;
  return binding.inner || binding.changes || !initializer || !ts.isIdentifier(name) || !isPlain(initializer);
}

/** What is a number, text or a truth value whatever its parts are. */
function isPlain(expression: ts.Expression): boolean {
  const node = withoutWrapping(expression);
  if (ts.isBinaryExpression(node)) return plainOperators.has(node.operatorToken.kind);
  if (ts.isCallExpression(node)) return /^Math\.\w+$/.test(node.expression.getText());
  if (ts.isPropertyAccessExpression(node)) return /^(?:Math|Number)\.[A-Z_\d]+$/.test(node.getText());
  return ts.isLiteralExpression(node) || ts.isPrefixUnaryExpression(node) || ts.isTemplateExpression(node) || isTruth(node);
}

function isTruth({ kind }: ts.Expression): boolean {
  return kind === ts.SyntaxKind.TrueKeyword || kind === ts.SyntaxKind.FalseKeyword || kind === ts.SyntaxKind.NullKeyword;
}

const plainOperators: ReadonlySet<ts.SyntaxKind> = new Set([
  ...[ts.SyntaxKind.PlusToken, ts.SyntaxKind.MinusToken, ts.SyntaxKind.AsteriskToken, ts.SyntaxKind.SlashToken],
  ...[ts.SyntaxKind.PercentToken, ts.SyntaxKind.AsteriskAsteriskToken],
]);
