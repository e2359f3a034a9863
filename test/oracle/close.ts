import assert from 'node:assert/strict';

/** |actual - expected| ≤ tolerance · scale; NaN only where NaN is expected, infinities by identity. */
export function assertClose(actual: number, expected: number, tolerance: number, scale = Math.abs(expected), message = ''): void {
  if (Object.is(actual, expected) || actual === expected) return;
  const difference = Math.abs(actual - expected);
  assert.ok(
    difference <= tolerance * scale,
    `${message} ${actual} is not ${expected}: off by ${difference}, allowed ${tolerance * scale}`.trim(),
  );
}

/** The same numbers, bit for bit: -0 is not 0, NaN is NaN. */
export function assertSameBits(actual: ArrayLike<number>, expected: ArrayLike<number>, message?: string): void {
  assert.deepStrictEqual(Array.from(actual), Array.from(expected), message);
}
