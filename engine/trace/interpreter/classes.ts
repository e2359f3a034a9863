import { errorNames } from '../../program/builtins.ts';
import type { ClassDefinition } from '../../program/types.ts';
import type { Span } from '../../source/span.ts';
import { call, closureOf, initialize } from './calls.ts';
import { evaluate } from './expressions.ts';
import { refuse, throwError } from './failure.ts';
import { Frame } from './frame.ts';
import type { Machine } from './machine.ts';
import { ArrayValue, BuiltinValue, ClassValue, ClosureValue, CollectionValue, isFunction, RecordValue, type Value } from './values.ts';

/** The value of a class definition. */
export function makeClass(outer: Frame, definition: ClassDefinition): ClassValue {
  const { machine } = outer;
  const parent = definition.parent && evaluate(outer, definition.parent);
  const span = definition.parent?.span;
  if (parent !== undefined && span && !(parent instanceof ClassValue) && !(parent instanceof BuiltinValue && isError(parent.name))) {
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
  }
  for (const member of definition.members) {
    if (member.kind !== 'field' || !member.static) continue;
    const closure = member.function === undefined ? undefined : closureOf(frame, member.function);
    cls.statics.set(member.key, closure && call(machine, closure, cls, [], closure.definition.span));
  }
  return cls;
}

export function instantiate(machine: Machine, cls: ClassValue, args: readonly Value[], span: Span): RecordValue {
  const object = new RecordValue([], cls);
  machine.spend(1, span);
  initialize(machine, cls, object, args, span);
  return object;
}

/** What a class, or a parent of it, has under a name. */
export function findMember(cls: ClassValue | undefined, table: 'methods' | 'getters' | 'setters', name: string): ClosureValue | undefined {
  for (let each: ClassValue | BuiltinValue | undefined = cls; each instanceof ClassValue; each = each.parent) {
    const found = each[table].get(name);
    if (found) return found;
  }
  return undefined;
}

/** `instanceof`. */
export function isInstance(value: Value, target: Value, span: Span): boolean {
  if (target instanceof ClassValue) {
    for (
      let each: ClassValue | BuiltinValue | undefined = value instanceof RecordValue ? value.class : undefined;
      each instanceof ClassValue;
      each = each.parent
    ) {
      if (each === target) return true;
    }
    return false;
  }
  if (target instanceof BuiltinValue) return isBuiltinInstance(value, target.name);
  if (target instanceof ClosureValue) return false;
  return throwError('TypeError', "Right-hand side of 'instanceof' is not callable", span);
}

function isBuiltinInstance(value: Value, name: string): boolean {
  if (value instanceof ArrayValue) return value.type === name || name === 'Object';
  if (value instanceof CollectionValue) return value.type === name || name === 'Object';
  if (isFunction(value)) return name === 'Object' || name === 'Function';
  if (!(value instanceof RecordValue)) return false;
  if (!isError(name)) return name === 'Object';
  const slot = value.fields.get('name');
  const own = slot && 'value' in slot ? slot.value : undefined;
  return typeof own === 'string' && (own === name || (name === 'Error' && value.fields.has('message')));
}

function isError(name: string): boolean {
  return errorNames.some((one) => one === name);
}

function tableOf(cls: ClassValue, kind: 'method' | 'getter' | 'setter' | 'field'): Map<string, ClosureValue> {
  return kind === 'getter' ? cls.getters : kind === 'setter' ? cls.setters : cls.methods;
}
