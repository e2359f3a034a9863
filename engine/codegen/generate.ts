import type { Sweep } from '../gradient/sweep-types.ts';
import type { Partial } from '../graph/types.ts';
import { invariant } from '../invariant.ts';
import type { Term, TermVariable } from '../operations/types.ts';
import type { Trace, ValueId } from '../trace/types.ts';
import { type Elementary, elementaryText } from './elementary.ts';
import { elementaryCall, elementaryOf, inlinedElementary } from './elementary-calls.ts';
import { adjointName, numberText, primalName, termText } from './javascript.ts';
import {
  gradientCode,
  type Place,
  primalCode,
  type Source,
  type Statement,
  type StraightLine,
  sweepCode,
  valueCode,
} from './straight-line.ts';

/** The body of `(point) => value`. */
export function valueText(ssa: Trace): string {
  return new Printer(valueCode(ssa)).print();
}

/** The body of `(point, gradient) => value`: the primal values that are needed, the sweep, the derivatives stored. */
export function gradientText(ssa: Trace, partials: readonly Partial[], sweep: Sweep): string {
  return new Printer(gradientCode(ssa, partials, sweep)).print();
}

/** The statements that define some values. */
export function primalText(ssa: Trace, wanted: Iterable<ValueId>): string {
  return lines(new Printer(primalCode(ssa, wanted)).statements());
}

/** A sweep as statements that can stand in another function, and an expression for each derivative. */
export interface SweepBody {
  readonly statements: readonly string[];
  readonly derivatives: readonly string[];
}

/** What computes the derivatives, without the value; `parameter` says how a coordinate of the point is written. */
export function sweepBody(ssa: Trace, partials: readonly Partial[], sweep: Sweep, parameter: (index: number) => string): SweepBody {
  const printer = new Printer(sweepCode(ssa, partials, sweep), parameter);
  return { statements: printer.statements(), derivatives: printer.derivatives() };
}

/** Straight-line code as the body of a JavaScript function. */
export function printStraightLine(code: StraightLine): string {
  return new Printer(code).print();
}

class Printer {
  readonly #code: StraightLine;
  readonly #parameter: (index: number) => string;
  readonly #elementary: ReadonlyMap<Place, ReadonlySet<Elementary>>;
  readonly #defined = new Set<Place>();

  constructor(code: StraightLine, parameter = (index: number) => `point[${index}]`) {
    this.#code = code;
    this.#parameter = parameter;
    this.#elementary = inlinedElementary(code);
  }

  print(): string {
    const stores = this.derivatives().map((derivative, index) => `gradient[${index}] = ${derivative}`);
    return lines([...this.statements(), ...stores, `return ${this.#source(this.#code.result)}`]);
  }

  statements(): readonly string[] {
    const { parameters, statements } = this.#code;
    return [
      ...parameters.map(({ place, index }) => `const ${this.#name(place)} = ${this.#parameter(index)}`),
      ...statements.flatMap((statement) => [...this.#prelude(statement), this.#statement(statement)]),
    ];
  }

  derivatives(): readonly string[] {
    return this.#code.derivatives.map((derivative) => this.#source(derivative));
  }

  /** The elementary functions written out where the statement needs them first: all that are wanted of the same number. */
  #prelude(statement: Statement): readonly string[] {
    if (this.#elementary.size === 0) return [];
    return elementaryOf(statement).flatMap(({ place }) => {
      const wanted = this.#defined.has(place) ? undefined : this.#elementary.get(place);
      this.#defined.add(place);
      const name = this.#name(place);
      return wanted ? [elementaryText(name, Object.fromEntries([...wanted].map((one) => [one, `${one}_${name}`])))] : [];
    });
  }

  #statement(statement: Statement): string {
    const to = this.#name(statement.to);
    if (!statement.adds) return `${statement.to < this.#code.firstAdjoint ? 'const' : 'let'} ${to} = ${this.#product(statement)}`;
    if (statement.term === -1) return `${to} -= ${statement.factor === undefined ? 1 : this.#name(statement.factor)}`;
    return `${to} += ${this.#product(statement)}`;
  }

  /** Factors that are the constants 1 and -1 are left out, which changes no bit. */
  #product(statement: Statement): string {
    const { factor, term } = statement;
    const name = (variable: TermVariable) => this.#name(statement[variable]);
    const known = (part: Term) => {
      const found = elementaryCall(part, statement);
      return found && this.#elementary.has(found.place) ? `${found.operation}_${this.#name(found.place)}` : undefined;
    };
    const text = termText(term, name, known);
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
