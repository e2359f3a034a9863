import type { Expression, Property } from '../../program/expressions.ts';
import type { Statement } from '../../program/statements.ts';
import type { FunctionId, VariableId } from '../../program/types.ts';
import { isExported, namespaceStatements } from '../modules/namespaces.ts';
import { namesOf } from '../modules/var-names.ts';
import type { Span } from '../span.ts';
import { ts } from '../typescript.ts';
import { lowerStatements } from './blocks.ts';
import { Context } from './context.ts';
import { blockNames, hoistVariables } from './hoist.ts';
import type { LocalVariable } from './scope.ts';

/** A namespace as what TypeScript makes of it: a function that is called once, whose result has what is exported. */
export function lowerNamespace(outer: Context, node: ts.ModuleDeclaration): Expression {
  const { program, module } = outer;
  const span = outer.spanOf(node);
  const statements = namespaceStatements(node);
  const context = new Context(program, module, { entry: false, sure: false }, outer);
  program.functions.add(context, false);
  const id = program.builder.declareFunction();
  const variables = hoistVariables(context, statements);
  const block = lowerStatements(context, statements, span);
  const exported: Statement = { kind: 'return', value: { kind: 'object', properties: exportsOf(context, statements), span }, span };
  const body = { ...block, body: [...block.body, exported] };
  const nothing = { parameters: [], self: undefined, arguments: undefined, arrow: false, generator: false } as const;
  program.builder.defineFunction({
    ...nothing,
    id,
    name: node.name.text,
    variables,
    body,
    captures: [...context.captures],
    span,
    nameSpan: span,
  });
  const callee: Expression = { kind: 'closure', function: id, span };
  return { kind: 'call', callee, items: [], optional: false, span };
}

/** What may be assigned later is read when it is asked for, and assigned where it is. */
function exportsOf(context: Context, statements: readonly ts.Statement[]): readonly Property[] {
  const names = new Set<string>();
  return statements.filter(isExported).flatMap((statement) => {
    const constant = !ts.isVariableStatement(statement) || (statement.declarationList.flags & ts.NodeFlags.Const) !== 0;
    return exportedNames(statement).flatMap((name): Property[] => {
      const span = context.spanOf(name);
      const variable = context.scope.find(name.text);
      // A namespace in parts is exported once.
      if (!variable || names.has(name.text)) return [];
      names.add(name.text);
      const key: Expression = { kind: 'literal', value: name.text, text: name.text, span };
      if (constant) return [{ kind: 'value', key, value: { kind: 'read', variable: variable.id, span } }];
      return (['get', 'set'] as const).map((part) => ({ kind: 'accessor', part, key, function: accessor(context, variable, part, span) }));
    });
  });
}

function exportedNames(statement: ts.Statement): readonly ts.Identifier[] {
  if (!ts.isVariableStatement(statement)) return blockNames(statement);
  return statement.declarationList.declarations.flatMap(({ name }) => namesOf(name));
}

/** A function that gives what a variable of the namespace holds, or assigns it. */
function accessor({ program }: Context, { id: variable, name }: LocalVariable, part: 'get' | 'set', span: Span): FunctionId {
  const given = program.builder.variable(name, span);
  const read = (id: VariableId) => ({ kind: 'read', variable: id, span }) as const;
  const assign: Expression = { kind: 'assign', target: read(variable), operator: undefined, value: read(given), span };
  const body: Statement = part === 'get' ? { kind: 'return', value: read(variable), span } : { kind: 'evaluate', expression: assign, span };
  const parameter = {
    target: read(given),
    name,
    active: true,
    rest: false,
    defaultValue: undefined,
    type: { kind: 'unknown' },
    span,
  } as const;
  const id = program.builder.declareFunction();
  const nothing = { variables: [], self: undefined, arguments: undefined, arrow: false, generator: false } as const;
  program.builder.defineFunction({
    ...nothing,
    id,
    name,
    parameters: [parameter],
    body: { kind: 'block', variables: [], functions: [], body: [body], span },
    captures: [variable],
    span,
    nameSpan: span,
  });
  return id;
}
