import { type OperationName, operation, operationNames } from '../../operations/table.ts';
import type { BitSign, CompareSign, Expression, LogicSign } from '../../program/expressions.ts';
import { withoutWrapping } from '../functions.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';
import { isWord, textPieces } from './literals.ts';
import { lowerExpression } from './lower.ts';
import { resolveEntity } from './names.ts';

/** The operation that an infix sign means, if it is one of arithmetic. */
export function infixOperation(sign: string): OperationName | undefined {
  return infix.get(sign);
}

export function signOf(kind: ts.SyntaxKind): string {
  return ts.tokenToString(kind) ?? '';
}

/** A chain of operators that group to the left, however long, takes one level of nesting. */
export function lowerBinary(context: Context, node: ts.BinaryExpression): Expression {
  const chain: ts.BinaryExpression[] = [];
  let left: ts.Expression = node;
  for (; ts.isBinaryExpression(left) && isPlain(left); left = left.left) chain.push(left);
  if (chain.length === 0) return context.refuse('BP2024', node, {});
  let value = lowerOperand(context, left, chain.at(-1));
  for (const link of chain.reverse()) value = lowerLink(context, link, value);
  return value;
}

export function lowerPrefix(context: Context, node: ts.PrefixUnaryExpression): Expression {
  const sign = signOf(node.operator);
  const operand = lowerExpression(context, node.operand);
  const span = context.spanOf(node);
  if (sign === '-') return { kind: 'operation', operation: 'neg', operands: [operand], span };
  if (sign === '!' || sign === '~' || sign === '+') return { kind: 'unary', sign, operand, span };
  return context.refuse('BP2024', node, {});
}

/** `typeof`, `void` and `delete`. */
export function lowerWord(context: Context, node: ts.TypeOfExpression | ts.VoidExpression | ts.DeleteExpression): Expression {
  const span = context.spanOf(node);
  const sign = ts.isTypeOfExpression(node) ? 'typeof' : ts.isVoidExpression(node) ? 'void' : 'delete';
  // What is not declared, or is not part of the language, is nothing to `typeof`.
  if (sign === 'typeof' && ts.isIdentifier(node.expression) && isAbsent(context, node.expression)) {
    return { kind: 'literal', value: 'undefined', text: "'undefined'", span };
  }
  return { kind: 'unary', sign, operand: lowerExpression(context, node.expression), span };
}

export function lowerConditional(context: Context, node: ts.ConditionalExpression): Expression {
  const condition = lowerExpression(context, node.condition);
  const [whenTrue, whenFalse] = context.conditionally(() => [
    lowerExpression(context, node.whenTrue),
    lowerExpression(context, node.whenFalse),
  ]);
  return { kind: 'conditional', condition, whenTrue: whenTrue ?? condition, whenFalse: whenFalse ?? condition, span: context.spanOf(node) };
}

/** The operator of `a op b`, or of `a op= b` where `sign` is without the `=`. */
export function bitSign(sign: string): BitSign | undefined {
  return (['&', '|', '^', '<<', '>>', '>>>'] as const).find((one) => one === sign);
}

export function logicSign(sign: string): LogicSign | undefined {
  return (['&&', '||', '??'] as const).find((one) => one === sign);
}

const compareSigns: readonly CompareSign[] = ['<', '>', '<=', '>=', '==', '!=', '===', '!==', 'in', 'instanceof'];

function isPlain({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  const sign = signOf(kind);
  return [...compareSigns, '&', '|', '^', '<<', '>>', '>>>', '&&', '||', '??', ','].includes(sign) || infix.has(sign);
}

function lowerLink(context: Context, node: ts.BinaryExpression, left: Expression): Expression {
  const sign = signOf(node.operatorToken.kind);
  const span = context.spanOf(node);
  const logic = logicSign(sign);
  if (logic) return { kind: 'logic', sign: logic, left, right: context.conditionally(() => lowerExpression(context, node.right)), span };
  const right = lowerOperand(context, node.right, node);
  const operation = infixOperation(sign);
  if (operation) return { kind: 'operation', operation, operands: [left, right], span };
  const bit = bitSign(sign);
  if (bit) return { kind: 'bitwise', sign: bit, left, right, span };
  const compare = compareSigns.find((one) => one === sign);
  return compare ? { kind: 'compare', sign: compare, left, right, span } : { kind: 'sequence', expressions: [left, right], span };
}

/** An operand of arithmetic that is no number, as its syntax shows, is a mistake; in comparisons it is not. */
function lowerOperand(context: Context, node: ts.Expression, operator: ts.BinaryExpression | undefined): Expression {
  const sign = operator ? signOf(operator.operatorToken.kind) : '';
  const inner = withoutWrapping(node);
  if (!infix.has(sign)) return lowerExpression(context, node);
  if (isWord(inner) || ts.isRegularExpressionLiteral(inner) || (ts.isIdentifier(inner) && inner.text === 'undefined')) {
    return context.refuse('BP2015', node, { text: context.textOf(node) });
  }
  if (operator && ts.isBigIntLiteral(inner) && [operator.left, operator.right].some((one) => isDeclaredNumber(context, one)))
    return context.refuse('BP2015', node, { text: context.textOf(node) });
  if (sign !== '+') for (const piece of textPieces(inner)) return context.refuse('BP2014', piece, {});
  return isFunctionName(context, inner) ? context.refuse('BP3006', node, { name: context.textOf(node) }) : lowerExpression(context, node);
}

function isDeclaredNumber({ scope }: Context, node: ts.Expression): boolean {
  return ts.isIdentifier(node) && scope.find(node.text)?.number === true;
}

/** A name of a function, or of an object of JavaScript's own. */
export function isFunctionName(context: Context, node: ts.Expression): boolean {
  const name = ts.isIdentifier(node) || (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression));
  if (!name || isAbsent(context, node)) return false;
  const root = ts.isPropertyAccessExpression(node) ? node.expression : node;
  if (ts.isIdentifier(root) && (context.scope.find(root.text) || (root === node && !isKnown(context, root.text)))) return false;
  const quiet = ts.isIdentifier(node) ? undefined : 'Math';
  if (quiet && !(ts.isIdentifier(root) && root.text === quiet)) return false;
  const entity = resolveEntity(context, node, 'value');
  return entity?.kind === 'builtin' || (entity?.kind === 'global' && entity.binding.kind === 'function');
}

function isKnown(context: Context, name: string): boolean {
  const kind = context.module.bindings.get(name)?.kind;
  return kind === 'function' || (kind === undefined && name === 'Math');
}

function isAbsent(context: Context, node: ts.Node): boolean {
  if (!ts.isIdentifier(node) || context.scope.find(node.text) || context.module.bindings.has(node.text)) return false;
  return node.text !== 'arguments' && context.program.isAbsent(node.text);
}

const infix = new Map(
  operationNames.flatMap((name) => {
    const style = operation(name).print;
    return 'infix' in style ? [[style.infix, name] as const] : [];
  }),
);
