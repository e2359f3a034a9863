import { ts } from '../typescript.ts';
import { isAssignment, namesIn, nodesIn, rootName, varNamesIn } from './changes.ts';

/** What a piece of code, with all functions in it, mentions and may change of what is declared outside it. */
export interface Deeds {
  readonly mentions: ReadonlySet<string>;
  /** Names that it assigns, or whose properties it assigns, or whose methods it calls. */
  readonly writes: ReadonlySet<string>;
  /** It changes something that the text does not tell: a parameter, or what a call gave. */
  readonly wild: boolean;
}

const known = new WeakMap<ts.Node, Deeds>();

export function deedsOf(root: ts.Node): Deeds {
  const before = known.get(root);
  if (before) return before;
  const mentions = new Set<string>();
  const writes = new Set<string>();
  let wild = false;
  const fresh = freshNames(root);
  // What stands in a block is declared there; what a statement declares itself is the module's.
  const declared = new Set(ts.isVariableStatement(root) || ts.isVariableDeclaration(root) ? [] : namesIn(root));
  if (ts.isStatement(root) && !ts.isVariableStatement(root)) {
    for (const name of varNamesIn(root)) {
      declared.delete(name);
      writes.add(name);
    }
  }
  for (const { node, own } of nodesIn(root, ts.isTypeNode)) {
    const isOwn = (name: string) => declared.has(name) || own.some((names) => names.has(name));
    if (ts.isIdentifier(node) && isMention(node) && !isOwn(node.text)) mentions.add(node.text);
    for (const { target, assigned } of changesOf(node)) {
      const name = rootName(target);
      if (name !== undefined && !isOwn(name)) writes.add(name);
      // A variable of a function that gets another value changes nothing outside.
      else if (assigned && ts.isIdentifier(target)) continue;
      else if (name === undefined ? !isThis(target) : !fresh.has(name) || !isShallow(target)) wild = true;
    }
  }
  const deeds = { mentions, writes, wild };
  known.set(root, deeds);
  return deeds;
}

/** Does the code do anything besides giving a value? What stands in functions is not done where they are made. */
export function acts(root: ts.Node): boolean {
  return nodesIn(root, isOnlyDefined).some(
    ({ node }) =>
      ts.isNewExpression(node) || ts.isTaggedTemplateExpression(node) || ts.isCallExpression(node) || changesOf(node).length > 0,
  );
}

/** A name, or an object by one of its properties or methods. `assigned`: a name alone gets another value, and no object is changed. */
interface Change {
  readonly target: ts.Expression;
  readonly assigned: boolean;
}

function changesOf(node: ts.Node): readonly Change[] {
  if (ts.isBinaryExpression(node) && isAssignment(node)) return targetsIn(node.left).map((target) => ({ target, assigned: true }));
  if (ts.isDeleteExpression(node)) return [{ target: node.expression, assigned: true }];
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const changes = node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
    return changes ? [{ target: node.operand, assigned: true }] : [];
  }
  if (!ts.isCallExpression(node) || !isAccess(node.expression)) return [];
  const [first] = node.arguments;
  if (first && libraryWriters.test(node.expression.getText())) return [{ target: first, assigned: false }];
  const method = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : '';
  return reading.has(method) || libraries.has(rootName(node.expression) ?? '') ? [] : [{ target: node.expression, assigned: false }];
}

/** `[a, b.c] = …` changes two. */
function targetsIn(target: ts.Expression): readonly ts.Expression[] {
  if (!ts.isArrayLiteralExpression(target) && !ts.isObjectLiteralExpression(target)) return [target];
  return nodesIn(target).flatMap(({ node }) => (ts.isIdentifier(node) || isAccess(node) ? [node] : []));
}

function isAccess(node: ts.Node): node is ts.PropertyAccessExpression | ts.ElementAccessExpression {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

/** `this.total = …`: whoever calls the method, or `new`, tells of what. */
function isThis(target: ts.Expression): boolean {
  let root = target;
  while (isAccess(root)) root = root.expression;
  return root.kind === ts.SyntaxKind.ThisKeyword;
}

/** `rows.push`, and not `rows[0].push`, which may be anybody's. */
function isShallow(target: ts.Expression): boolean {
  return ts.isIdentifier(target) || (isAccess(target) && ts.isIdentifier(target.expression));
}

/** Not `b` in `a.b` and in `{ b: 1 }`. */
function isMention(node: ts.Identifier): boolean {
  const { parent } = node;
  return !((ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node);
}

/** Variables of functions that hold nothing but what was made there. */
function freshNames(root: ts.Node): ReadonlySet<string> {
  const made = new Set<string>();
  const other = new Set<string>();
  for (const { node } of nodesIn(root)) {
    if (ts.isParameter(node) && ts.isIdentifier(node.name)) other.add(node.name.text);
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name)) {
      (node.initializer && isFresh(node.initializer) ? made : other).add(node.name.text);
    }
    if (ts.isBinaryExpression(node) && isAssignment(node) && ts.isIdentifier(node.left) && !isFresh(node.right)) other.add(node.left.text);
  }
  return new Set([...made].filter((name) => !other.has(name)));
}

function isFresh(node: ts.Expression): boolean {
  return (
    ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node) || ts.isNewExpression(node) || ts.isLiteralExpression(node)
  );
}

/** A function that stands in a statement without being called there: `exports.f = function …`. */
function isOnlyDefined(node: ts.Node): boolean {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isAccessor(node) || ts.isConstructorDeclaration(node))
    return true;
  if (ts.isPropertyDeclaration(node)) return !(ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);
  if (!ts.isFunctionExpression(node) && !ts.isArrowFunction(node)) return false;
  let { parent } = node;
  while (ts.isParenthesizedExpression(parent)) ({ parent } = parent);
  return !ts.isCallExpression(parent) && !ts.isPropertyAccessExpression(parent) && !ts.isReturnStatement(parent);
}

const libraries: ReadonlySet<string> = new Set(['Math', 'Number', 'Object', 'Array', 'String', 'JSON', 'console']);
/** Functions of the language that change their first argument. */
const libraryWriters = /^(?:Object\.(?:assign|defineProperty|defineProperties|setPrototypeOf|freeze|seal)|Reflect\.\w+)$/;

/** Methods that leave what they are called on as it is. */
const reading: ReadonlySet<string> = new Set([
  ...['at', 'concat', 'every', 'entries', 'filter', 'find', 'findIndex', 'flat', 'flatMap', 'forEach', 'get', 'has', 'hasOwnProperty'],
  ...['includes', 'indexOf', 'join', 'keys', 'map', 'reduce', 'reduceRight', 'slice', 'some', 'toFixed', 'toString', 'values'],
]);
