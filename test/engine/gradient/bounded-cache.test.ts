import assert from 'node:assert/strict';
import { BoundedCache } from '../../../engine/gradient/bounded-cache.ts';

describe('a bounded cache', () => {
  it('keeps what was asked for last, and makes the rest again', () => {
    const made: string[] = [];
    const cache = new BoundedCache<string>(2);
    const ask = (key: string) =>
      cache.get(key, () => {
        made.push(key);
        return key;
      });
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) assert.equal(ask(key), key);
    // c displaces b, which was asked for before a was asked for again; b then displaces c.
    assert.deepEqual(made, ['a', 'b', 'c', 'b']);
  });
});
