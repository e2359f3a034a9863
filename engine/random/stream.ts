/** Counter-based randomness: a stream is a pure function of its key, so replay, workers and stepping back agree bit for bit. */
import { at } from '../invariant.ts';
import { type PhiloxCounter, philox } from './philox.ts';

/** Words drawn one after the other from one key. Not shared between draws: make a stream for each. */
export interface RandomStream {
  /** Uniform on the 32-bit unsigned integers. */
  word(): number;
  /** Uniform on [0, 1) with 53 bits. */
  uniform(): number;
  /** Uniform on [0, bound) without bias, for any size of bound (rejection on whole words). */
  below(bound: bigint): bigint;
  /**
   * A position, each with probability proportional to its weight; uniform where the weights do not add up to a positive number
   * (all are 0, or one is not a number).
   */
  choose(weights: ArrayLike<number>): number;
}

/** What a stream is a function of. Two streams with different keys share no word. */
export interface StreamKey {
  /** An unsigned 53-bit integer. */
  readonly seed: number;
  /** The rest: unsigned 32-bit integers. */
  readonly iteration: number;
  readonly space: number;
  readonly draw: number;
}

/** Throws `RangeError` where the key is out of range. A stream has 2³² blocks of four words. */
export function stream(key: StreamKey): RandomStream {
  checkKey(key);
  const seed = [key.seed >>> 0, Math.floor(key.seed / WORD)] as const;
  let block = 0;
  let words: PhiloxCounter = [0, 0, 0, 0];
  let used: 0 | 1 | 2 | 3 | 4 = 4;

  const word = (): number => {
    if (used === 4) {
      words = philox([block++, key.draw, key.space, key.iteration], seed);
      used = 0;
    }
    return words[used++ as 0 | 1 | 2 | 3];
  };
  const uniform = (): number => ((word() >>> 5) * 0x4000000 + (word() >>> 6)) / 0x20000000000000;
  return {
    word,
    uniform,
    below: (bound) => below(bound, word),
    choose(weights) {
      const total = Array.from(weights).reduce((sum, weight) => sum + weight, 0);
      return total > 0 && total < Number.POSITIVE_INFINITY
        ? choose(weights, total * uniform())
        : Number(below(BigInt(weights.length), word));
    },
  };
}

const WORD = 2 ** 32;

/** Whole words, thrown away beyond the last multiple of `bound`, so that every remainder is equally likely. */
function below(bound: bigint, word: () => number): bigint {
  if (bound <= 0n) throw new RangeError(`cannot draw below ${bound}`);
  if (bound === 1n) return 0n;
  let range = 1n;
  let words = 0;
  for (; range < bound; words++) range <<= 32n;
  const limit = range - (range % bound);
  for (;;) {
    let value = 0n;
    for (let i = 0; i < words; i++) value = (value << 32n) | BigInt(word());
    if (value < limit) return value % bound;
  }
}

/** Where `mark` falls when the weights are laid end to end; never on a weight of 0. */
function choose(weights: ArrayLike<number>, mark: number): number {
  let chosen = 0;
  let passed = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = at(weights, i);
    if (weight > 0) chosen = i;
    passed += weight;
    if (mark < passed) break;
  }
  return chosen;
}

function checkKey(key: StreamKey): void {
  if (!Number.isSafeInteger(key.seed) || key.seed < 0) throw new RangeError(`the seed ${key.seed} is not an unsigned 53-bit integer`);
  for (const part of ['iteration', 'space', 'draw'] as const) {
    if (key[part] >>> 0 !== key[part]) throw new RangeError(`the ${part} ${key[part]} is not an unsigned 32-bit integer`);
  }
}
