/** Milliseconds over which a rate is taken. */
const WINDOW = 3000;

/** How fast something counts up, over the last seconds. */
export class Rate {
  readonly #seen: { readonly at: number; readonly count: number }[] = [];

  add(at: number, count: number): void {
    this.#seen.push({ at, count });
    while (this.#seen.length > 2 && at - (this.#seen[0]?.at ?? at) > WINDOW) this.#seen.shift();
  }

  /** Counts a second; 0 before there is a second look. */
  get perSecond(): number {
    const [first] = this.#seen;
    const last = this.#seen.at(-1);
    if (first === undefined || last === undefined || last.at <= first.at) return 0;
    return (1000 * (last.count - first.count)) / (last.at - first.at);
  }
}
