import type { Constants } from '../gradient/partials.ts';
import { constantsOf, valueNamed, valuesRead } from '../gradient/partials.ts';
import type { Sweep, SweepStep } from '../gradient/sweep-types.ts';
import type { Partial } from '../graph/types.ts';
import { at } from '../invariant.ts';
import type { Instruction, Trace, ValueId } from '../trace/types.ts';
import { adjointName, applyTemplate, numberText, primalName, termText } from './javascript.ts';
import { sliceFor } from './slice.ts';

/** The body of `(point) => value`. */
export function valueText(ssa: Trace): string {
  return new Generator(ssa, []).value();
}

/** The statements that define some values. */
export function primalText(ssa: Trace, wanted: Iterable<ValueId>): string {
  return new Generator(ssa, []).primals(wanted);
}

/** The body of `(point, gradient) => value`: the primal values that are needed, the sweep, the derivatives stored. */
export function gradientText(ssa: Trace, partials: readonly Partial[], sweep: Sweep): string {
  return new Generator(ssa, partials).gradient(sweep);
}

/** A sweep as statements that can stand in another function, and an expression for each derivative. */
export interface SweepBody {
  readonly statements: readonly string[];
  readonly derivatives: readonly string[];
}

/** What computes the derivatives, without the value; `parameter` says how a coordinate of the point is written. */
export function sweepBody(ssa: Trace, partials: readonly Partial[], sweep: Sweep, parameter: (index: number) => string): SweepBody {
  return new Generator(ssa, partials, parameter).sweep(sweep, []);
}

class Generator {
  readonly #ssa: Trace;
  /** With the constants put in, by `EdgeId`. */
  readonly #partials: readonly Partial[];
  readonly #constants: Constants;

  readonly #parameter: (index: number) => string;

  constructor(ssa: Trace, partials: readonly Partial[], parameter = (index: number) => `point[${index}]`) {
    this.#parameter = parameter;
    this.#ssa = ssa;
    this.#partials = partials;
    this.#constants = constantsOf(ssa);
  }

  value(): string {
    return lines([...this.#primals([this.#ssa.result]), `return ${this.#primal(this.#ssa.result)}`]);
  }

  primals(wanted: Iterable<ValueId>): string {
    return lines([...this.#primals(wanted)]);
  }

  gradient(sweep: Sweep): string {
    const { statements, derivatives } = this.sweep(sweep, [this.#ssa.result]);
    const stores = derivatives.map((derivative, index) => `gradient[${index}] = ${derivative}`);
    return lines([...statements, ...stores, `return ${this.#primal(this.#ssa.result)}`]);
  }

  sweep(sweep: Sweep, wanted: readonly ValueId[]): SweepBody {
    const computed = sweep.steps.filter((step) => step.kind !== 'alias');
    const read = computed.flatMap((step) => valuesRead(at(this.#partials, step.edge)));
    return {
      statements: [...this.#primals(new Set([...wanted, ...read])), ...computed.map((step) => this.#step(step, sweep))],
      derivatives: sweep.parameters.map((slot) => (slot === undefined ? '0' : slot === sweep.seed ? '1' : adjointName(slot))),
    };
  }

  #primals(wanted: Iterable<ValueId>): readonly string[] {
    return sliceFor(this.#ssa, wanted).flatMap((instruction) => this.#define(instruction));
  }

  #define(instruction: Instruction): readonly string[] {
    if (instruction.kind === 'parameter') return [`const ${primalName(instruction.id)} = ${this.#parameter(instruction.index)}`];
    if (instruction.kind !== 'operation') return [];
    const operands = instruction.operands.map((operand) => this.#primal(operand));
    return [`const ${primalName(instruction.id)} = ${applyTemplate(instruction.operation, operands)}`];
  }

  #step({ kind, edge, from, to }: SweepStep, { seed }: Sweep): string {
    const sent = this.#product(from === seed ? undefined : adjointName(from), at(this.#partials, edge));
    return kind === 'set' ? `let ${adjointName(to)} = ${sent}` : `${adjointName(to)} += ${sent}`;
  }

  /** Factors that are the constant 1 are left out, which changes no bit. */
  #product(adjoint: string | undefined, partial: Partial): string {
    const factor = termText(partial.term, (variable) => this.#primal(valueNamed(partial, variable)));
    if (adjoint === undefined) return factor;
    return partial.term === 1 ? adjoint : `${adjoint} * ${factor}`;
  }

  #primal(id: ValueId): string {
    const constant = this.#constants.get(id);
    return constant === undefined ? primalName(id) : numberText(constant);
  }
}

function lines(statements: readonly string[]): string {
  return ["'use strict'", ...statements].map((statement) => `${statement};\n`).join('');
}
