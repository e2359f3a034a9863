import type { ProgramFunction } from '../../program/types.ts';
import type { Span } from '../../source/span.ts';
import { callOwnMethod } from '../builtins/own-methods.ts';
import { callBuiltin, constructBuiltin } from '../builtins/table.ts';
import { instantiate } from './construction.ts';
import { describe } from './describe.ts';
import { throwError } from './failure.ts';
import { Frame } from './frame.ts';
import { stepThrough } from './generators.ts';
import type { Machine } from './machine.ts';
import { bindPattern, declareTarget } from './patterns.ts';
import { evaluate, executeBlock, type Outcome } from './rules.ts';
import {
  ArrayValue,
  BoundValue,
  BuiltinValue,
  ClassValue,
  ClosureValue,
  GeneratorValue,
  isFunction,
  isObject,
  MethodValue,
  RecordValue,
  type Value,
} from './values.ts';

/** Calls any function. */
export function callFunction(machine: Machine, target: Value, receiver: Value, args: readonly Value[], span: Span): Value {
  if (target instanceof ClosureValue) return callClosure(machine, target, target.definition.arrow ? target.receiver : receiver, args, span);
  if (target instanceof MethodValue) return callOwnMethod(machine, receiver, target, args, span);
  if (target instanceof BuiltinValue) return callBuiltin(machine, target.name, args, span);
  if (target instanceof BoundValue) return callFunction(machine, target.target, target.receiver, [...target.args, ...args], span);
  if (target instanceof ClassValue)
    return throwError('TypeError', `Class constructor ${target.definition.name} cannot be invoked without 'new'`, span);
  return throwError('TypeError', `${describe(target)} is not a function`, span);
}

/** `new`. */
export function construct(machine: Machine, target: Value, args: readonly Value[], span: Span): Value {
  if (target instanceof ClassValue) return instantiate(machine, target, args, span);
  if (target instanceof BuiltinValue) return constructBuiltin(machine, target.name, args, span);
  if (target instanceof ClosureValue && !target.definition.arrow) {
    const object = new RecordValue();
    object.prototype = target.prototype;
    machine.spend(1, span);
    const returned = callClosure(machine, target, object, args, span);
    return isObject(returned) ? returned : object;
  }
  return throwError('TypeError', `${isFunction(target) ? 'This function' : describe(target)} is not a constructor`, span);
}

function callClosure(machine: Machine, closure: ClosureValue, receiver: Value, args: readonly Value[], span: Span): Value {
  if (closure.definition.generator) return new GeneratorValue(generate(machine, closure, receiver, args, span));
  // Without a closure of ours: deep recursion must find room on the stack.
  machine.builder.enter('call', closure.definition.name, 0, span);
  try {
    const outcome = run(machine, closure, receiver, args, span);
    return outcome?.kind === 'return' ? outcome.value : undefined;
  } finally {
    machine.builder.leave();
  }
}

/** Runs a closure to its end, and says how it ended. */
export function run(machine: Machine, closure: ClosureValue, receiver: Value, args: readonly Value[], span: Span): Outcome {
  return machine.inside(span, () => executeBlock(open(machine, closure, receiver, args, span), closure.definition.body));
}

/** Arguments are bound at once; the body waits until a value is asked for. */
function generate(machine: Machine, closure: ClosureValue, receiver: Value, args: readonly Value[], span: Span): GeneratorValue['steps'] {
  const frame = open(machine, closure, receiver, args, span);
  const steps = stepThrough(frame, closure.definition.body);
  const told = ({ done, value }: IteratorResult<Value, Outcome>): IteratorResult<Value, Value> =>
    done ? { done, value: value?.kind === 'return' ? value.value : undefined } : { done: false, value };
  const inside = (step: () => IteratorResult<Value, Outcome>) => told(machine.inside(span, step));
  return {
    next: (value) => inside(() => steps.next(value)),
    return: (value) => inside(() => steps.return({ kind: 'return', value, span })),
    throw: (error) => inside(() => steps.throw(error)),
  };
}

/** The frame of a call, with its arguments. */
function open(machine: Machine, closure: ClosureValue, receiver: Value, args: readonly Value[], span: Span): Frame {
  const { definition, cells, home } = closure;
  const frame = new Frame(machine, receiver, home);
  for (const [variable, cell] of cells) frame.cells.set(variable, cell);
  if (definition.self !== undefined) frame.declare(definition.self, closure);
  if (definition.arguments !== undefined) frame.declare(definition.arguments, new ArrayValue([...args]));
  bindArguments(frame, definition, args, span);
  for (const variable of definition.variables) frame.declare(variable, undefined);
  return frame;
}

function bindArguments(frame: Frame, { parameters }: ProgramFunction, args: readonly Value[], span: Span): void {
  for (const { target } of parameters) declareTarget(frame, target);
  parameters.forEach(({ target, rest, defaultValue }, index) => {
    const given = rest ? new ArrayValue(args.slice(index)) : args[index];
    bindPattern(frame, target, given === undefined && defaultValue ? evaluate(frame, defaultValue) : given, span);
  });
}
