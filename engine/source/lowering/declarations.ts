import { functionExpression } from '../functions.ts';
import { namesOf } from '../modules/declarations.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';
import { poison } from './entities.ts';
import { isAlias, lowerEntity, memberEntity, resolveEntity } from './names.ts';
import type { LocalVariable } from './scope.ts';
import { isNumberType } from './types.ts';

type Keyword = 'const' | 'let' | 'var';

/** `const`, `let` and `var`. The name can be used behind its own declaration only. */
export function lowerVariables(context: Context, { declarationList: list }: ts.VariableStatement): boolean {
  const keyword = keywordOf(list);
  if (!keyword) context.reportKeyword('BP2023', list, 'using', { keyword: 'using' });
  for (const declaration of list.declarations) {
    const { name } = declaration;
    if (ts.isIdentifier(name)) lowerVariable(context, declaration, name, keyword ?? 'const');
    else lowerPattern(context, declaration, name, keyword ?? 'const');
    for (const bound of namesOf(name)) context.scope.declare(bound.name.text);
  }
  return false;
}

function keywordOf({ flags }: ts.VariableDeclarationList): Keyword | undefined {
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

function lowerVariable(context: Context, declaration: ts.VariableDeclaration, target: ts.Identifier, keyword: Keyword): void {
  const { type, initializer } = declaration;
  const name = target.text;
  if (type && !functionExpression(initializer) && !isNumberType(type, context.module, context.generics)) {
    context.report('BP2032', type, { name, type: context.textOf(type) });
  }
  if (!initializer && keyword === 'const') context.report('BP3020', target, { name });
  const entity = initializer && resolveEntity(context, initializer, 'value');
  if (entity && keyword === 'const' && isAlias(entity)) return context.scope.define(name, entity);
  const value = entity && initializer ? lowerEntity(context, entity, initializer) : initializer && context.expression(initializer);
  const variable = variableFor(context, target, keyword);
  if (value) context.assign(variable, value, context.spanOf(declaration));
}

/** `const { sin, PI } = Math`: other names for the members of a library or of an imported module. */
function lowerPattern(context: Context, declaration: ts.VariableDeclaration, pattern: ts.BindingPattern, keyword: Keyword): void {
  const { initializer } = declaration;
  const names = namesOf(pattern);
  const entity = initializer && resolveEntity(context, initializer, 'value');
  const open = entity && (entity.kind === 'library' || entity.kind === 'namespace' || entity.kind === 'poison');
  if (open && keyword === 'const' && names.every(({ part }) => typeof part === 'object')) {
    for (const { name, part } of names) {
      if (typeof part === 'object') context.scope.define(name.text, memberEntity(context, entity, part.property, name));
    }
    return;
  }
  context.report('BP2011', pattern, {});
  for (const { name } of names) context.scope.define(name.text, poison);
  if (initializer && !entity) context.expression(initializer);
}

/** A `var` has its variable since the start of the function; `let` and `const` get theirs here. */
function variableFor(context: Context, target: ts.Identifier, keyword: Keyword): LocalVariable {
  const hoisted = keyword === 'var' ? context.scope.find(target.text)?.entity : undefined;
  if (hoisted?.kind === 'variable') return hoisted.variable;
  const id = context.program.builder.variable(target.text, context.spanOf(target));
  const variable: LocalVariable = { name: target.text, id, constant: keyword === 'const', assigned: false };
  context.scope.define(target.text, { kind: 'variable', variable });
  return variable;
}
