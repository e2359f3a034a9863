/** Ownership: whoever makes something that must end keeps it in one of these. */

export interface Disposable {
  dispose(): unknown;
}

/** Disposes what it owns, last come first; what arrives after its own end is disposed at once. */
export class DisposableStore implements Disposable {
  #owned: Disposable[] = [];
  #ended = false;

  add<T extends Disposable>(owned: T): T {
    if (this.#ended) owned.dispose();
    else this.#owned.push(owned);
    return owned;
  }

  dispose(): void {
    this.#ended = true;
    const owned = this.#owned.reverse();
    this.#owned = [];
    for (const each of owned) each.dispose();
  }
}

/** Calls back once, `milliseconds` after the last `trigger`. */
export class Debouncer implements Disposable {
  #timer: ReturnType<typeof setTimeout> | undefined;

  trigger(milliseconds: number, callback: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(callback, milliseconds);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
