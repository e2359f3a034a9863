import { printDerivative } from './codegen/derivative.ts';
import { BackpathError, type Diagnostic, diagnostic } from './diagnostics/diagnostic.ts';
import type { Linearization } from './graph/types.ts';
import { at } from './invariant.ts';
import { type StageSink, type TracedFunction, traceFunction } from './pipeline.ts';
import { printProgram } from './program/printer.ts';
import type { Annotations, Parameter, Program, ProgramFunction } from './program/types.ts';
import type { Span } from './source/span.ts';
import { constantValue } from './trace/constant.ts';
import { printTrace } from './trace/printer.ts';

export type ListingForm = 'program' | 'ssa' | 'ssa-sa' | 'derivative';

export interface ParameterInfo {
  readonly name: string;
  /** Differentiated. */
  readonly active: boolean;
  readonly span: Span;
}

/** A function of the user's, ready to be evaluated and differentiated. Compiled when first used. */
export class DifferentiableFunction {
  readonly name: string;
  readonly parameters: readonly ParameterInfo[];
  readonly span: Span;
  readonly annotations: Annotations;
  /** `@start`, else the middle of `@domain`, else the default value, else 1: one number a parameter. */
  readonly start: readonly number[];
  readonly #program: Program;
  readonly #entry: ProgramFunction;
  readonly #sink: StageSink | undefined;
  #traced: TracedFunction | undefined;

  constructor(program: Program, sink?: StageSink) {
    this.#program = program;
    this.#sink = sink;
    this.#entry = at(program.functions, program.entry);
    this.name = this.#entry.name;
    this.span = this.#entry.span;
    this.annotations = program.annotations;
    this.parameters = this.#entry.parameters.map(({ variable, active, span }) => ({
      name: at(program.variables, variable).name,
      active,
      span,
    }));
    this.start = this.#entry.parameters.map((parameter, index) => this.#startOf(parameter, at(this.parameters, index).name));
  }

  /** The value, bit for bit what JavaScript computes. Throws `BackpathError` where the arguments are not numbers. */
  value(...args: number[]): number {
    const point = this.#point(args);
    return this.at(point).evaluator.value(point);
  }

  /** ∇f: one entry a parameter; 0 for those that are not differentiated. Throws `BackpathError` as `value` does. */
  gradient(...args: number[]): number[] {
    return this.valueAndGradient(...args).gradient;
  }

  valueAndGradient(...args: number[]): { value: number; gradient: number[] } {
    const point = this.#point(args);
    const { evaluator, graph } = this.at(point);
    const partials = new Float64Array(graph.parameters.length);
    const value = evaluator.gradient({ kind: 'full' }, point, partials);
    let next = 0;
    const gradient = this.parameters.map((parameter) => (parameter.active ? at(partials, next++) : 0));
    return { value, gradient };
  }

  /** The LCG with its values, partials and adjoints at the point. Throws `BackpathError` as `value` does. */
  linearize(...args: number[]): Linearization {
    const point = this.#point(args);
    return this.at(point).evaluator.linearize(point);
  }

  /** Every form of the function as text: deterministic. */
  listing(form: ListingForm): string {
    const { ssa, singleAccess, graph } = this.at(this.start);
    switch (form) {
      case 'program':
        return printProgram(this.#program);
      case 'ssa':
        return printTrace(ssa);
      case 'ssa-sa':
        return printTrace(singleAccess);
      case 'derivative':
        return printDerivative(this.name, ssa, graph);
    }
  }

  /** Every form at a point (one number a parameter). Straight-line code has the same trace everywhere. */
  at(_point: ArrayLike<number>): TracedFunction {
    this.#traced ??= traceFunction(this.#program, this.#sink);
    return this.#traced;
  }

  #point(args: readonly unknown[]): readonly number[] {
    const wrong: Diagnostic[] = [];
    if (args.length > this.parameters.length) {
      const expected = count(this.parameters.length);
      wrong.push(diagnostic('BP4001', this.#entry.nameSpan, { name: this.name, expected, actual: args.length }));
    }
    const point = this.parameters.map(({ name, span }, index) => {
      const given = args[index];
      if (typeof given === 'number') return given;
      const { defaultValue } = at(this.#entry.parameters, index);
      if (given === undefined && defaultValue) return constantValue(this.#program, defaultValue);
      wrong.push(given === undefined ? diagnostic('BP4006', span, { name }) : diagnostic('BP4002', span, { name, text: shown(given) }));
      return Number.NaN;
    });
    if (wrong.length > 0) throw new BackpathError(wrong);
    return point;
  }

  #startOf({ defaultValue }: Parameter, name: string): number {
    const { start, domain } = this.annotations;
    const range = domain.get(name);
    const given = start.get(name) ?? (range && (range[0] + range[1]) / 2);
    return given ?? (defaultValue ? constantValue(this.#program, defaultValue) : 1);
  }
}

function count(parameters: number): string {
  return parameters === 1 ? '1 argument' : `${parameters} arguments`;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
