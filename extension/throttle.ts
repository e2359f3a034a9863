import type { Disposable } from './dispose.ts';

/** Calls back at once and then at most every so many milliseconds; the last of what was asked for is never lost. */
export class Throttle implements Disposable {
  readonly #milliseconds: number;
  readonly #callback: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = false;

  constructor(milliseconds: number, callback: () => void) {
    this.#milliseconds = milliseconds;
    this.#callback = callback;
  }

  trigger(): void {
    if (this.#timer !== undefined) {
      this.#asked = true;
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#asked) this.trigger();
    }, this.#milliseconds);
    this.#asked = false;
    this.#callback();
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
