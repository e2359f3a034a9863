/** Keeps the results of the last calls: what falls out is simply made again. */
export class Recent<T> {
  readonly #capacity: number;
  /** In the order of their last use. */
  readonly #entries = new Map<string, T>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(key: string, make: () => T): T {
    const found = this.#entries.has(key) ? (this.#entries.get(key) as T) : make();
    this.#entries.delete(key);
    this.#entries.set(key, found);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > this.#capacity && oldest !== undefined) this.#entries.delete(oldest);
    return found;
  }

  forget(key: string): void {
    this.#entries.delete(key);
  }
}
