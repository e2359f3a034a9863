import { withoutWrapping } from '../functions.ts';
import { ts } from '../typescript.ts';
import type { Context } from './context.ts';
import type { LocalVariable } from './scope.ts';

/** The variable that an assignment changes; reports why there is none. `update` reads it as well. */
export function resolveTarget(context: Context, left: ts.Expression, use: 'assign' | 'update'): LocalVariable | undefined {
  const node = withoutWrapping(left);
  if (!ts.isIdentifier(node)) {
    if (ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node)) context.report('BP2011', node, {});
    else context.expression(node);
    return undefined;
  }
  const variable = resolveVariable(context, node);
  if (variable && use === 'update' && !variable.assigned) context.report('BP3003', node, { name: node.text });
  return variable;
}

function resolveVariable(context: Context, node: ts.Identifier): LocalVariable | undefined {
  const name = node.text;
  const local = context.scope.find(name);
  if (!local) return reportOuter(context, node);
  const { entity } = local;
  if (!local.declared) context.report('BP3002', node, { name });
  else if (entity.kind === 'variable' && !entity.variable.constant) return entity.variable;
  else if (entity.kind === 'function') context.report('BP3021', node, { name });
  else if (entity.kind !== 'poison') context.report('BP3004', node, { name });
  return undefined;
}

/** Names outside the function: none can be assigned. */
function reportOuter(context: Context, node: ts.Identifier): undefined {
  const name = node.text;
  const binding = context.module.bindings.get(name);
  if (!binding) context.report('BP3001', node, { name });
  else if (binding.kind === 'variable') context.report('BP3010', node, { name });
  else if (binding.kind === 'function' || binding.kind === 'bodiless') context.report('BP3021', node, { name });
  else context.report('BP3004', node, { name });
}
