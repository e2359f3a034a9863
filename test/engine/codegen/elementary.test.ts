import assert from 'node:assert/strict';
import { type Elementary, elementaryCalls, elementaryIsExact, elementaryText } from '../../../engine/codegen/elementary/elementary.ts';
import { makeFunction } from '../../../engine/codegen/make.ts';

describe('sin, cos and x ** 3 written out', () => {
  it('are what this engine’s Math does', () => {
    for (const name of ['sin', 'cos', 'cube'] as const) assert.ok(elementaryIsExact(name), name);
  });

  it('give every bit, near multiples of π/4 too, and at special numbers', () => {
    for (const names of [{ sin: 'sine' }, { cos: 'cosine' }, { cube: 'third' }, { sin: 'sine', cos: 'cosine' }]) assertExact(names);
  });
});

function assertExact(names: Readonly<Partial<Record<Elementary, string>>>): void {
  const checks = (['sin', 'cos', 'cube'] as const).flatMap((name) =>
    names[name] ? [`Object.is(${names[name]}, ${elementaryCalls[name]('x')})`] : [],
  );
  const text = `return function (x) { ${elementaryText('x', names)}return ${checks.join(' && ')}; };`;
  const agrees = makeFunction(text) as (x: number) => boolean;
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
