import { at } from '../../invariant.ts';

/** Numbers written with a base for each digit, the lowest digit first: one number for a choice in each of several lists. */
export class MixedRadix {
  /** How many numbers there are: the product of the bases. */
  readonly size: bigint;
  readonly #bases: readonly bigint[];

  constructor(bases: readonly number[]) {
    this.#bases = bases.map(BigInt);
    this.size = this.#bases.reduce((product, base) => product * base, 1n);
  }

  digits(index: bigint): readonly number[] {
    let rest = index;
    return this.#bases.map((base) => {
      const digit = Number(rest % base);
      rest /= base;
      return digit;
    });
  }

  /** The inverse of `digits`. */
  index(digits: readonly number[]): bigint {
    return digits.reduceRight((index, digit, i) => index * at(this.#bases, i) + BigInt(digit), 0n);
  }
}
