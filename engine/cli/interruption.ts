import type { Terminal } from './terminal.ts';

/** Milliseconds between looks. */
const BREATH = 50;

/** Looks now and then, in the middle of long work, whether the user wants an end. */
export class Interruption {
  readonly #terminal: Terminal;
  readonly #end: AbortSignal;
  #looked: number;

  constructor(terminal: Terminal, end = terminal.interruption()) {
    this.#terminal = terminal;
    this.#end = end;
    this.#looked = terminal.now();
  }

  /** Whether it is time to look again. */
  get due(): boolean {
    return this.#terminal.now() - this.#looked >= BREATH;
  }

  /** Lets a Ctrl-C come through; whether there was one. */
  async came(): Promise<boolean> {
    await this.#terminal.breathe();
    this.#looked = this.#terminal.now();
    return this.#end.aborted;
  }
}
