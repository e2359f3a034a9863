import type { Expression, Property } from '../../program/expressions.ts';
import type { Statement } from '../../program/statements.ts';
import { isExported, namespaceBlocks } from '../modules/namespaces.ts';
import { ts } from '../typescript.ts';
import { lowerStatements } from './blocks.ts';
import { Context } from './context.ts';
import { blockNames, hoistVariables } from './hoist.ts';

/** A namespace as what TypeScript makes of it: a function that is called once, whose result has what is exported. */
export function lowerNamespace(outer: Context, node: ts.ModuleDeclaration): Expression {
  const { program, module } = outer;
  const span = outer.spanOf(node);
  const statements = namespaceBlocks(node).flatMap((block) => [...block.statements]);
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

/** What may be assigned later is refused: its value would be that of now. */
function exportsOf(context: Context, statements: readonly ts.Statement[]): readonly Property[] {
  return statements.filter(isExported).flatMap((statement) => {
    const constant = !ts.isVariableStatement(statement) || (statement.declarationList.flags & ts.NodeFlags.Const) !== 0;
    return blockNames(statement).map((name): Property => {
      const span = context.spanOf(name);
      const variable = context.scope.own(name.text);
      const value: Expression = constant && variable ? { kind: 'read', variable: variable.id, span } : context.refuse('BP2024', name, {});
      return { kind: 'value', key: { kind: 'literal', value: name.text, text: name.text, span }, value };
    });
  });
}
