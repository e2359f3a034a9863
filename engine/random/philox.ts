import { at } from '../invariant.ts';

/**
 * Philox-4x32-10 (Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy as 1, 2, 3", SC 2011):
 * a keyed bijection of 128-bit counters whose outputs pass as independent uniform words. Having no state,
 * it gives the random numbers of any iteration without those of the iterations before.
 */
export type PhiloxCounter = readonly [number, number, number, number];
export type PhiloxKey = readonly [number, number];

/** Four uniform 32-bit words of a counter and a key, both in 32-bit unsigned words, low word first. */
export function philox(counter: PhiloxCounter, key: PhiloxKey): PhiloxCounter {
  const [c0, c1, c2, c3] = counter;
  const words = new Uint32Array(4);
  philoxInto(words, c0, c1, c2, c3, key[0], key[1]);
  return [at(words, 0), at(words, 1), at(words, 2), at(words, 3)];
}

/** The same, written into the first four elements of `words`: nothing is allocated. */
export function philoxInto(
  words: Uint32Array,
  counter0: number,
  counter1: number,
  counter2: number,
  counter3: number,
  key0: number,
  key1: number,
) {
  let [c0, c1, c2, c3, k0, k1] = [counter0 | 0, counter1 | 0, counter2 | 0, counter3 | 0, key0 | 0, key1 | 0];
  for (let round = 0; round < ROUNDS; round++) {
    const high0 = highWord(c0, HALVES_0_LOW, HALVES_0_HIGH);
    const high1 = highWord(c2, HALVES_1_LOW, HALVES_1_HIGH);
    const low0 = Math.imul(MULTIPLIER_0, c0);
    c0 = high1 ^ c1 ^ k0;
    c1 = Math.imul(MULTIPLIER_1, c2);
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + WEYL_0) | 0;
    k1 = (k1 + WEYL_1) | 0;
  }
  words[0] = c0;
  words[1] = c1;
  words[2] = c2;
  words[3] = c3;
}

const ROUNDS = 10;
const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
/** The key schedule's steps: the golden ratio and √3 − 1, as fractions of 2³². */
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;

const HALVES_0_LOW = MULTIPLIER_0 & 0xffff;
const HALVES_0_HIGH = MULTIPLIER_0 >>> 16;
const HALVES_1_LOW = MULTIPLIER_1 & 0xffff;
const HALVES_1_HIGH = MULTIPLIER_1 >>> 16;

/** The upper 32 bits of a 32 × 32 bit product, in halves: products and sums of halves fit in 32 bits, read without a sign. */
function highWord(a: number, bLow: number, bHigh: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const middle = ((Math.imul(aHigh, bLow) >>> 0) + (Math.imul(aLow, bLow) >>> 16)) >>> 0;
  const carry = ((Math.imul(aLow, bHigh) >>> 0) + (middle & 0xffff)) >>> 0;
  return (Math.imul(aHigh, bHigh) + (middle >>> 16) + (carry >>> 16)) | 0;
}
