import { ts } from '../typescript.ts';
import { assignedIdentifier, nodesIn } from './changes.ts';

/** The names that a module assigns and nobody declares: without 'use strict' they are variables from the first assignment on. */
export function implicitNames(tree: ts.SourceFile): ReadonlyMap<string, ts.Identifier> {
  const found = new Map<string, ts.Identifier>();
  for (const { node, own } of nodesIn(tree)) {
    const target = assignedIn(node);
    if (target && !found.has(target.text) && !own.some((names) => names.has(target.text))) found.set(target.text, target);
  }
  return found;
}

/** A CommonJS module of which only some functions are strict is taken to be strict: assigning an unknown name there is a mistake. */
export function isStrict({ text }: ts.SourceFile): boolean {
  return /(['"])use strict\1/.test(text);
}

/** Does the code around, or the whole file, say that it is strict, or is it part of a class? */
export function isInStrictCode(node: ts.Node): boolean {
  for (let each: ts.Node | undefined = node; each; each = each.parent) {
    const statements = ts.isSourceFile(each) || (ts.isBlock(each) && ts.isFunctionLike(each.parent)) ? each.statements : [];
    if (ts.isClassLike(each) || statements.some(isUseStrict)) return true;
  }
  return false;
}

function isUseStrict(statement: ts.Statement): boolean {
  return ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression) && statement.expression.text === 'use strict';
}

function assignedIn(node: ts.Node): ts.Identifier | undefined {
  if (!ts.isForInStatement(node) && !ts.isForOfStatement(node)) return assignedIdentifier(node);
  return ts.isIdentifier(node.initializer) ? node.initializer : undefined;
}
