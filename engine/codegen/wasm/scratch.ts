import { at } from '../../invariant.ts';
import { pageBytes } from './module.ts';
import { type WasmMemory, webAssembly } from './web-assembly.ts';

/**
 * The memory of compiled traces: one for all, since evaluations run one after the other and leave nothing there that is
 * read later. It grows to what the largest needs, and goes when the last compiled trace does.
 */
export class Scratch {
  readonly memory: WasmMemory;
  #numbers: Float64Array;

  private constructor(memory: WasmMemory) {
    this.memory = memory;
    this.#numbers = this.#view();
  }

  /** Has room for so many numbers; throws `RangeError` where there is none. */
  static of(numbers: number): Scratch | undefined {
    if (!webAssembly) return undefined;
    const pages = Math.ceil((8 * numbers) / pageBytes);
    let scratch = shared?.deref();
    if (!scratch) {
      scratch = new Scratch(new webAssembly.Memory({ initial: pages }));
      shared = new WeakRef(scratch);
    }
    const missing = pages - scratch.memory.buffer.byteLength / pageBytes;
    if (missing > 0) scratch.memory.grow(missing);
    return scratch;
  }

  /** All of it as numbers; growing makes an older view empty. */
  get numbers(): Float64Array {
    if (this.#numbers.length === 0) this.#numbers = this.#view();
    return this.#numbers;
  }

  #view(): Float64Array {
    const numbers = new Float64Array(this.memory.buffer);
    numbers[at(constants, 0)] = 0;
    numbers[at(constants, 1)] = 1;
    return numbers;
  }
}

/** Where the numbers 0 and 1 are, which derivatives can be. */
export const constants = [0, 1] as const;

let shared: WeakRef<Scratch> | undefined;
