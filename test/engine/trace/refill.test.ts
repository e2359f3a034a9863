import assert from 'node:assert/strict';
import fc from 'fast-check';
import { refill } from '../../../engine/trace/refill.ts';
import { shapeArguments } from '../../../engine/trace/shape.ts';
import { assertSameBits } from '../../oracle/close.ts';

const numbers = fc.double();
const args = fc.array(
  fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      numbers,
      fc.array(numbers, { maxLength: 4 }),
      fc.float64Array({ maxLength: 4 }),
      fc.float32Array({ maxLength: 3 }),
      fc.constantFrom('left', 'right', true, undefined, null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
    ),
  })).value,
  { maxLength: 4 },
);

describe('reading arguments of a known shape', () => {
  it('gives the numbers that describing them would, or nothing', () => {
    fc.assert(
      fc.property(args, args, (before, after) => {
        const { shaped } = shapeArguments(before);
        for (const given of [before, after, changed(before)]) {
          const point = new Float64Array(shaped.point.length);
          const expected = shapeArguments(given);
          if (!refill(shaped.shapes, given, point)) continue;
          assert.deepEqual(expected.unsupported, []);
          assert.equal(shaped.key, expected.shaped.key);
          assertSameBits([...point], [...expected.shaped.point]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('knows what it has seen: numbers, arrays, records', () => {
    for (const seen of [[1, 2], [[1, 2, 3], 4], [{ a: 1, b: [2, { c: 3 }] }], [new Float64Array([1, 2])], ['x', 1]]) {
      const { shaped } = shapeArguments(seen);
      assert.ok(refill(shaped.shapes, changed(seen), new Float64Array(shaped.point.length)));
    }
  });

  it('takes nothing for what it is not', () => {
    const { shaped } = shapeArguments([1, [2, 3], { a: 4 }]);
    const others: unknown[][] = [
      [1, [2, 3]],
      [1, [2], { a: 4 }],
      [1, [2, '3'], { a: 4 }],
      [1, [2, 3], { b: 4 }],
      [1, [2, 3], new Map([['a', 4]])],
    ];
    for (const other of others) assert.ok(!refill(shaped.shapes, other, new Float64Array(4)));
  });
});

/** The same with every number doubled. */
function changed<T>(value: T): T;
function changed(value: unknown): unknown {
  if (typeof value === 'number') return 2 * value;
  if (Array.isArray(value)) return value.map((item) => changed(item));
  if (value instanceof Float64Array || value instanceof Float32Array) return value.map((item) => 2 * item);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, changed(item)]));
  return value;
}
