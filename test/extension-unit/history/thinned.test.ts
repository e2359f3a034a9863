import assert from 'node:assert/strict';
import fc from 'fast-check';
import { extremes } from '../../../extension/history/extremes.ts';
import { Thinned } from '../../../extension/history/thinned.ts';

/** NaN, infinities and signed zeros among them. */
const values = fc.array(fc.double(), { minLength: 1, maxLength: 300 });

function thinned(column: readonly number[], capacity: number): Thinned {
  const store = new Thinned(1, 0, capacity);
  for (const value of column) store.append([value]);
  return store;
}

function numbersOf(column: readonly number[]): readonly number[] {
  return column.filter((value) => !Number.isNaN(value));
}

describe('thinned columns', () => {
  it('are exact while they fit', () => {
    const { bucket, rows, columns } = thinned([5, Number.NaN, 3], 4).points(0, 3, 10);
    assert.deepEqual([bucket, rows, columns], [1, [0, 1, 2], [[5, Number.NaN, 3]]]);
  });

  it('keep the extremes of every bucket, in their order', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(4, 8, 64), fc.constantFrom(2, 5, 50), (column, capacity, most) => {
        const store = thinned(column, capacity);
        const { bucket, rows, columns } = store.points(0, column.length, most);
        assert.ok(Math.ceil(column.length / bucket) <= Math.max(most + 1, 1));
        for (let start = 0; start < column.length; start += bucket) {
          const part = column.slice(start, start + bucket);
          const [first, second] = extremes(part);
          const points = rows.flatMap((row, k) => (row >= start && row < start + bucket ? [columns[0]?.[k]] : []));
          assert.deepEqual(points, part.length === 1 ? [first] : [first, second]);
          const numbers = numbersOf(part);
          assert.equal(Math.min(...numbersOf([first, second])), Math.min(...numbers));
          assert.equal(Math.max(...numbersOf([first, second])), Math.max(...numbers));
        }
        assert.deepEqual(
          rows,
          [...new Set(rows)].sort((a, b) => a - b),
        );
      }),
    );
  });

  it('stay within their memory, however long they get', () => {
    const store = new Thinned(1, 0, 8);
    for (let row = 0; row < 1000; row++) store.append([row]);
    assert.equal(store.bucket, 128);
    assert.deepEqual(store.points(0, 1000, 100).columns[0]?.slice(-2), [896, 999]);
  });

  it('give a part, widened to whole buckets', () => {
    const store = thinned(
      Array.from({ length: 100 }, (_, row) => row),
      64,
    );
    assert.deepEqual(store.points(11, 14, 10).rows, [10, 11, 12, 13]);
  });
});
