import assert from 'node:assert/strict';
import { philox } from '../../../engine/random/philox.ts';
import { type StreamKey, stream } from '../../../engine/random/stream.ts';

const key: StreamKey = { seed: 2 ** 40 + 17, iteration: 3, space: 5, draw: 7 };

function words(of: StreamKey, count: number): number[] {
  const source = stream(of);
  return Array.from({ length: count }, () => source.word());
}

describe('stream', () => {
  it('is Philox with the seed as key and the rest as counter', () => {
    const seed = [17, 2 ** 8] as const;
    assert.deepEqual(words(key, 8), [...philox([0, 7, 5, 3], seed), ...philox([1, 7, 5, 3], seed)]);
  });

  it('does not depend on what other streams did', () => {
    const alone = words(key, 20);
    const other = stream({ ...key, draw: 8 });
    const interleaved = stream(key);
    assert.deepEqual(
      Array.from({ length: 20 }, () => {
        other.below(10n ** 30n);
        return interleaved.word();
      }),
      alone,
    );
  });

  it('differs in every part of the key', () => {
    const variants: StreamKey[] = [
      key,
      { ...key, seed: key.seed + 1 },
      { ...key, seed: key.seed + 2 ** 32 },
      { ...key, iteration: 4 },
      { ...key, space: 6 },
      { ...key, draw: 8 },
    ];
    assert.equal(new Set(variants.map((v) => words(v, 4).join())).size, variants.length);
  });

  it('refuses keys that would alias another key', () => {
    for (const bad of [
      { ...key, seed: -1 },
      { ...key, seed: 2 ** 53 },
      { ...key, seed: 0.5 },
      { ...key, iteration: 2 ** 32 },
      { ...key, draw: -1 },
      { ...key, space: Number.NaN },
    ]) {
      assert.throws(() => stream(bad), RangeError);
    }
  });

  it('draws uniform() from two words, 27 and 26 bits', () => {
    const [high = 0, low = 0] = words(key, 2);
    const expected = Number(((BigInt(high) >> 5n) << 26n) | (BigInt(low) >> 6n)) / 2 ** 53;
    assert.equal(stream(key).uniform(), expected);
  });
});

describe('below', () => {
  it('refuses an empty range', () => assert.throws(() => stream(key).below(0n), RangeError));

  it('stays in range and reaches every part of a range beyond 2^53', () => {
    const bound = 3n * 10n ** 25n;
    const source = stream(key);
    const thirds = [0, 0, 0];
    for (let i = 0; i < 300; i++) {
      const value = source.below(bound);
      assert.ok(value >= 0n && value < bound);
      const third = Number(value / 10n ** 25n);
      thirds[third] = (thirds[third] ?? 0) + 1;
    }
    for (const count of thirds) assert.ok(count > 0);
  });

  it('has the uniform frequencies (z < 4.5, seeded)', () => {
    const sides = 6;
    const n = 60_000;
    const counts = new Array<number>(sides).fill(0);
    const source = stream(key);
    for (let i = 0; i < n; i++) {
      const side = Number(source.below(BigInt(sides)));
      counts[side] = (counts[side] ?? 0) + 1;
    }
    const p = 1 / sides;
    const standardError = Math.sqrt(n * p * (1 - p));
    for (const count of counts) assert.ok(Math.abs(count - n * p) / standardError < 4.5, `${counts}`);
  });

  it('rejects the words above the last multiple of the bound', () => {
    // With bound 3·2³⁰ the words above it, a quarter of all, are drawn again; without rejection they would fold onto the low third.
    const bound = 3n << 30n;
    const source = stream(key);
    const reference = stream(key);
    for (let i = 0; i < 1000; i++) {
      let word = reference.word();
      while (word >= 3 * 2 ** 30) word = reference.word();
      assert.equal(source.below(bound), BigInt(word));
    }
  });
});

describe('choose', () => {
  it('has frequencies proportional to the weights, and never takes a weight of 0 (z < 4.5, seeded)', () => {
    const weights = [0, 3, 0.5, 0, 1.5, 0];
    const n = 60_000;
    const counts = weights.map(() => 0);
    const source = stream(key);
    for (let i = 0; i < n; i++) {
      const position = source.choose(weights);
      counts[position] = (counts[position] ?? 0) + 1;
    }
    for (const [i, weight] of weights.entries()) {
      const p = weight / 5;
      assert.ok(Math.abs((counts[i] ?? 0) - n * p) <= 4.5 * Math.sqrt(n * p * (1 - p)), `${counts}`);
    }
  });

  it('is uniform where the weights do not add up to a positive number', () => {
    for (const weights of [
      [0, 0, 0],
      [Number.NaN, 1, 1],
      [Number.POSITIVE_INFINITY, 1, 1],
    ]) {
      const source = stream(key);
      const reference = stream(key);
      for (let i = 0; i < 20; i++) assert.equal(source.choose(weights), Number(reference.below(3n)));
    }
  });

  it('takes the last weight above 0 where rounding leaves the mark beyond all of them', () => {
    const source = stream(key);
    for (let i = 0; i < 1000; i++) assert.ok(source.choose([0.1, 0.2, 0.3, 1e-17, 0]) < 4);
  });
});
