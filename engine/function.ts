import { printDerivative } from './codegen/derivative.ts';
import { DirectCalls } from './codegen/direct-calls.ts';
import type { BoundRows } from './data/bind.ts';
import { type Observations, observationsOf } from './data/observations.ts';
import { BackpathError, type Diagnostic, diagnostic } from './diagnostics/diagnostic.ts';
import type { Linearization } from './graph/types.ts';
import { at } from './invariant.ts';
import type { ListingForm, StageSink, TracedFunction } from './pipeline.ts';
import { printProgram } from './program/printer.ts';
import { startOf } from './program/starting-point.ts';
import type { Annotations, Program, ProgramFunction } from './program/types.ts';
import type { Span } from './source/span.ts';
import { ArgumentReader } from './trace/arguments.ts';
import { LeafDerivatives } from './trace/leaf-derivatives.ts';
import { printTrace } from './trace/printer.ts';
import { leafNames, type Shape, type ShapedArguments, shapeArguments, unflatten } from './trace/shape.ts';
import { argumentName, constantNumber, parameterAt } from './trace/tracer.ts';
import { Traces } from './traces.ts';

const full = { kind: 'full' } as const;

export interface ParameterInfo {
  readonly name: string;
  /** Differentiated. */
  readonly active: boolean;
  readonly span: Span;
}

/** A function of the user's, ready to be evaluated and differentiated. Traced when first used, and where it decides otherwise. */
export class DifferentiableFunction {
  readonly name: string;
  /** As they are declared. */
  readonly parameters: readonly ParameterInfo[];
  /** The numbers of which a point consists: `x`, `w[3]`, `p.x`. For a function of numbers they are its parameters. */
  readonly leaves: readonly ParameterInfo[];
  readonly span: Span;
  readonly annotations: Annotations;
  /** `@start`, else the middle of `@domain`, else the default value, else 1: one number a leaf. */
  readonly start: readonly number[];
  /** The rows of `@data`: the objective is the mean over them. In a point, the numbers of an observation are those of one row. */
  readonly observations: Observations | undefined;
  readonly #program: Program;
  readonly #entry: ProgramFunction;
  readonly #sink: StageSink | undefined;
  readonly #traces: Traces;
  readonly #startShape: ShapedArguments;
  readonly #rows: BoundRows | undefined;
  readonly #arguments = new ArgumentReader((args) => this.#shape(args));
  readonly #directValue: DirectCalls<'value'> = new DirectCalls('value', (...args) => this.#valueAt(args), this);
  readonly #directGradient: DirectCalls<'gradient'> = new DirectCalls(
    'gradient',
    (...args) => this.#gradientAt(args, this.#directGradient).gradient,
    this,
  );
  readonly #directBoth: DirectCalls<'valueAndGradient'> = new DirectCalls(
    'valueAndGradient',
    (...args) => this.#gradientAt(args, this.#directBoth),
    this,
  );
  #derivatives = new LeafDerivatives([], 0);

  constructor(program: Program, rows?: BoundRows, sink?: StageSink, start?: ShapedArguments) {
    this.#rows = rows;
    this.#sink = sink;
    this.#program = program;
    this.#entry = at(program.functions, program.entry);
    this.#traces = new Traces(program, sink);
    this.name = this.#entry.name;
    this.span = this.#entry.span;
    this.annotations = program.annotations;
    this.parameters = this.#entry.parameters.map(({ name, active, span }) => ({ name, active, span }));
    this.#startShape = start ?? shapeArguments(this.#startArguments()).shaped;
    this.start = this.#startShape.point;
    this.observations = rows && observationsOf(rows, this.#startShape.shapes);
    this.leaves = this.#startShape.shapes.flatMap((shape, index) => {
      const parameter = parameterAt(this.#entry, index);
      const names = leafNames(shape, argumentName(this.#entry, index));
      return names.map((name) => ({ name, active: parameter?.active ?? true, span: parameter?.span ?? this.span }));
    });
  }

  #startArguments(): readonly unknown[] {
    const { parameters } = this.#entry;
    const [firstRow = []] = this.#rows?.rows ?? [];
    return parameters.flatMap((parameter, position) => {
      const observed = this.#rows?.parameters.indexOf(position) ?? -1;
      if (observed >= 0) return [firstRow[observed]];
      const value = startOf(parameter, this.annotations, () => this.#default(parameter.defaultValue));
      return parameter.rest && Array.isArray(value) ? value : [value];
    });
  }

  /**
   * The value, bit for bit what JavaScript computes; where observations are left out, the mean over all rows. Throws
   * `BackpathError` where there is none.
   */
  value(...args: unknown[]): number {
    return this.#valueAt(args);
  }

  /** ∇f: one entry an argument, shaped like it; 0 for what is not differentiated. Throws `BackpathError` as `value` does. */
  gradient<A extends unknown[]>(...args: A): A extends number[] ? number[] : unknown[];
  gradient(...args: unknown[]): unknown[] {
    return this.#gradientAt(args, this.#directGradient).gradient;
  }

  valueAndGradient<A extends unknown[]>(...args: A): { value: number; gradient: A extends number[] ? number[] : unknown[] };
  valueAndGradient(...args: unknown[]): { value: number; gradient: unknown[] } {
    return this.#gradientAt(args, this.#directBoth);
  }

  #valueAt(args: readonly unknown[]): number {
    const everyRow = this.#everyRow(args);
    if (everyRow) return everyRow.reduce((sum, whole) => sum + this.#valueAt(whole), 0) / everyRow.length;
    const read = this.#arguments.read(args);
    const traced = this.#traces.at(read, read.point);
    if (areNumbers(args)) this.#directValue.came(traced);
    return traced.evaluator.value(read.point);
  }

  #gradientAt(args: readonly unknown[], direct: { came(traced: TracedFunction): void }): { value: number; gradient: unknown[] } {
    const everyRow = this.#everyRow(args);
    if (everyRow) return this.#meanValueAndGradient(everyRow);
    const read = this.#arguments.read(args);
    const traced = this.#traces.at(read, read.point);
    if (areNumbers(args)) direct.came(traced);
    const { evaluator, coordinates } = traced;
    if (this.#derivatives.coordinates !== coordinates) this.#derivatives = new LeafDerivatives(coordinates, read.point.length);
    const value = evaluator.gradient(full, read.point, this.#derivatives.partials);
    return { value, gradient: this.#derivatives.shapedLike(read.shapes) };
  }

  #meanValueAndGradient(everyRow: readonly (readonly unknown[])[]): { value: number; gradient: unknown[] } {
    let value = 0;
    let leaves = new Float64Array();
    let shapes: readonly Shape[] = [];
    for (const args of everyRow) {
      const { point, ...read } = this.#arguments.read(args);
      const { evaluator, coordinates } = this.#traces.at(read, point);
      if (leaves.length < point.length) leaves = new Float64Array(point.length);
      const partials = new Float64Array(coordinates.length);
      value += evaluator.gradient(full, point, partials) / everyRow.length;
      for (const [i, coordinate] of coordinates.entries()) leaves[coordinate] = at(leaves, coordinate) + at(partials, i) / everyRow.length;
      shapes = read.shapes;
    }
    return { value, gradient: shapes.map((shape) => unflatten(shape, leaves)) };
  }

  /** The arguments with each row in turn, where observations are left out; `undefined` where they are given, or there are none. */
  #everyRow(args: readonly unknown[]): readonly (readonly unknown[])[] | undefined {
    const { parameters, rows } = this.#rows ?? { parameters: [], rows: [] };
    if (parameters.length === 0 || parameters.some((position) => args[position] !== undefined)) return undefined;
    return rows.map((values) => {
      const whole = [...args];
      for (const [i, position] of parameters.entries()) whole[position] = values[i];
      return whole;
    });
  }

  /** The LCG with its values, partials and adjoints at the point. Throws `BackpathError` as `value` does. */
  linearize(...args: unknown[]): Linearization {
    const shaped = this.#shape(args);
    return this.#traces.at(shaped, shaped.point).evaluator.linearize(shaped.point);
  }

  /** The arguments that a point stands for: one number a leaf. Observations are left out: with these arguments the value is the objective. */
  argumentsAt(point: ArrayLike<number>): unknown[] {
    return this.#startShape.shapes.map((shape, position) =>
      this.#rows?.parameters.includes(position) ? undefined : unflatten(shape, point),
    );
  }

  /** The same function, with the shape and the numbers of other arguments for a start. Throws `BackpathError` where they do not fit. */
  startingAt(args: readonly unknown[]): DifferentiableFunction {
    return new DifferentiableFunction(this.#program, this.#rows, this.#sink, this.#shape(args));
  }

  /** Every form of the function as text: deterministic. */
  listing(form: ListingForm): string {
    switch (form) {
      case 'program':
        return printProgram(this.#program);
      case 'ssa':
        return printTrace(this.at(this.start).ssa);
      case 'ssa-sa':
        return printTrace(this.at(this.start).singleAccess);
      case 'derivative': {
        const { ssa, graph } = this.at(this.start);
        return printDerivative(this.name, ssa, graph);
      }
    }
  }

  /** Every form at a point: one number a leaf. Where some are missing, at the start. */
  at(point: ArrayLike<number>): TracedFunction {
    return this.#traces.at(this.#startShape, point.length < this.start.length ? this.start : point);
  }

  #default(expression: ProgramFunction['parameters'][number]['defaultValue']): number | undefined {
    return expression && constantNumber(this.#program, expression);
  }

  #shape(args: readonly unknown[]): ShapedArguments {
    const wrong: Diagnostic[] = [];
    const { parameters, nameSpan } = this.#entry;
    const open = parameters.at(-1)?.rest || this.#entry.arguments !== undefined;
    const most = open ? Number.POSITIVE_INFINITY : parameters.length;
    if (args.length > most) {
      wrong.push(diagnostic('BP4001', nameSpan, { name: this.name, expected: count(parameters.length), actual: args.length }));
    }
    const given = [...args];
    parameters.forEach((parameter, index) => {
      if (parameter.rest || given[index] !== undefined) return;
      const observed = this.#rows?.parameters.indexOf(index) ?? -1;
      given[index] = observed >= 0 ? this.#rows?.rows[0]?.[observed] : this.#default(parameter.defaultValue);
      const optional = parameter.defaultValue !== undefined || parameter.type.kind === 'passive' || parameter.type.kind === 'unknown';
      if (given[index] === undefined && !optional) wrong.push(diagnostic('BP4006', parameter.span, { name: parameter.name }));
    });
    const { shaped, unsupported } = shapeArguments(given);
    parameters.forEach(({ name, span, type }, index) => {
      const value = given[index];
      const other = unsupported.includes(index) || (type.kind === 'number' && value !== undefined && typeof value !== 'number');
      if (other) wrong.push(diagnostic('BP4002', span, { name, text: shown(value) }));
    });
    if (wrong.length > 0) throw new BackpathError(wrong);
    return shaped;
  }
}

function areNumbers(args: readonly unknown[]): boolean {
  return args.every((arg) => typeof arg === 'number');
}

function count(parameters: number): string {
  return parameters === 1 ? '1 argument' : `${parameters} arguments`;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
