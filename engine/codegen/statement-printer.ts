import { invariant } from '../invariant.ts';
import type { Term } from '../operations/types.ts';
import { elementaryCall, elementaryOf, inlinedElementary, type Surroundings } from './elementary/calls.ts';
import { type Elementary, elementaryText } from './elementary/elementary.ts';
import { termText } from './javascript.ts';
import type { Place, Statement } from './straight-line.ts';

/** Prints the statements of one block of JavaScript, in the order in which they stand there. */
export class StatementPrinter {
  readonly #name: (place: Place) => string;
  readonly #declaration: (place: Place) => string;
  readonly #elementary: ReadonlyMap<Place, ReadonlySet<Elementary>>;
  readonly #defined = new Set<Place>();

  /** `statements` are all of the block's; `declaration` is the keyword (and a blank) that comes before what is assigned first, if any. */
  constructor(
    statements: readonly Statement[],
    name: (place: Place) => string,
    declaration: (place: Place) => string,
    within: Surroundings = 'function',
  ) {
    this.#name = name;
    this.#declaration = declaration;
    this.#elementary = inlinedElementary(statements, within);
  }

  /** `number` says how the numbers within terms are written. */
  print(statement: Statement, number?: (value: number) => string): readonly string[] {
    return [...this.#prelude(statement), this.#statement(statement, number)];
  }

  /** The elementary functions written out where the statement needs them first: all that are wanted of the same number. */
  #prelude(statement: Statement): readonly string[] {
    if (this.#elementary.size === 0) return [];
    return elementaryOf(statement).flatMap(({ place }) => {
      const wanted = this.#defined.has(place) ? undefined : this.#elementary.get(place);
      this.#defined.add(place);
      return wanted
        ? [elementaryText(this.#name(place), Object.fromEntries([...wanted].map((one) => [one, this.#result(one, place)])))]
        : [];
    });
  }

  #statement(statement: Statement, number: ((value: number) => string) | undefined): string {
    const { to, adds, term, factor } = statement;
    const name = this.#name(to);
    if (!adds) return `${this.#declaration(to)}${name} = ${this.#product(statement, number)}`;
    if (term === -1) return `${name} -= ${factor === undefined ? 1 : this.#name(factor)}`;
    // The same bits as adding what is less than nothing.
    if (typeof term === 'object' && term[0] === 'neg') return `${name} -= ${this.#product({ ...statement, term: term[1] }, number)}`;
    return `${name} += ${this.#product(statement, number)}`;
  }

  /** Factors that are the constants 1 and -1 are left out, which changes no bit. */
  #product(statement: Statement, number: ((value: number) => string) | undefined): string {
    const { factor, term } = statement;
    if (factor !== undefined && term === 1) return this.#name(factor);
    if (factor !== undefined && term === -1) return `-${this.#name(factor)}`;
    const text = termText(term, {
      name: (variable) => {
        const place = statement[variable];
        invariant(place !== undefined, 'a term names only operands that it has');
        return this.#name(place);
      },
      known: (part) => this.#known(part, statement),
      ...(number && { number }),
    });
    return factor === undefined ? text : `${this.#name(factor)} * ${text}`;
  }

  #known(part: Term, statement: Statement): string | undefined {
    const found = elementaryCall(part, statement);
    return found && this.#elementary.get(found.place)?.has(found.operation) ? this.#result(found.operation, found.place) : undefined;
  }

  #result(operation: Elementary, place: Place): string {
    return `${operation}_${this.#name(place).replaceAll(/\W+/g, '_')}`;
  }
}
