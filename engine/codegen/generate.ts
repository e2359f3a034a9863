import type { Sweep } from '../gradient/sweep-types.ts';
import type { Partial } from '../graph/types.ts';
import type { Trace } from '../trace/types.ts';
import type { Surroundings } from './elementary/calls.ts';
import { adjointName, numberText, primalName } from './javascript.ts';
import { StatementPrinter } from './statement-printer.ts';
import { type GuardedCode, type Place, type Source, type StraightLine, sweepCode } from './straight-line.ts';

/** A sweep as statements that can stand in a loop, and an expression for each derivative. */
export interface SweepBody {
  readonly statements: readonly string[];
  readonly derivatives: readonly string[];
}

/** What computes the derivatives, without the value; `parameter` says how a coordinate of the point is written. */
export function sweepBody(ssa: Trace, partials: readonly Partial[], sweep: Sweep, parameter: (index: number) => string): SweepBody {
  const printer = new Printer(sweepCode(ssa, partials, sweep), parameter, 'loop');
  return { statements: printer.statements(), derivatives: printer.derivatives() };
}

/** The statements of a function body, and its results as expressions. */
export interface GuardedBody extends SweepBody {
  readonly value: string;
}

/** Code that leaves with `otherwise` as soon as it is known that a guard does not hold. */
export function guardedBody(code: GuardedCode, parameter: (index: number) => string, otherwise: string): GuardedBody {
  const { broken, statements } = code;
  const printer = new Printer(code, parameter);
  const lastCheck = broken === undefined ? undefined : statements.findLastIndex(({ to }) => to === broken);
  return {
    statements: printer.statements(lastCheck, broken === undefined ? '' : `if (${placeName(code, broken)} !== 0) ${otherwise}`),
    derivatives: printer.derivatives(),
    value: printer.result(),
  };
}

/** Straight-line code as the body of a JavaScript function. */
export function printStraightLine(code: StraightLine): string {
  return new Printer(code).print();
}

class Printer {
  readonly #code: StraightLine;
  readonly #parameter: (index: number) => string;
  readonly #within: Surroundings;

  constructor(code: StraightLine, parameter = (index: number) => `point[${index}]`, within: Surroundings = 'function') {
    this.#code = code;
    this.#parameter = parameter;
    this.#within = within;
  }

  print(): string {
    const stores = this.derivatives().map((derivative, index) => `gradient[${index}] = ${derivative}`);
    return lines([...this.statements(), ...stores, `return ${this.result()}`]);
  }

  /** With `text` after the statement at `index`. */
  statements(index?: number, text = ''): readonly string[] {
    const { parameters, statements } = this.#code;
    const printer = new StatementPrinter(
      statements,
      (place) => placeName(this.#code, place),
      (place) => (place < this.#code.firstAdjoint ? 'const ' : 'let '),
      this.#within,
    );
    return [
      ...parameters.map(({ place, index }) => `const ${placeName(this.#code, place)} = ${this.#parameter(index)}`),
      ...statements.flatMap((statement, at) => [...printer.print(statement), ...(at === index ? [text] : [])]),
    ];
  }

  result(): string {
    return this.#source(this.#code.result);
  }

  derivatives(): readonly string[] {
    return this.#code.derivatives.map((derivative) => this.#source(derivative));
  }

  #source(source: Source): string {
    return 'value' in source ? numberText(source.value) : placeName(this.#code, source.place);
  }
}

/** What a place is called. */
export function placeName({ firstAdjoint }: StraightLine, place: Place): string {
  return place < firstAdjoint ? primalName(place) : adjointName(place - firstAdjoint);
}

/** The body of a strict function. */
export function lines(statements: readonly string[]): string {
  return ["'use strict'", ...statements].map((statement) => `${statement};\n`).join('');
}
