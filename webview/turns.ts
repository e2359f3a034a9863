/**
 * Work in turns, each in a frame of its own: a large graph is shown in several short frames instead of a long one, in which
 * nothing would answer. What comes meanwhile waits behind it, so the order stays.
 */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #pending = false;

  /** At once; where something waits, after that. */
  take(work: () => void): void {
    if (this.#waiting.length === 0 && !this.#pending) work();
    else this.wait(work);
  }

  /** After everything that waits, and not in this frame. */
  wait(work: () => void): void {
    this.#waiting.push(work);
    this.#schedule();
  }

  /** Parts of what is done at present: in the next frames, one each, before everything else that waits. */
  next(parts: readonly (() => void)[]): void {
    this.#waiting.unshift(...parts);
    this.#schedule();
  }

  /** After the next painting, so that what the turn before has changed is on screen by then. */
  #schedule(): void {
    if (this.#pending || this.#waiting.length === 0) return;
    this.#pending = true;
    afterPainting(() => {
      this.#pending = false;
      try {
        this.#waiting.shift()?.();
      } finally {
        this.#schedule();
      }
    });
  }
}

/** A page that is hidden paints nothing, and shall not wait for that. */
function afterPainting(work: () => void): void {
  if (document.hidden) setTimeout(work);
  else requestAnimationFrame(() => setTimeout(work));
}
