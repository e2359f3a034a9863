import type { Sweep } from '../gradient/sweep-types.ts';
import type { Partial } from '../graph/types.ts';
import { invariant } from '../invariant.ts';
import type { Trace } from '../trace/types.ts';
import { adjointName, numberText, primalName, termText } from './javascript.ts';
import { gradientCode, type Place, type Source, type Statement, type StraightLine, valueCode } from './straight-line.ts';

/** The body of `(point) => value`. */
export function valueText(ssa: Trace): string {
  return new Printer(valueCode(ssa)).print();
}

/** The body of `(point, gradient) => value`: the primal values that are needed, the sweep, the derivatives stored. */
export function gradientText(ssa: Trace, partials: readonly Partial[], sweep: Sweep): string {
  return new Printer(gradientCode(ssa, partials, sweep)).print();
}

/** Straight-line code as the body of a JavaScript function. */
export function printStraightLine(code: StraightLine): string {
  return new Printer(code).print();
}

class Printer {
  readonly #code: StraightLine;

  constructor(code: StraightLine) {
    this.#code = code;
  }

  print(): string {
    const { parameters, statements, derivatives, result } = this.#code;
    return lines([
      ...parameters.map(({ place, index }) => `const ${this.#name(place)} = point[${index}]`),
      ...statements.map((statement) => this.#statement(statement)),
      ...derivatives.map((derivative, index) => `gradient[${index}] = ${this.#source(derivative)}`),
      `return ${this.#source(result)}`,
    ]);
  }

  #statement(statement: Statement): string {
    const to = this.#name(statement.to);
    if (!statement.adds) return `${statement.to < this.#code.firstAdjoint ? 'const' : 'let'} ${to} = ${this.#product(statement)}`;
    if (statement.term === -1) return `${to} -= ${statement.factor === undefined ? 1 : this.#name(statement.factor)}`;
    return `${to} += ${this.#product(statement)}`;
  }

  /** Factors that are the constants 1 and -1 are left out, which changes no bit. */
  #product({ factor, term, a, b, z }: Statement): string {
    const places = { a, b, z };
    const text = termText(term, (variable) => this.#name(places[variable]));
    if (factor === undefined) return text;
    if (term === 1) return this.#name(factor);
    return term === -1 ? `-${this.#name(factor)}` : `${this.#name(factor)} * ${text}`;
  }

  #source(source: Source): string {
    return 'value' in source ? numberText(source.value) : this.#name(source.place);
  }

  #name(place: Place | undefined): string {
    invariant(place !== undefined, 'a term names only operands that it has');
    const { firstAdjoint } = this.#code;
    return place < firstAdjoint ? primalName(place) : adjointName(place - firstAdjoint);
  }
}

function lines(statements: readonly string[]): string {
  return ["'use strict'", ...statements].map((statement) => `${statement};\n`).join('');
}
