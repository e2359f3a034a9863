import type { ClassDefinition, ClassMember } from '../../program/types.ts';
import { closureOf } from './closures.ts';
import { isExtensible } from './construction.ts';
import { refuse } from './failure.ts';
import { Frame } from './frame.ts';
import { call, evaluate } from './rules.ts';
import { BuiltinValue, ClassValue, type ClosureValue } from './values.ts';

/** The value of a class definition. */
export function makeClass(outer: Frame, definition: ClassDefinition): ClassValue {
  const { machine } = outer;
  const parent = definition.parent && evaluate(outer, definition.parent);
  const span = definition.parent?.span;
  if (parent !== undefined && span && !(parent instanceof ClassValue) && !(parent instanceof BuiltinValue && isExtensible(parent.name))) {
    refuse('BP4009', span, { what: 'Extending this' });
  }
  const cls = new ClassValue(definition, parent instanceof ClassValue || parent instanceof BuiltinValue ? parent : undefined);
  const frame = new Frame(machine, cls, cls);
  for (const [variable, cell] of outer.cells) frame.cells.set(variable, cell);
  if (definition.self !== undefined) {
    frame.declare(definition.self, cls);
    outer.cells.set(definition.self, frame.cellOf(definition.self));
  }
  if (definition.construct !== undefined) cls.construct = closureOf(frame, definition.construct);
  for (const member of definition.members) {
    const closure = member.function === undefined ? undefined : closureOf(frame, member.function);
    if (member.kind === 'field' && !member.static) cls.fields.push([member.key, closure]);
    else if (closure && !member.static) tableOf(cls, member.kind).set(member.key, closure);
    else if (closure && member.kind === 'method') cls.statics.set(member.key, closure);
    else if (closure && member.kind === 'getter') cls.staticGetters.set(member.key, closure);
    else if (closure && member.kind === 'setter') cls.staticSetters.set(member.key, closure);
  }
  for (const { kind, static: isStatic, key, function: id } of definition.members) {
    if (!isStatic || (kind !== 'field' && kind !== 'block')) continue;
    const closure = id === undefined ? undefined : closureOf(frame, id);
    const value = closure && call(machine, closure, cls, [], closure.definition.span);
    if (kind === 'field') cls.statics.set(key, value);
  }
  return cls;
}

function tableOf(cls: ClassValue, kind: ClassMember['kind']): Map<string, ClosureValue> {
  return kind === 'getter' ? cls.getters : kind === 'setter' ? cls.setters : cls.methods;
}
