/** A non-negative rational, exact. Counts of paths exceed 2⁵³, so probabilities are kept as fractions of them. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ONE: Fraction = { numerator: 1n, denominator: 1n };

/** One over a fraction that is not 0. */
export function inverse({ numerator, denominator }: Fraction): Fraction {
  return { numerator: denominator, denominator: numerator };
}

/** The nearest double (ties to even); infinite beyond the largest one. */
export function toNumber({ numerator, denominator }: Fraction): number {
  if (numerator <= EXACT && denominator <= EXACT) return Number(numerator) / Number(denominator);
  // A quotient of 64 bits or more; its last bit also stands for all that follow, so that rounding sees a tie only where there is one.
  const shift = 65 + bitLength(denominator) - bitLength(numerator);
  const dividend = shift > 0 ? numerator << BigInt(shift) : numerator;
  const divisor = shift < 0 ? denominator << BigInt(-shift) : denominator;
  const quotient = dividend / divisor;
  const sticky = quotient * divisor === dividend ? 0n : 1n;
  const half = Math.trunc(-shift / 2);
  return Number(quotient | sticky) * 2 ** half * 2 ** (-shift - half);
}

const EXACT = 2n ** 53n;

function bitLength(value: bigint): number {
  return value.toString(2).length;
}
