import type { Declare, Statement } from '../../program/statements.ts';
import { namesOf } from '../modules/var-names.ts';
import type { Span } from '../span.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';
import { lowerExpression } from './lower.ts';
import { moduleVariable } from './module-variables.ts';
import { lowerBinding } from './targets.ts';
import { isNumberType } from './types.ts';

type Keyword = 'const' | 'let' | 'var';

/** `const`, `let` and `var`, whose names the block has already. A name can be used behind its own declaration only. */
export function lowerVariables(context: Context, list: ts.VariableDeclarationList, span: Span): Statement {
  const keyword = keywordOf(list);
  if (!keyword) context.reportKeyword('BP2023', list, 'using', { keyword: 'using' });
  const body = list.declarations.flatMap((declaration) => lowerVariable(context, declaration, keyword ?? 'const') ?? []);
  const [only] = body;
  return body.length === 1 && only ? only : { kind: 'block', variables: [], functions: [], body, span };
}

/** Adds the names of a `let` or `const` list to the present block. */
export function declareList(context: Context, list: ts.VariableDeclarationList): void {
  const keyword = keywordOf(list);
  if (keyword === 'var') return;
  for (const { name, type } of list.declarations) {
    const number = type !== undefined && isNumberType(type, context.module, []);
    for (const identifier of namesOf(name)) context.declare(identifier, { kind: keyword === 'let' ? 'variable' : 'constant', number });
  }
}

export function keywordOf({ flags }: ts.VariableDeclarationList): Keyword | undefined {
  switch (flags & ts.NodeFlags.BlockScoped) {
    case ts.NodeFlags.None:
      return 'var';
    case ts.NodeFlags.Let:
      return 'let';
    case ts.NodeFlags.Const:
      return 'const';
    default:
      return undefined;
  }
}

function lowerVariable(context: Context, declaration: ts.VariableDeclaration, keyword: Keyword): Declare | undefined {
  const { name, initializer } = declaration;
  const span = context.spanOf(declaration);
  if (!initializer && keyword === 'const') context.report('BP3020', name, { name: context.textOf(name) });
  const value = initializer && lowerExpression(context, initializer);
  const target = lowerBinding(context, name, (identifier) => {
    const variable = context.find(identifier.text) ?? moduleVariable(context, identifier) ?? context.declare(identifier, {});
    variable.declared = true;
    if (value) variable.assigned = true;
    return variable;
  });
  // `var x;` does not take a value away.
  return value || keyword !== 'var' ? { kind: 'declare', keyword, target, value, span } : undefined;
}
