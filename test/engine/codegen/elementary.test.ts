import assert from 'node:assert/strict';
import { elementaryIsExact, elementaryText } from '../../../engine/codegen/elementary.ts';

describe('sin, cos and exp written out', () => {
  it('are what this engine’s Math does', () => {
    assert.ok(elementaryIsExact());
  });

  it('give every bit, near multiples of π/4 and of ln 2 too, and at special numbers', () => {
    for (const names of [{ sin: 'sine' }, { cos: 'cosine' }, { exp: 'power' }, { sin: 'sine', cos: 'cosine' }]) assertExact(names);
  });
});

function assertExact(names: Readonly<Record<string, string>>): void {
  const checks = Object.entries(names).map(([name, variable]) => `Object.is(${variable}, Math.${name}(x))`);
  const agrees = new Function('x', `${elementaryText('x', names)}return ${checks.join(' && ')};`) as (x: number) => boolean;
  const wrong = points().filter((x) => !agrees(x));
  assert.deepEqual(wrong, [], Object.keys(names).join());
}

function points(): number[] {
  const found = [
    0,
    -0,
    1,
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    5e-324,
    1e-320,
    1e308,
    710,
    -746,
    400_000,
    20,
  ];
  const spread = (Math.sqrt(5) - 1) / 2;
  for (let index = 1; index <= 60_000; index++) {
    const fraction = 2 * ((index * spread) % 1) - 1;
    found.push(fraction, 4 * fraction, 30 * fraction, 2000 * fraction, 1e6 * fraction, 1e-7 * fraction);
    const near = 1 + 1e-13 * fraction;
    found.push(((index % 400) * Math.PI * near) / 4, (-(index % 60) * Math.LN2 * near) / 2);
  }
  return found;
}
