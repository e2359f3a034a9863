import assert from 'node:assert/strict';
import { norm } from '../../../engine/estimators/norm.ts';

describe('norm', () => {
  it('is the absolute value of one number, bit for bit', () => {
    for (const g of [-0.1, 3e-320, 0, 1e308]) assert.equal(norm([g]), Math.abs(g));
  });

  it('is Euclidean, without overflow or underflow', () => {
    assert.equal(norm([3, -4]), 5);
    assert.equal(norm([3e300, 4e300]), 5e300);
    assert.ok(Math.abs(norm([3e-300, 4e-300]) / 5e-300 - 1) < 1e-15);
    assert.equal(norm([]), 0);
    assert.equal(norm([0, -0]), 0);
  });

  it('is NaN where a component is, infinite or not, and infinite where one is', () => {
    assert.equal(norm([Number.POSITIVE_INFINITY, Number.NaN]), Number.NaN);
    assert.equal(norm([1, Number.NEGATIVE_INFINITY]), Number.POSITIVE_INFINITY);
  });
});
