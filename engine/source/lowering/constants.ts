import type { VariableId } from '../../program/types.ts';
import type { ConstantBinding } from '../modules/bindings.ts';
import { Context } from './context.ts';
import { type Entity, poison } from './entities.ts';
import { isAlias, memberEntity, resolveEntity } from './names.ts';
import type { ProgramLowering } from './program.ts';
import { Scope } from './scope.ts';

/** What a constant of a module stands for: a number of its own, or another name for a function, a module or `Math`. */
export function constantEntity(program: ProgramLowering, binding: ConstantBinding): Entity {
  const { declaration, part, name, module } = binding;
  if (program.reportErrors(module, declaration)) return poison;
  const context = new Context(program, module, new Scope(), { constant: binding });
  if (!declaration.initializer) {
    context.report('BP3020', name, { name: name.text });
    return poison;
  }
  const target = resolveEntity(context, declaration.initializer, 'value');
  if (part === 'whole') return target && isAlias(target) ? target : { kind: 'constant', binding };
  if (part !== 'other' && target && isAlias(target)) return memberEntity(context, target, part.property, name);
  context.report('BP2011', declaration.name, {});
  return poison;
}

/** Adds the constant to the program, after those that it reads. */
export function lowerConstant(program: ProgramLowering, binding: ConstantBinding): VariableId {
  const { declaration, name, module } = binding;
  const context = new Context(program, module, new Scope(), { constant: binding });
  const variable = program.builder.variable(name.text, context.spanOf(name));
  const value = declaration.initializer ? context.expression(declaration.initializer) : context.placeholder(name);
  program.builder.addConstant({ kind: 'assign', variable, value, declares: true, span: context.spanOf(declaration) });
  return variable;
}
