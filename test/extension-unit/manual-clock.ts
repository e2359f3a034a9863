import type { Clock } from '../../extension/session/events.ts';

/** Time that passes when the test says so. */
export class ManualClock implements Clock {
  #now = 0;
  #waiting: { readonly due: number; readonly done: () => void }[] = [];

  wait(milliseconds: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push({ due: this.#now + milliseconds, done: resolve });
    return promise;
  }

  /** Lets time pass, and then everything happen that follows from it. */
  async pass(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    const due = this.#waiting.filter((each) => each.due <= this.#now);
    this.#waiting = this.#waiting.filter((each) => each.due > this.#now);
    for (const each of due) each.done();
    await settled();
  }
}

/** Everything that needs no time has happened. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
