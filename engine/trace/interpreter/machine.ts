import { at } from '../../invariant.ts';
import { evaluateOperation } from '../../operations/evaluate.ts';
import type { OperationName } from '../../operations/table.ts';
import type { Program } from '../../program/types.ts';
import type { Span } from '../../source/span.ts';
import { type Condition, evaluateCondition } from '../guards.ts';
import type { Recorder } from '../recorder.ts';
import type { Scope } from '../scopes.ts';
import type { ValueId } from '../types.ts';
import { refuse } from './failure.ts';
import { Globals } from './globals.ts';
import { limits } from './limits.ts';
import type { Rules } from './rules.ts';
import type { TensorRules } from './tensors.ts';
import { RecordValue, TensorValue, Traced } from './values.ts';

/** What one evaluation shares: the trace that it records, the variables of modules, and what it may still take. */
export class Machine {
  readonly program: Program;
  readonly builder: Recorder;
  readonly globals: Globals;
  readonly rules: Rules;
  readonly tensors: TensorRules | undefined;
  /** `globalThis`: what the language has is not among its fields. */
  readonly globalObject = new RecordValue();
  #steps = 0;
  #depth = 0;
  #elements = 0;

  /** `tensors`: where the function has some. */
  constructor(program: Program, builder: Recorder, rules: Rules, tensors?: TensorRules) {
    this.program = program;
    this.builder = builder;
    this.rules = rules;
    this.tensors = tensors;
    this.globals = new Globals(this);
  }

  step(span: Span): void {
    if (++this.#steps > limits.steps) refuse('BP4010', span, { limit: limits.steps });
  }

  /** Counts what a builtin does with that many elements or characters at once: each is cheaper than a step. */
  work(elements: number, span: Span): void {
    this.#steps += elements / 8;
    this.step(span);
  }

  /** Work that a builtin does at once. */
  spend(elements: number, span: Span): void {
    this.#elements += elements;
    if (this.#elements > limits.elements) refuse('BP4013', span, { limit: limits.elements });
  }

  /** Runs the body of a call. */
  inside<T>(span: Span, run: () => T): T {
    if (this.#depth >= limits.depth) refuse('BP4011', span, { limit: limits.depth });
    this.#depth++;
    try {
      return run();
    } finally {
      this.#depth--;
    }
  }

  /** Runs what belongs together: the trace remembers where its instructions come from. */
  scoped<T>(kind: Scope['kind'], name: string, ordinal: number, span: Span, run: () => T): T {
    this.builder.enter(kind, name, ordinal, span);
    try {
      return run();
    } finally {
      this.builder.leave();
    }
  }

  /** An operation on numbers; recorded where an operand depends on a parameter. `texts`: how the source writes them. */
  operate(
    operation: OperationName,
    a: number | Traced,
    b: number | Traced | undefined,
    span: Span,
    texts: readonly (string | undefined)[] = [],
  ): number | Traced {
    const left = a instanceof Traced ? a.value : a;
    const right = b instanceof Traced ? b.value : (b ?? 0);
    const value = evaluateOperation(operation, left, right);
    if (!(a instanceof Traced) && !(b instanceof Traced)) return value;
    if (a instanceof Traced && b instanceof Traced && a.id === b.id && this.#cancels(operation, a, value, span)) return value;
    if (this.builder.size > limits.instructions) refuse('BP4012', span, { limit: limits.instructions });
    const operands = b === undefined ? [this.#idOf(a, texts[0], span)] : [this.#idOf(a, texts[0], span), this.#idOf(b, texts[1], span)];
    return new Traced(this.builder.operation(operation, operands, span), value);
  }

  /**
   * `x / x` and `x - x` of one and the same number are 1 and 0 wherever they are numbers, and have no slope. Taken apart, two
   * infinite partials further on (`asin(x / x)`) could not cancel any more.
   */
  #cancels(operation: OperationName, a: Traced, value: number, span: Span): boolean {
    if ((operation !== 'div' && operation !== 'sub') || Number.isNaN(value)) return false;
    this.decide('finite', a, 1, span);
    if (operation === 'div') this.decide('equal', a, 0, span);
    return true;
  }

  /** Decides a condition on numbers; what depends on a parameter becomes a guard. */
  decide(condition: Condition, a: number | Traced, b: number | Traced, span: Span): boolean {
    const left = a instanceof Traced ? a.value : a;
    const right = b instanceof Traced ? b.value : b;
    const outcome = evaluateCondition(condition, left, right);
    if (a instanceof Traced || b instanceof Traced) {
      const tie = left === right && (condition === 'less' || condition === 'atMost' || condition === 'equal');
      this.builder.guard({ condition, operands: [operand(a), operand(b)], outcome, tie, span });
    }
    return outcome;
  }

  /** The number itself, which from here on is the same at every point of this trace. */
  passive(value: number | Traced, span: Span): number {
    if (!(value instanceof Traced)) return value;
    this.decide('same', value, value.value, span);
    return value.value;
  }

  name(value: unknown, name: string): void {
    if (value instanceof Traced || value instanceof TensorValue) this.builder.name(value.id, name);
  }

  resultOf(value: number | Traced, span: Span): ValueId {
    return this.#idOf(value, undefined, span);
  }

  nameOf(variable: number): string {
    return at(this.program.variables, variable).name;
  }

  #idOf(value: number | Traced, text: string | undefined, span: Span): ValueId {
    return value instanceof Traced ? value.id : this.builder.literal(value, text ?? String(value), span);
  }
}

function operand(value: number | Traced) {
  return value instanceof Traced ? { id: value.id } : { constant: value };
}
