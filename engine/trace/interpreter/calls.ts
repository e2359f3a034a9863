import { at } from '../../invariant.ts';
import type { FunctionId, ProgramFunction } from '../../program/types.ts';
import type { Span } from '../../source/span.ts';
import { callMethod } from '../builtins/methods.ts';
import { callBuiltin, constructBuiltin } from '../builtins/table.ts';
import { instantiate } from './classes.ts';
import { evaluate } from './expressions.ts';
import { refuse, throwError } from './failure.ts';
import { Frame } from './frame.ts';
import type { Machine } from './machine.ts';
import { bindPattern } from './patterns.ts';
import { executeBlock, type Outcome } from './statements.ts';
import {
  ArrayValue,
  BoundValue,
  BuiltinValue,
  ClassValue,
  ClosureValue,
  describe,
  isFunction,
  RecordValue,
  unset,
  type Value,
} from './values.ts';

/** Calls any function. */
export function call(machine: Machine, target: Value, receiver: Value, args: readonly Value[], span: Span): Value {
  if (target instanceof ClosureValue) return callClosure(machine, target, target.definition.arrow ? target.receiver : receiver, args, span);
  if (target instanceof BuiltinValue) return callBuiltin(machine, target.name, args, span);
  if (target instanceof BoundValue) {
    const all = [...target.args, ...args];
    if (typeof target.target === 'string') return callMethod(machine, target.receiver, target.target, all, span);
    return call(machine, target.target, target.receiver, all, span);
  }
  if (target instanceof ClassValue)
    return throwError('TypeError', `Class constructor ${target.definition.name} cannot be invoked without 'new'`, span);
  return throwError('TypeError', `${describe(target)} is not a function`, span);
}

/** `new`. */
export function construct(machine: Machine, target: Value, args: readonly Value[], span: Span): Value {
  if (target instanceof ClassValue) return instantiate(machine, target, args, span);
  if (target instanceof BuiltinValue) return constructBuiltin(machine, target.name, args, span);
  if (target instanceof ClosureValue && !target.definition.arrow) {
    return refuse('BP4009', span, { what: 'Making an object with "new" from a function that is no class' });
  }
  return throwError('TypeError', `${isFunction(target) ? 'This function' : describe(target)} is not a constructor`, span);
}

export function closureOf(frame: Frame, id: FunctionId): ClosureValue {
  const definition = at(frame.machine.program.functions, id);
  const cells = definition.captures.map((variable) => [variable, frame.cellOf(variable)] as const);
  return new ClosureValue(definition, cells, frame.receiver, frame.home);
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
  if (cls.construct) {
    const { definition } = cls.construct;
    callClosure(machine, cls.construct, object, args, span, (frame) => fillParameterFields(frame, definition, cls, object));
  } else if (cls.parent) {
    superCall(new Frame(machine, object, cls), args, span);
  }
}

function initializeFields(machine: Machine, cls: ClassValue, object: RecordValue, span: Span): void {
  for (const [name, initial] of cls.fields) {
    object.fields.set(name, { value: initial && callClosure(machine, initial, object, [], span) });
  }
}

/** `constructor(private x: number)` copies its argument into the field. */
function fillParameterFields(frame: Frame, definition: ProgramFunction, cls: ClassValue, object: RecordValue): void {
  const fields = new Set(cls.fields.filter(([, initial]) => initial === undefined).map(([name]) => name));
  for (const { name, target, span } of definition.parameters) {
    const isField = cls.definition.members.some((member) => member.parameter && member.key === name);
    if (isField && fields.has(name) && target.kind === 'read') object.fields.set(name, { value: frame.read(target.variable, span) });
  }
}

function callClosure(
  machine: Machine,
  closure: ClosureValue,
  receiver: Value,
  args: readonly Value[],
  span: Span,
  before: (frame: Frame) => void = nothing,
): Value {
  const outcome = run(machine, closure, receiver, args, span, before);
  return outcome?.kind === 'return' ? outcome.value : undefined;
}

/** Runs a closure to its end, and says how it ended. */
export function run(
  machine: Machine,
  closure: ClosureValue,
  receiver: Value,
  args: readonly Value[],
  span: Span,
  before: (frame: Frame) => void = nothing,
): Outcome {
  const { definition, cells, home } = closure;
  return machine.inside(span, () => {
    const frame = new Frame(machine, receiver, home);
    for (const [variable, cell] of cells) frame.cells.set(variable, cell);
    if (definition.self !== undefined) frame.declare(definition.self, closure);
    if (definition.arguments !== undefined) frame.declare(definition.arguments, new ArrayValue([...args]));
    bindArguments(frame, definition, args, span);
    for (const variable of definition.variables) frame.declare(variable, undefined);
    before(frame);
    return executeBlock(frame, definition.body);
  });
}

function bindArguments(frame: Frame, { parameters }: ProgramFunction, args: readonly Value[], span: Span): void {
  for (const { target } of parameters) declareTarget(frame, target);
  parameters.forEach(({ target, rest, defaultValue }, index) => {
    const given = rest ? new ArrayValue(args.slice(index)) : args[index];
    bindPattern(frame, target, given === undefined && defaultValue ? evaluate(frame, defaultValue) : given, span);
  });
}

/** New places for the variables of a target. */
export function declareTarget(frame: Frame, target: ProgramFunction['parameters'][number]['target']): void {
  if (target.kind === 'read') frame.declare(target.variable, unset);
  else if (target.kind === 'array-pattern') for (const element of target.elements) element && declareTarget(frame, element.target);
  else if (target.kind === 'object-pattern') for (const { element } of target.properties) declareTarget(frame, element.target);
  if ((target.kind === 'array-pattern' || target.kind === 'object-pattern') && target.rest) declareTarget(frame, target.rest);
}

function nothing(): void {}
