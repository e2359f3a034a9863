import type { ts } from '../typescript.ts';
import type { Context } from './context.ts';
import type { LocalVariable } from './scope.ts';

/** A `var` in a statement of the module, in whatever block, is a variable of the module. */
export function moduleVariable(context: Context, name: ts.Identifier): LocalVariable | undefined {
  const binding = context.outer || context.role.position === undefined ? undefined : context.module.bindings.get(name.text);
  if (binding?.kind !== 'variable' || !binding.inner) return undefined;
  const id = context.program.global(binding, false);
  return { name: name.text, node: name, id, kind: 'variable', owner: context, number: false, declared: true, assigned: true };
}
