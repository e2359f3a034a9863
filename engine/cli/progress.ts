import type { Terminal } from './terminal.ts';

/** A clock, and where to say it. */
type Told = Pick<Terminal, 'now' | 'complain'>;

/** Says at most once a second how far a long work is, how fast it goes and how long it will take. */
export class Progress {
  readonly #terminal: Told;
  readonly #total: number;
  readonly #what: string;
  readonly #started: number;
  #said: number;
  #done = 0;

  /** `total` in units of `what`. */
  constructor(terminal: Told, total: number, what: string) {
    this.#terminal = terminal;
    this.#total = total;
    this.#what = what;
    this.#started = terminal.now();
    this.#said = this.#started;
  }

  add(count: number): void {
    this.#done += count;
    const now = this.#terminal.now();
    if (now - this.#said < 1000) return;
    this.#said = now;
    const rate = this.#done / ((now - this.#started) / 1000);
    const left = Math.ceil((this.#total - this.#done) / rate);
    const percent = Math.floor((100 * this.#done) / this.#total);
    this.#terminal.complain(`${percent} %, ${short(rate)} ${this.#what} a second, ${left} s left`);
  }

  /** In all: seconds and rate. */
  finish(): void {
    const seconds = (this.#terminal.now() - this.#started) / 1000;
    this.#terminal.complain(`${short(this.#done)} ${this.#what} in ${seconds.toFixed(1)} s`);
  }
}

function short(value: number): string {
  if (value >= 1e6) return `${(value / 1e6).toFixed(1)} million`;
  return value >= 1e3 ? `${(value / 1e3).toFixed(1)} thousand` : value.toFixed(0);
}
