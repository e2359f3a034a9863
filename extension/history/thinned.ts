import { extremes } from './extremes.ts';

/** Buckets of a full store. */
const CAPACITY = 8192;

/**
 * Columns of numbers that grow without end in bounded memory. Rows fall into buckets of equal length; of every bucket each column
 * keeps its least and its largest number, in their order. When the buckets are used up, pairs of them become one.
 */
export class Thinned {
  readonly #width: number;
  readonly #capacity: number;
  readonly from: number;
  #points: Float64Array;
  #length = 0;
  #bucket = 1;

  /** `from` is the number of the first row. */
  constructor(width: number, from = 0, capacity = CAPACITY) {
    this.#width = width;
    this.#capacity = capacity;
    this.from = from;
    this.#points = new Float64Array(2 * width * Math.min(capacity, 64));
  }

  /** Rows so far. */
  get length(): number {
    return this.#length;
  }

  /** One past the number of the last row. */
  get to(): number {
    return this.from + this.#length;
  }

  /** Rows a bucket holds; a power of two. */
  get bucket(): number {
    return this.#bucket;
  }

  /** Everything, as plain data. */
  dump(): ThinnedDump {
    const used = 2 * this.#width * Math.ceil(this.#length / this.#bucket);
    return { from: this.from, length: this.#length, bucket: this.#bucket, points: [...this.#points.subarray(0, used)] };
  }

  /** The inverse of `dump`. */
  static from({ from, length, bucket, points }: ThinnedDump, width: number, capacity = CAPACITY): Thinned {
    const thinned = new Thinned(width, from, capacity);
    while (thinned.#points.length < points.length) thinned.#grow();
    thinned.#points.set(points);
    thinned.#length = length;
    thinned.#bucket = bucket;
    return thinned;
  }

  append(row: ArrayLike<number>): void {
    if (this.#length === this.#capacity * this.#bucket) this.#halve();
    const index = Math.floor(this.#length / this.#bucket);
    const start = 2 * this.#width * index;
    if (start >= this.#points.length) this.#grow();
    const fresh = this.#length % this.#bucket === 0;
    for (let column = 0; column < this.#width; column++) {
      const place = start + 2 * column;
      const value = row[column] ?? Number.NaN;
      const [first, second] = [this.#at(place), this.#at(place + 1)];
      // Between the two that are there: most are. Not so for NaN.
      if (!fresh && ((first <= value && value <= second) || (second <= value && value <= first))) continue;
      [this.#points[place], this.#points[place + 1]] = fresh ? [value, value] : extremes([first, second, value]);
    }
    this.#length++;
  }

  /** The number of a column at a row; in a bucket of several the middle of its extremes. */
  valueAt(row: number, column: number): number {
    if (row < this.from || row >= this.to) return Number.NaN;
    const place = 2 * (this.#width * Math.floor((row - this.from) / this.#bucket) + column);
    const [first, second] = [this.#at(place), this.#at(place + 1)];
    return first === second ? first : (first + second) / 2;
  }

  /**
   * The rows from `from` to `to`, widened to whole buckets, in at most `most` buckets: the numbers of the rows and of each column,
   * one a row, or two a bucket.
   */
  points(from: number, to: number, most: number): ThinnedPoints {
    const first = Math.max(0, from - this.from);
    const last = Math.min(this.#length, to - this.from);
    let size = this.#bucket;
    while ((last - first) / size > most) size *= 2;
    const rows: number[] = [];
    const columns = Array.from({ length: this.#width }, (): number[] => []);
    for (let start = Math.floor(first / size) * size; start < last; start += size) {
      const count = Math.min(size, this.#length - start);
      const second = Math.min(count - 1, Math.floor(size / 2));
      rows.push(this.from + start);
      if (second > 0) rows.push(this.from + start + second);
      for (const [column, values] of columns.entries()) {
        const [one, other] = this.#extremesOf(start, count, column);
        values.push(one);
        if (second > 0) values.push(other);
      }
    }
    return { bucket: size, rows, columns };
  }

  #extremesOf(start: number, count: number, column: number): readonly [number, number] {
    const values: number[] = [];
    for (let row = start; row < start + count; row += this.#bucket) {
      const place = 2 * (this.#width * Math.floor(row / this.#bucket) + column);
      values.push(this.#at(place), this.#at(place + 1));
    }
    return extremes(values);
  }

  #halve(): void {
    const stride = 2 * this.#width;
    for (let index = 0; index < this.#capacity / 2; index++) {
      for (let column = 0; column < stride; column += 2) {
        const [left, right] = [2 * index * stride + column, (2 * index + 1) * stride + column];
        const [first, second] = extremes([this.#at(left), this.#at(left + 1), this.#at(right), this.#at(right + 1)]);
        this.#points[index * stride + column] = first;
        this.#points[index * stride + column + 1] = second;
      }
    }
    this.#bucket *= 2;
  }

  #grow(): void {
    const points = new Float64Array(2 * this.#points.length);
    points.set(this.#points);
    this.#points = points;
  }

  #at(place: number): number {
    return this.#points[place] ?? Number.NaN;
  }
}

export interface ThinnedDump {
  readonly from: number;
  readonly length: number;
  readonly bucket: number;
  /** Bucket by bucket, and in it column by column, two numbers each. */
  readonly points: readonly number[];
}

export interface ThinnedPoints {
  readonly bucket: number;
  readonly rows: readonly number[];
  readonly columns: readonly (readonly number[])[];
}
