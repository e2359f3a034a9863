import type { RunState } from '../../engine/index.ts';
import { COLUMNS, type ColumnName, type Raster, type Series } from '../../webview/protocol.ts';
import { Checkpoints } from './checkpoints.ts';
import { Kept, type KeptDump } from './kept.ts';
import type { Rows } from './rows.ts';
import { MOST_TRACKED, widthOf } from './rows.ts';
import { Thinned, type ThinnedDump } from './thinned.ts';

/** Buckets that a chart is sent: more than a screen has pixels for lines. */
export const MOST_POINTS = 1500;
/** Columns of a raster. */
const MOST_COLUMNS = 1000;

export interface HistoryDump {
  readonly numbers: ThinnedDump;
  readonly kept: KeptDump;
  readonly checkpoints: readonly RunState[];
}

/**
 * What is known of a run, in bounded memory: its numbers, exact for thousands of iterations and thinned beyond, and states
 * from which any iteration can be computed again, bit for bit.
 */
export class History {
  readonly #names: readonly string[];
  readonly #tracked: number;
  #numbers: Thinned;
  #kept: Kept;
  readonly checkpoints: Checkpoints;

  /** The parameters are the differentiated ones, by name. */
  constructor(start: RunState, parameters: readonly string[]) {
    this.#names = parameters;
    this.#tracked = Math.min(parameters.length, MOST_TRACKED);
    this.#numbers = new Thinned(widthOf(this.#tracked), start.iteration);
    this.#kept = new Kept(this.#tracked, start.iteration);
    this.checkpoints = new Checkpoints(start);
  }

  /** Everything but the names, as plain data. */
  dump(): HistoryDump {
    return { numbers: this.#numbers.dump(), kept: this.#kept.dump(), checkpoints: this.checkpoints.all };
  }

  /** The inverse of `dump`. */
  static from({ numbers, kept, checkpoints }: HistoryDump, start: RunState, parameters: readonly string[]): History {
    const history = new History(start, parameters);
    history.#numbers = Thinned.from(numbers, widthOf(history.#tracked));
    history.#kept = Kept.from(kept);
    for (const checkpoint of checkpoints) history.checkpoints.add(checkpoint);
    return history;
  }

  /** One past the last iteration that is known. */
  get to(): number {
    return this.#numbers.to;
  }

  /** Iterations a stored bucket holds; 1 while all are exact. */
  get bucket(): number {
    return this.#numbers.bucket;
  }

  /** Rows that follow those known; others are refused. */
  append({ from, count, tracked, numbers, labels, kept }: Rows): void {
    if (from !== this.to || tracked !== this.#tracked) throw new RangeError(`rows from ${from} do not follow iteration ${this.to - 1}`);
    const width = widthOf(tracked);
    for (let row = 0; row < count; row++) {
      this.#numbers.append(numbers.subarray(row * width, (row + 1) * width));
      this.#kept.append([...kept.subarray(row * tracked, (row + 1) * tracked)].map((label) => labels[label] ?? ''));
    }
  }

  /** Iterations [from, to) of those known. */
  series(from = 0, to = this.to, most = MOST_POINTS): Series {
    const { bucket, rows, columns } = this.#numbers.points(from, to, most);
    const own = Object.fromEntries(COLUMNS.map((name, column) => [name, columns[column] ?? []]));
    const gradients = COLUMNS.length + this.#tracked;
    return {
      from: Math.max(from, this.#numbers.from),
      to: Math.min(to, this.to),
      bucket,
      iterations: rows,
      columns: own as Record<ColumnName, readonly number[]>,
      gradients: columns.slice(COLUMNS.length, gradients),
      exacts: columns.slice(gradients),
    };
  }

  /** A column at every one of these iterations; NaN where it is not known. In a thinned run the middle of the bucket's extremes. */
  valuesAt(iterations: readonly number[], column: ColumnName): readonly number[] {
    return iterations.map((iteration) => this.#numbers.valueAt(iteration, COLUMNS.indexOf(column)));
  }

  /** Rows that were computed again, as a series of their own. */
  exactly(rows: Rows): Series {
    const part = new History({ ...this.checkpoints.start, iteration: rows.from }, this.#names);
    part.append(rows);
    return part.series();
  }

  raster(from = 0, to = this.to): Raster {
    const range = { from: Math.max(from, this.#numbers.from), to: Math.min(to, this.to) };
    return { ...range, ...this.#kept.raster(from, to, MOST_COLUMNS, this.#names) };
  }
}
