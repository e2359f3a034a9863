import type { Disposable } from '../dispose.ts';
import type { StartWorker } from './client.ts';
import { WorkerClient } from './client.ts';
import type { EngineClient } from './protocol.ts';

export interface PoolOptions {
  readonly start: StartWorker;
  /** Workers at once. */
  readonly size: number;
  /** Milliseconds that a call may take. */
  readonly timeLimit: number;
}

/** A worker for oneself. */
export interface Lease {
  readonly engine: EngineClient;
  /** Gives the worker back: it ends at once, whatever it does, and what waits for it rejects. */
  end(): void;
}

/** Engine workers for long work, apart from the one that answers while the person types. Who comes first is served first. */
export class WorkerPool implements Disposable {
  readonly #options: PoolOptions;
  readonly #waiting: ((lease: Lease) => void)[] = [];
  readonly #working = new Set<WorkerClient>();
  #ended = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** Workers at once. */
  get size(): number {
    return this.#options.size;
  }

  /** A worker, as soon as one is free; never, once the pool has ended. */
  lease(): Promise<Lease> {
    const { promise, resolve } = Promise.withResolvers<Lease>();
    this.#waiting.push(resolve);
    this.#serve();
    return promise;
  }

  dispose(): void {
    this.#ended = true;
    for (const worker of this.#working) worker.dispose();
  }

  /** A fresh worker for everyone: it costs less than a second, and nothing of what another left behind stays in memory. */
  #serve(): void {
    if (this.#ended || this.#working.size >= this.#options.size) return;
    const next = this.#waiting.shift();
    if (next === undefined) return;
    const engine = new WorkerClient({ start: this.#options.start, timeLimit: this.#options.timeLimit });
    this.#working.add(engine);
    const end = (): void => {
      engine.dispose();
      if (this.#working.delete(engine)) this.#serve();
    };
    next({ engine, end });
    this.#serve();
  }
}
