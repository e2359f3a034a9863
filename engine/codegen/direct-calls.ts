import { compileDirect, type DirectAnswers, type DirectCall, type DirectSource } from './direct.ts';

/** So many traces are tried one after the other before all begins anew. */
const mostTraces = 4;

/**
 * The calls of one kind of a function of numbers, answered by generated code where that is known, and by `slow` elsewhere. A
 * trace that `slow` comes to twice in a row is put in front of those before.
 */
export class DirectCalls<Wanted extends keyof DirectAnswers> {
  readonly #wanted: Wanted;
  readonly #slow: DirectCall<Wanted>;
  readonly #owner: object;
  #chain: DirectSource[] = [];
  #call: DirectCall<Wanted>;
  #last: DirectSource | undefined;

  /** The owner's method by the name of what is wanted is replaced. */
  constructor(wanted: Wanted, slow: DirectCall<Wanted>, owner: object) {
    this.#wanted = wanted;
    this.#slow = slow;
    this.#owner = owner;
    this.#call = slow;
  }

  /** `slow` was called with numbers only, of which this is the trace. */
  came(traced: DirectSource): void {
    const again = this.#last === traced;
    this.#last = traced;
    if (!again || this.#chain.includes(traced)) return;
    if (this.#chain.length === mostTraces) {
      this.#chain = [];
      this.#call = this.#slow;
    }
    this.#chain.push(traced);
    const compiled = compileDirect(traced, this.#wanted, this.#call);
    if (!compiled) return;
    this.#call = compiled;
    // Not to be listed: it is the method that it was.
    Object.defineProperty(this.#owner, this.#wanted, { value: compiled, configurable: true, writable: true, enumerable: false });
  }
}
