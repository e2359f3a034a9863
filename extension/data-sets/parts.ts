import type { PublicFile } from './catalogue.ts';

/** Where a data set's files are: names and bytes, nothing else. */
export interface DataStore {
  /** Names and sizes. */
  list(): Promise<ReadonlyMap<string, number>>;
  read(name: string): Promise<Uint8Array>;
  /** All at once: a name has its bytes whole, or not at all. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  delete(name: string): Promise<void>;
}

/** Bytes of a part: what is written at once while a file comes. */
const PART = 4 * 2 ** 20;

/**
 * A file that comes in parts, each stored as a file of its own, as stores cannot append. What is stored of it survives a kill at
 * any byte; the rest is asked for again.
 */
export class Parts {
  readonly #store: DataStore;
  readonly #file: PublicFile;
  #count = 0;
  #stored = 0;
  #pending: Uint8Array[] = [];
  #waiting = 0;

  private constructor(store: DataStore, file: PublicFile) {
    this.#store = store;
    this.#file = file;
  }

  static async open(store: DataStore, file: PublicFile): Promise<Parts> {
    const parts = new Parts(store, file);
    const names = await store.list();
    for (;;) {
      const size = names.get(parts.#name(parts.#count));
      if (size === undefined) return parts;
      parts.#stored += size;
      parts.#count++;
    }
  }

  /** Bytes that have come. */
  get here(): number {
    return this.#stored + this.#waiting;
  }

  async add(bytes: Uint8Array): Promise<void> {
    this.#pending.push(bytes);
    this.#waiting += bytes.length;
    if (this.#waiting >= PART) await this.flush();
  }

  /** Stores what has come. */
  async flush(): Promise<void> {
    if (this.#waiting === 0) return;
    const bytes = joined(this.#pending);
    this.#pending = [];
    this.#waiting = 0;
    await this.#store.write(this.#name(this.#count), bytes);
    this.#count++;
    this.#stored += bytes.length;
  }

  async clear(): Promise<void> {
    this.#pending = [];
    this.#waiting = 0;
    while (this.#count > 0) await this.#store.delete(this.#name(--this.#count));
    this.#stored = 0;
  }

  /** The file in one piece, in the place of its parts; false where its bytes are not those published, and then nothing is left. */
  async finish(): Promise<boolean> {
    await this.flush();
    const parts = await Promise.all(Array.from({ length: this.#count }, (_, index) => this.#store.read(this.#name(index))));
    const whole = joined(parts);
    const right = (await sha256(whole)) === this.#file.sha256;
    if (right) await this.#store.write(this.#file.name, whole);
    await this.clear();
    return right;
  }

  #name(index: number): string {
    return `${this.#file.name}.part${index}`;
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
