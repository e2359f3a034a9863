import { at } from '../../invariant.ts';

/** Numbers written with a base for each digit, the lowest digit first: one number for a choice in each of several lists. */
export class MixedRadix {
  /** How many numbers there are: the product of the bases. */
  readonly size: bigint;
  readonly #bases: readonly bigint[];
  #last: { readonly index: bigint; readonly digits: readonly number[] } | undefined;

  constructor(bases: readonly number[]) {
    this.#bases = bases.map(BigInt);
    this.size = this.#bases.reduce((product, base) => product * base, 1n);
  }

  /** The number asked for last costs nothing again: each parameter asks for the same. */
  digits(index: bigint): readonly number[] {
    if (this.#last?.index === index) return this.#last.digits;
    let rest = index;
    const digits = this.#bases.map((base) => {
      const digit = Number(rest % base);
      rest /= base;
      return digit;
    });
    this.#last = { index, digits };
    return digits;
  }

  /** The inverse of `digits`. */
  index(digits: readonly number[]): bigint {
    return digits.reduceRight((index, digit, i) => index * at(this.#bases, i) + BigInt(digit), 0n);
  }
}
