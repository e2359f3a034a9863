import assert from 'node:assert/strict';
import { compile, type DifferentiableFunction } from '../../../engine/index.ts';
import { at } from '../../../engine/invariant.ts';

describe('calls with plain numbers', () => {
  it('are answered the same by generated code, whatever branch they take', () => {
    const text = `(x: number, y: number): number {
      let sum = 0;
      for (let i = 0; i < y; i++) sum += x * i;
      return x > y ? sum * y : Math.sin(sum) + x;
    }`;
    const branching = functionOf(text);
    const points = [
      [1, 2],
      [3, 1],
      [1, 2],
      [1, 2],
      [5, 4],
      [Number.NaN, 1],
      [-0, 7],
      [5, 4],
      [5, 4],
      [0.5, 9],
      [3, 1],
    ] as const;
    for (let round = 0; round < 3; round++) {
      for (const [x, y] of points) {
        // A fresh function has no code yet.
        const expected = functionOf(text).valueAndGradient(x, y);
        assert.deepStrictEqual(branching.valueAndGradient(x, y), expected);
        assert.deepStrictEqual(branching.gradient(x, y), expected.gradient);
        assert.ok(Object.is(branching.value(x, y), expected.value));
      }
    }
    assert.ok(isGenerated(branching), 'the method has been replaced');
  });

  it('still refuse what is not a number, and know defaults', () => {
    const scaled = functionOf('(x: number, k = 3): number { return k * x * x; }');
    for (let use = 0; use < 5; use++) assert.deepStrictEqual(scaled.gradient(2, 5), [20, 4]);
    for (let use = 0; use < 5; use++) assert.deepStrictEqual(scaled.gradient(2), [12, 4]);
    assert.throws(() => Reflect.apply(scaled.gradient, scaled, ['2', 5]), { name: 'BackpathError' });
    assert.throws(() => Reflect.apply(scaled.gradient, scaled, [1, 2, 3]), { name: 'BackpathError' });
    assert.deepStrictEqual(scaled.gradient(2, 5), [20, 4]);
  });

  it('give 0 for what is not differentiated', () => {
    const one = functionOf('(x: number, y: number): number { return x * y; }', '@wrt y');
    for (let use = 0; use < 5; use++) assert.deepStrictEqual(one.valueAndGradient(2, 5), { value: 10, gradient: [0, 2] });
  });

  it('give a new gradient each time', () => {
    const square = functionOf('(x: number): number { return x * x; }');
    const made = [1, 2, 3, 4].map((x) => square.gradient(x));
    assert.deepStrictEqual(made, [[2], [4], [6], [8]]);
  });

  it('leave the function to be listed as it was', () => {
    const square = functionOf('(x: number): number { return x * x; }');
    const before = Object.keys(square);
    for (let use = 0; use < 5; use++) square.gradient(use);
    assert.deepStrictEqual(Object.keys(square), before);
  });
});

function functionOf(text: string, tags = ''): DifferentiableFunction {
  return at(compile(`/** @differentiable ${tags} */ export function f${text}`).functions, 0);
}

function isGenerated(fn: DifferentiableFunction): boolean {
  return Object.hasOwn(fn, 'valueAndGradient');
}
