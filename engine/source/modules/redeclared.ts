import { ts } from '../typescript.ts';
import { namesOf, varListsIn } from './var-names.ts';

const known = new WeakMap<ts.SourceFile, ReadonlySet<string>>();

/** Does the statement declare a `var` that the module declares elsewhere, too? Then it is an assignment that is done in turn. */
export function isRedeclaring(statement: ts.Statement): boolean {
  const { parent } = statement;
  if (!ts.isVariableStatement(statement) || !ts.isSourceFile(parent)) return false;
  const repeated = repeatedIn(parent);
  return repeated.size > 0 && varNames(statement).some((name) => repeated.has(name));
}

function repeatedIn(tree: ts.SourceFile): ReadonlySet<string> {
  const before = known.get(tree);
  if (before) return before;
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const name of tree.statements.flatMap(varNames)) (seen.has(name) ? repeated : seen).add(name);
  known.set(tree, repeated);
  return repeated;
}

function varNames(statement: ts.Statement): readonly string[] {
  return varListsIn(statement).flatMap(({ declarations }) => declarations.flatMap(({ name }) => namesOf(name).map(({ text }) => text)));
}
