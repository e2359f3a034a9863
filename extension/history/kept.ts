import type { RasterRow } from '../../webview/protocol.ts';

/** Columns of a full store. */
const CAPACITY = 2048;
/** Labels of a parameter that have a row of their own in the store. */
const MOST_LABELS = 64;
/** Those that are shown. */
const MOST_SHOWN = 8;

/** Which branches each parameter kept when: counts by bucket, in bounded memory. */
export class Kept {
  readonly #parameters: readonly Map<string | undefined, Uint32Array>[];
  readonly #capacity: number;
  readonly from: number;
  #length = 0;
  #bucket = 1;

  constructor(tracked: number, from = 0, capacity = CAPACITY) {
    this.#parameters = Array.from({ length: tracked }, () => new Map());
    this.#capacity = capacity;
    this.from = from;
  }

  /** Everything, as plain data. */
  dump(): KeptDump {
    const used = Math.ceil(this.#length / this.#bucket);
    const rows = this.#parameters.map((counts) =>
      [...counts].map(([label, row]) => ({ ...(label !== undefined && { label }), counts: [...row.subarray(0, used)] })),
    );
    return { from: this.from, length: this.#length, bucket: this.#bucket, rows };
  }

  /** The inverse of `dump`. */
  static from({ from, length, bucket, rows }: KeptDump): Kept {
    const kept = new Kept(rows.length, from);
    kept.#length = length;
    kept.#bucket = bucket;
    for (const [parameter, labels] of rows.entries()) {
      for (const { label, counts } of labels) {
        const row = new Uint32Array(kept.#capacity);
        row.set(counts);
        kept.#parameters[parameter]?.set(label, row);
      }
    }
    return kept;
  }

  /** What every tracked parameter kept at one more iteration. */
  append(labels: readonly string[]): void {
    if (this.#length === this.#capacity * this.#bucket) this.#halve();
    const index = Math.floor(this.#length / this.#bucket);
    for (const [parameter, counts] of this.#parameters.entries()) {
      const row = this.#rowOf(counts, labels[parameter] ?? '');
      row[index] = (row[index] ?? 0) + 1;
    }
    this.#length++;
  }

  /** Iterations [from, to), widened to whole buckets, in at most `most` columns. */
  raster(
    from: number,
    to: number,
    most: number,
    names: readonly string[],
  ): { readonly bucket: number; readonly rows: readonly RasterRow[] } {
    const first = Math.max(0, from - this.from);
    const last = Math.min(this.#length, to - this.from);
    let bucket = this.#bucket;
    while ((last - first) / bucket > most) bucket *= 2;
    const rows = this.#parameters.flatMap((counts, parameter) => {
      const own = shown(counts).map(({ label, row }) => ({
        parameter: names[parameter] ?? '',
        ...(label !== undefined && { label }),
        count: total(row),
        shares: this.#shares(row, first, last, bucket),
      }));
      return own.filter(({ count }) => count > 0);
    });
    return { bucket, rows };
  }

  #shares(row: Uint32Array, first: number, last: number, bucket: number): readonly number[] {
    const shares: number[] = [];
    for (let start = Math.floor(first / bucket) * bucket; start < last; start += bucket) {
      const kept = total(row.subarray(start / this.#bucket, (start + bucket) / this.#bucket));
      shares.push(kept / Math.min(bucket, this.#length - start));
    }
    return shares;
  }

  #rowOf(counts: Map<string | undefined, Uint32Array>, label: string): Uint32Array {
    const own = counts.has(label) || counts.size < MOST_LABELS ? label : undefined;
    const row = counts.get(own) ?? new Uint32Array(this.#capacity);
    counts.set(own, row);
    return row;
  }

  #halve(): void {
    for (const counts of this.#parameters) {
      for (const row of counts.values()) {
        for (let index = 0; index < row.length / 2; index++) row[index] = (row[2 * index] ?? 0) + (row[2 * index + 1] ?? 0);
        row.fill(0, row.length / 2);
      }
    }
    this.#bucket *= 2;
  }
}

export interface KeptDump {
  readonly from: number;
  readonly length: number;
  readonly bucket: number;
  /** Of every tracked parameter: how often each label was kept, by bucket; without a label: the rarer ones together. */
  readonly rows: readonly (readonly { readonly label?: string; readonly counts: readonly number[] }[])[];
}

interface LabelRow {
  readonly label: string | undefined;
  readonly row: Uint32Array;
}

/** The commonest labels, in the order of their names, and the rest as one. */
function shown(counts: ReadonlyMap<string | undefined, Uint32Array>): readonly LabelRow[] {
  const rows = [...counts].map(([label, row]) => ({ label, row, count: total(row) }));
  const named = rows.filter(({ label }) => label !== undefined).sort((a, b) => b.count - a.count || order(a.label, b.label));
  const most = rows.length > MOST_SHOWN ? MOST_SHOWN - 1 : MOST_SHOWN;
  const own = named.slice(0, most).sort((a, b) => order(a.label, b.label));
  const rest = rows.filter((row) => !own.includes(row));
  if (rest.length === 0) return own;
  const sum = new Uint32Array(rest[0]?.row.length ?? 0);
  for (const { row } of rest) for (const [index, count] of row.entries()) sum[index] = (sum[index] ?? 0) + count;
  return [...own, { label: undefined, row: sum }];
}

function total(row: Uint32Array): number {
  return row.reduce((sum, count) => sum + count, 0);
}

function order(a = '', b = ''): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
