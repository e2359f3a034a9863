import type { IterationRecord } from '../../engine/index.ts';
import { COLUMNS } from '../../webview/protocol.ts';

/** Parameters whose own gradients are kept for charts, and whose kept branches for the raster: the first of them. */
export const MOST_TRACKED = 8;

/** The numbers of iterations [from, from + count): plain typed arrays, cheap to send from a worker. */
export interface Rows {
  readonly from: number;
  readonly count: number;
  /** How many parameters are tracked. */
  readonly tracked: number;
  /** Row by row, `widthOf(tracked)` numbers each: `COLUMNS`, then g and then ∇f of the tracked parameters. */
  readonly numbers: Float64Array;
  /** What `kept` refers to. */
  readonly labels: readonly string[];
  /** Row by row, a label a tracked parameter. */
  readonly kept: Uint32Array;
}

export function widthOf(tracked: number): number {
  return COLUMNS.length + 2 * tracked;
}

/** What the exact analysis adds to a record. */
export interface Spread {
  readonly variance: number;
  readonly bias: number;
  readonly leastVariance: number;
}

/** Rows under construction. */
export class RowsBuilder {
  readonly #from: number;
  readonly #tracked: number;
  #numbers: Float64Array;
  #kept: Uint32Array;
  #count = 0;
  readonly #labels = new Map<string, number>();

  constructor(from: number, parameters: number) {
    this.#from = from;
    this.#tracked = Math.min(parameters, MOST_TRACKED);
    this.#numbers = new Float64Array(16 * widthOf(this.#tracked));
    this.#kept = new Uint32Array(16 * this.#tracked);
  }

  add(record: IterationRecord, spread: Spread | undefined): void {
    const width = widthOf(this.#tracked);
    if ((this.#count + 1) * width > this.#numbers.length) this.#grow();
    const row = this.#numbers.subarray(this.#count * width, (this.#count + 1) * width);
    row.set([
      record.objective,
      record.norm,
      record.exactNorm,
      cosine(record),
      spread?.variance ?? Number.NaN,
      spread?.bias ?? Number.NaN,
      spread?.leastVariance ?? Number.NaN,
      record.tape.selected.held,
      record.tape.full.held,
      record.tape.candidates,
    ]);
    for (let p = 0; p < this.#tracked; p++) {
      row[COLUMNS.length + p] = record.gradient[p] ?? Number.NaN;
      row[COLUMNS.length + this.#tracked + p] = record.exact[p] ?? Number.NaN;
      this.#kept[this.#count * this.#tracked + p] = this.#label(record.labels[p] ?? '');
    }
    this.#count++;
  }

  get count(): number {
    return this.#count;
  }

  done(): Rows {
    return {
      from: this.#from,
      count: this.#count,
      tracked: this.#tracked,
      numbers: this.#numbers.slice(0, this.#count * widthOf(this.#tracked)),
      labels: [...this.#labels.keys()],
      kept: this.#kept.slice(0, this.#count * this.#tracked),
    };
  }

  #label(label: string): number {
    const known = this.#labels.get(label);
    if (known !== undefined) return known;
    this.#labels.set(label, this.#labels.size);
    return this.#labels.size - 1;
  }

  #grow(): void {
    const numbers = new Float64Array(2 * this.#numbers.length);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
    const kept = new Uint32Array(2 * this.#kept.length);
    kept.set(this.#kept);
    this.#kept = kept;
  }
}

/** Of the angle between estimate and gradient; NaN where one of them has no direction. */
function cosine({ gradient, norm, exact, exactNorm }: IterationRecord): number {
  // Divided first, entry by entry: the products of large gradients would overflow.
  const sum = gradient.reduce((total, g, i) => total + (g / norm) * ((exact[i] ?? Number.NaN) / exactNorm), 0);
  return Math.max(-1, Math.min(1, sum));
}
