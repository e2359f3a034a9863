import type { DataSetStatus, DataSetSummary } from '../../webview/protocol.ts';
import { Rate } from '../runs/rate.ts';
import type { PublicSet } from './catalogue.ts';
import { download } from './download.ts';
import type { DataStore } from './parts.ts';

export interface LoadOptions {
  readonly store: DataStore;
  /** Milliseconds without a byte. */
  readonly patience: number;
  readonly now: () => number;
  readonly changed: () => void;
}

/** A published data set: how much of it is here, and its download. */
export class LoadedSet {
  readonly set: PublicSet;
  readonly #options: LoadOptions;
  #status: DataSetStatus = 'absent';
  #message: string | undefined;
  /** Bytes of each file that are here. */
  readonly #here = new Map<string, number>();
  #rate = new Rate();
  #abort: AbortController | undefined;

  constructor(set: PublicSet, options: LoadOptions) {
    this.set = set;
    this.#options = options;
  }

  /** Looks at what is stored. */
  async look(): Promise<void> {
    if (this.#status === 'loading') return;
    const names = await this.#options.store.list();
    for (const { name } of this.set.files) {
      const parts = [...names].filter(([each]) => each.startsWith(`${name}.part`)).reduce((sum, [, size]) => sum + size, 0);
      this.#here.set(name, names.get(name) ?? parts);
    }
    const whole = this.set.files.every(({ name, bytes }) => names.get(name) === bytes);
    this.#status = whole ? 'ready' : this.#bytes > 0 ? 'stopped' : 'absent';
  }

  get summary(): DataSetSummary {
    const { id, name, description, exampleSize, images, files } = this.set;
    const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    const rate = this.#status === 'loading' ? this.#rate.perSecond : 0;
    return {
      id,
      name,
      description,
      status: this.#status,
      exampleSize,
      images,
      bytes: { total, here: this.#bytes },
      ...(rate > 0 && { rate }),
      ...(this.#message !== undefined && { message: this.#message }),
      public: true,
    };
  }

  /** Downloads what is missing, file by file. */
  async load(): Promise<void> {
    if (this.#status === 'loading' || this.#status === 'ready') return;
    const { store, patience, now, changed } = this.#options;
    const abort = new AbortController();
    this.#abort = abort;
    this.#turn('loading');
    this.#rate = new Rate();
    try {
      const names = await store.list();
      for (const file of this.set.files.filter(({ name, bytes }) => names.get(name) !== bytes)) {
        await download({
          file,
          store,
          signal: abort.signal,
          patience,
          progress: (here) => {
            this.#here.set(file.name, here);
            this.#rate.add(now(), this.#bytes);
            changed();
          },
        });
      }
      this.#turn('ready');
    } catch (error) {
      if (abort.signal.aborted) this.#turn('stopped');
      else this.#turn('failed', error instanceof Error ? error.message : String(error));
    }
  }

  /** Stops the download at once; what has come is kept. */
  cancel(): void {
    this.#abort?.abort();
  }

  async remove(): Promise<void> {
    for (const name of (await this.#options.store.list()).keys()) await this.#options.store.delete(name);
    await this.look();
    this.#turn(this.#status);
  }

  get #bytes(): number {
    return [...this.#here.values()].reduce((sum, bytes) => sum + bytes, 0);
  }

  #turn(status: DataSetStatus, message?: string): void {
    this.#status = status;
    this.#message = message;
    this.#options.changed();
  }
}
