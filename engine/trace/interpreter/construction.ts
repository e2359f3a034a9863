import type { Span } from '../../source/span.ts';
import { refuse } from './failure.ts';
import { Frame } from './frame.ts';
import type { Machine } from './machine.ts';
import { call } from './rules.ts';
import { BuiltinValue, ClassValue, RecordValue, type Value } from './values.ts';

export function instantiate(machine: Machine, cls: ClassValue, args: readonly Value[], span: Span): RecordValue {
  const object = new RecordValue([], cls);
  machine.spend(1, span);
  initialize(machine, cls, object, args, span);
  return object;
}

/** `super(…)`: fills in what is being made. */
export function superCall(frame: Frame, args: readonly Value[], span: Span): Value {
  const parent = frame.home?.parent;
  const { receiver, machine } = frame;
  if (!(receiver instanceof RecordValue)) return refuse('BP4009', span, { what: 'super' });
  if (parent instanceof ClassValue) initialize(machine, parent, receiver, args, span);
  else if (parent) receiver.fields.set('message', { value: args[0] ?? '' });
  if (frame.home) initializeFields(machine, frame.home, receiver, span);
  return undefined;
}

/** Runs a class's constructor, or that of its parent, on a new object. */
export function initialize(machine: Machine, cls: ClassValue, object: RecordValue, args: readonly Value[], span: Span): void {
  if (cls.parent instanceof BuiltinValue && !object.fields.has('name')) object.fields.set('name', { value: cls.parent.name });
  if (!cls.parent) initializeFields(machine, cls, object, span);
  if (cls.construct) call(machine, cls.construct, object, args, span);
  else if (cls.parent) superCall(new Frame(machine, object, cls), args, span);
}

function initializeFields(machine: Machine, cls: ClassValue, object: RecordValue, span: Span): void {
  for (const [name, initial] of cls.fields) {
    object.fields.set(name, { value: initial && call(machine, initial, object, [], span) });
  }
}
