import { at } from '../../invariant.ts';

/** So many statements in a row must come again for a loop to be suspected. */
const window = 8;

/** Bodies of more statements than this are not looked for, and no more than so many suspicions followed at one place. */
const longestPeriod = 512;
const suspicions = 6;

/** Where the same statements come again. */
export class Repeats {
  /** By statement: the next one from which the same window follows, or -1. */
  readonly #next: Int32Array;

  constructor(signatures: Int32Array) {
    this.#next = new Int32Array(signatures.length).fill(-1);
    // By hash, the first of the windows behind that has it. Another window with the same place in the table hides it, which loses a suspicion.
    const size = 2 ** Math.ceil(Math.log2(2 * signatures.length + 1));
    const last = new Int32Array(size).fill(-1);
    for (let index = signatures.length - window; index >= 0; index--) {
      const hash = hashOf(signatures, index) & (size - 1);
      const next = at(last, hash);
      if (next !== -1 && sameWindow(signatures, index, next)) this.#next[index] = next;
      last[hash] = index;
    }
  }

  /** How far on the statements come again, the shortest first. */
  *periodsAt(index: number): Generator<number> {
    let next = at(this.#next, index);
    for (let tried = 0; tried < suspicions && next !== -1 && next - index <= longestPeriod; tried++) {
      yield next - index;
      next = at(this.#next, next);
    }
  }
}

function hashOf(signatures: Int32Array, from: number): number {
  let hash = 0;
  for (let index = from; index < from + window; index++) hash = Math.imul(hash, 0x9e3779b1) + (signatures[index] ?? 0);
  return hash ^ (hash >>> 15);
}

function sameWindow(signatures: Int32Array, left: number, right: number): boolean {
  for (let offset = 0; offset < window; offset++) if (signatures[left + offset] !== signatures[right + offset]) return false;
  return true;
}
