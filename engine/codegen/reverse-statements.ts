import type { Term } from '../operations/types.ts';
import type { Arrival, Scaled } from './scaled.ts';
import type { Place, Source, Statement } from './straight-line.ts';

/** The statements of reverse mode by values as they are written. */
export class ReverseStatements {
  readonly statements: Statement[] = [];
  #places: number;

  constructor(free: number) {
    this.#places = free;
  }

  get places(): number {
    return this.#places;
  }

  /** A new adjoint that holds so many times what arrives, without its scale. */
  set(arrival: Arrival, times: number): Place {
    const to = this.#fresh();
    this.#write(to, false, arrival, times);
    return to;
  }

  add(to: Place, arrival: Arrival, times: number): void {
    this.#write(to, true, arrival, times);
  }

  product({ scale, place }: Scaled): Place {
    return this.set({ scale: 1, factor: place, term: 1, a: undefined, b: undefined, z: undefined }, scale);
  }

  /** A new adjoint that holds the quotient; of 1 where nothing is divided. */
  quotient(factor: Place | undefined, divisor: Place): Place {
    return this.set({ scale: 1, factor, term: ['div', 1, 'b'], a: undefined, b: divisor, z: undefined }, 1);
  }

  /** Where to find a finished derivative. */
  source(adjoint: Scaled): Source {
    const { scale, place } = adjoint;
    if (scale === 1) return place === undefined ? { value: 1 } : { place };
    return { place: this.product(adjoint) };
  }

  #write(to: Place, adds: boolean, { term, factor, a, b, z }: Arrival, times: number): void {
    const divisor = factor !== undefined && typeof term === 'object' && term[0] === 'div' && term[1] === 1 ? term[2] : undefined;
    const places = { a, b, z };
    if (typeof divisor === 'string' && Math.abs(times) === 1) {
      const quotient: Term = ['div', 'a', 'b'];
      this.statements.push({
        to,
        adds,
        factor: undefined,
        term: scaled(quotient, times, adds),
        a: factor,
        b: places[divisor],
        z: undefined,
      });
    } else this.statements.push({ to, adds, factor, term: scaled(term, times, adds), ...places });
  }

  #fresh(): Place {
    return this.#places++ as Place;
  }
}

/** The term so many times; in a sum with the sign outermost, where it becomes a subtraction. */
function scaled(term: Term, times: number, adds: boolean): Term {
  if (term === 1 && (times === -1 || !adds)) return times;
  if (times < 0) return ['neg', scaled(term, -times, adds)];
  if (term === 1) return times;
  return times === 1 ? term : ['mul', times, term];
}
