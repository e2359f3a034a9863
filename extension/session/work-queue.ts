import type { Clock } from './events.ts';

/** Work that takes longer than this, in milliseconds, is announced as busy. */
const NOTICEABLE = 100;

export interface WorkQueueOptions {
  readonly clock: Clock;
  readonly busyChanged: () => void;
  readonly failed: (message: string) => void;
}

/** Does one piece of work after the other, and says when one takes noticeably long. */
export class WorkQueue {
  readonly #options: WorkQueueOptions;
  #last: Promise<void> = Promise.resolve();
  #busy = false;
  #ended = false;

  constructor(options: WorkQueueOptions) {
    this.#options = options;
  }

  get busy(): boolean {
    return this.#busy;
  }

  /** Resolves when the work is done. Never rejects: a failure is told, and the next piece goes on. */
  add(work: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(() => this.#run(work));
    return this.#last;
  }

  /** What has not begun is not begun any more. */
  end(): void {
    this.#ended = true;
  }

  async #run(work: () => Promise<void>): Promise<void> {
    if (this.#ended) return;
    let working = true;
    void this.#options.clock.wait(NOTICEABLE).then(() => {
      if (working) this.#setBusy(true);
    });
    try {
      await work();
    } catch (error) {
      this.#options.failed(error instanceof Error ? error.message : String(error));
    } finally {
      working = false;
      this.#setBusy(false);
    }
  }

  #setBusy(busy: boolean): void {
    if (this.#busy === busy || this.#ended) return;
    this.#busy = busy;
    this.#options.busyChanged();
  }
}
