import { philoxInto } from './philox.ts';

/**
 * The draws of `stream`, for loops that cannot afford an object a draw: `start` is what a new stream is, `uniform` gives the
 * stream's numbers, and `below` does for bounds that are numbers up to 2³².
 */
export class KeyedWords {
  readonly #words = new Uint32Array(4);
  readonly #seedLow: number;
  readonly #seedHigh: number;
  #iteration = 0;
  #space = 0;
  #draw = 0;
  #block = 0;
  #used = 4;

  /** An unsigned 53-bit integer. */
  constructor(seed: number) {
    this.#seedLow = seed >>> 0;
    this.#seedHigh = Math.floor(seed / WORD);
  }

  start(iteration: number, space: number, draw: number): void {
    this.#iteration = iteration;
    this.#space = space;
    this.#draw = draw;
    this.#block = 0;
    this.#used = 4;
  }

  below(bound: number): number {
    if (bound === 1) return 0;
    const limit = WORD - (WORD % bound);
    for (;;) {
      const value = this.#word();
      if (value < limit) return value % bound;
    }
  }

  uniform(): number {
    return ((this.#word() >>> 5) * 0x4000000 + (this.#word() >>> 6)) / 0x20000000000000;
  }

  #word(): number {
    if (this.#used === 4) {
      philoxInto(this.#words, this.#block++, this.#draw, this.#space, this.#iteration, this.#seedLow, this.#seedHigh);
      this.#used = 0;
    }
    return this.#words[this.#used++] ?? 0;
  }
}

const WORD = 2 ** 32;
