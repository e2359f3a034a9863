import { BackpathError, diagnostic } from '../diagnostics/diagnostic.ts';
import { at } from '../invariant.ts';
import type { Expression } from '../program/expressions.ts';
import type { Program, ProgramFunction } from '../program/types.ts';
import type { Span } from '../source/span.ts';
import { TraceBuilder } from './builder.ts';
import { callFunction, construct, run } from './interpreter/calls.ts';
import { describe } from './interpreter/describe.ts';
import { evaluateExpression } from './interpreter/expressions.ts';
import { messageOf, Thrown } from './interpreter/failure.ts';
import { Frame } from './interpreter/frame.ts';
import { limits } from './interpreter/limits.ts';
import { Machine } from './interpreter/machine.ts';
import { getMember } from './interpreter/members.ts';
import { sameKey } from './interpreter/operators.ts';
import type { Rules } from './interpreter/rules.ts';
import { executeStatement, executeStatements } from './interpreter/statements.ts';
import { ArrayValue, ClosureValue, RecordValue, Traced, type Value } from './interpreter/values.ts';
import { leafNames, type Shape } from './shape.ts';
import type { Trace } from './types.ts';

/** What each kind of syntax means. */
export const rules: Rules = {
  evaluate: evaluateExpression,
  execute: executeStatement,
  executeBlock: executeStatements,
  call: callFunction,
  construct,
  member: getMember,
};

/**
 * Runs the program at a point and records what it does with the numbers that depend on parameters: calls are inlined,
 * loops unrolled, variables and objects disappear, what only concerns other values leaves nothing. Each decision on a
 * recorded number becomes a guard: at every point where all guards hold, this is the trace.
 * The result is in `ssa` form: every value defined once, before its uses.
 * Throws `BackpathError` where the function gives no number at the point.
 */
export function traceProgram(program: Program, shapes: readonly Shape[], point: ArrayLike<number>): Trace {
  const entry = at(program.functions, program.entry);
  return reporting(entry.nameSpan, () => {
    const builder = new TraceBuilder();
    const machine = new Machine(program, builder, rules);
    const values = shapes.map((shape, index) => argument(builder, entry, shape, index, point));
    machine.globals.load(entry.nameSpan);
    const outcome = run(machine, entryValue(machine, entry), undefined, values, entry.nameSpan);
    const { value, span } = outcome?.kind === 'return' ? outcome : { value: undefined, span: entry.nameSpan };
    if (typeof value !== 'number' && !(value instanceof Traced)) {
      throw new BackpathError([diagnostic('BP4008', span, { what: describe(value) })]);
    }
    const trace = builder.finish(machine.resultOf(value, span), span, point.length);
    checkNextCall(machine, builder, entry, shapes, point, value);
    return trace;
  });
}

/** Where a call leaves variables of modules changed, the next one must give the same all the same: a function is one of its arguments. */
function checkNextCall(
  machine: Machine,
  builder: TraceBuilder,
  entry: ProgramFunction,
  shapes: readonly Shape[],
  point: ArrayLike<number>,
  first: Value,
): void {
  const { changed } = machine.globals;
  if (changed === undefined) return;
  const values = shapes.map((shape, index) => argument(builder, entry, shape, index, point));
  const outcome = run(machine, entryValue(machine, entry), undefined, values, entry.nameSpan);
  const second = outcome?.kind === 'return' ? outcome.value : undefined;
  if (Object.is(sameKey(first), sameKey(second))) return;
  const { name, span } = at(machine.program.variables, changed);
  throw new BackpathError([diagnostic('BP3010', span, { name })]);
}

/** The program with its entry known, where that is a function made by others. Throws `BackpathError` where it is none. */
export function resolveEntry(program: Program): Program {
  const { maker } = program;
  if (maker === undefined) return program;
  const { span, name } = at(program.variables, maker);
  return reporting(span, () => {
    const machine = new Machine(program, new TraceBuilder(), rules);
    machine.globals.load(span);
    const value = new Frame(machine, undefined, undefined).read(maker, span);
    if (!(value instanceof ClosureValue)) throw new BackpathError([diagnostic('BP3007', span, { name })]);
    const functions = program.functions.with(value.definition.id, { ...value.definition, name });
    return { ...program, functions, entry: value.definition.id };
  });
}

/** The function to differentiate, as a value. */
export function entryValue(machine: Machine, entry: ProgramFunction): ClosureValue {
  const { maker } = machine.program;
  const value = maker === undefined ? undefined : new Frame(machine, undefined, undefined).read(maker, entry.nameSpan);
  return value instanceof ClosureValue ? value : new ClosureValue(entry, [], undefined, undefined);
}

/** The number that an expression outside all functions is, if it is one: a parameter's default value. */
export function constantNumber(program: Program, expression: Expression): number | undefined {
  try {
    const machine = new Machine(program, new TraceBuilder(), rules);
    const value = evaluateExpression(new Frame(machine, undefined, undefined), expression);
    return typeof value === 'number' ? value : undefined;
  } catch (error) {
    if (error instanceof Thrown || error instanceof BackpathError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The parameter that the argument at a position is given to. */
export function parameterAt({ parameters }: ProgramFunction, index: number) {
  return parameters[index] ?? (parameters.at(-1)?.rest ? parameters.at(-1) : undefined);
}

/** What an argument at a position is called. */
export function argumentName(entry: ProgramFunction, index: number): string {
  const parameter = parameterAt(entry, index);
  return parameter?.rest ? `${parameter.name}[${index - entry.parameters.length + 1}]` : (parameter?.name ?? `arguments[${index}]`);
}

function argument(builder: TraceBuilder, entry: ProgramFunction, whole: Shape, position: number, point: ArrayLike<number>): Value {
  const parameter = parameterAt(entry, position);
  const names = leafNames(whole, argumentName(entry, position)).values();
  const make = (shape: Shape): Value => {
    switch (shape.kind) {
      case 'number': {
        const name = names.next().value ?? '';
        const id = builder.parameter(name, shape.index, parameter?.active ?? true, parameter?.span ?? entry.nameSpan);
        return new Traced(id, at(point, shape.index));
      }
      case 'passive':
        return shape.value;
      case 'array':
        return new ArrayValue(shape.items.map(make), shape.type);
      case 'record':
        return new RecordValue(shape.fields.map(([name, field]) => [name, make(field)] as const));
    }
  };
  return make(whole);
}

/** What the program throws is the function's own error, at its place; recursion that exhausts the stack is too deep. */
export function reporting<T>(place: Span, evaluation: () => T): T {
  try {
    return evaluation();
  } catch (error) {
    if (error instanceof Thrown) throw new BackpathError([diagnostic('BP4007', error.span, { message: messageOf(error.thrown) })]);
    if (error instanceof RangeError) throw new BackpathError([diagnostic('BP4011', place, { limit: limits.depth })]);
    throw error;
  }
}
