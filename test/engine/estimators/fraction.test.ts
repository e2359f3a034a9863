import assert from 'node:assert/strict';
import { toNumber } from '../../../engine/estimators/fraction.ts';

describe('toNumber', () => {
  it('divides exactly representable numbers as doubles do', () => {
    assert.equal(toNumber({ numerator: 1n, denominator: 3n }), 1 / 3);
    assert.equal(toNumber({ numerator: 0n, denominator: 7n }), 0);
  });

  it('rounds quotients of numbers beyond 2^53 to the nearest double', () => {
    for (const [numerator, denominator] of [
      [1n, 3n],
      [2n ** 53n - 1n, 2n ** 53n],
      [355n, 113n],
      [1n, 49n],
    ] as const) {
      for (const factor of [10n ** 20n, 3n ** 700n]) {
        const scaled = { numerator: numerator * factor, denominator: denominator * factor };
        assert.equal(toNumber(scaled), Number(numerator) / Number(denominator));
      }
    }
  });

  it('rounds ties to even, and by what lies below a tie', () => {
    const tie = 2n ** 53n + 1n;
    assert.equal(toNumber({ numerator: tie, denominator: 1n }), 2 ** 53);
    assert.equal(toNumber({ numerator: tie * 2n ** 200n + 1n, denominator: 2n ** 200n }), 2 ** 53 + 2);
  });

  it('holds where numerator and denominator overflow a double, and overflows where the quotient does', () => {
    assert.equal(toNumber({ numerator: 2n ** 5000n, denominator: 2n ** 4990n }), 1024);
    assert.equal(toNumber({ numerator: 1n, denominator: 2n ** 1070n }), 2 ** -1070);
    assert.equal(toNumber({ numerator: 2n ** 1100n, denominator: 1n }), Number.POSITIVE_INFINITY);
  });
});
