import assert from 'node:assert/strict';
import { compile } from '../../../engine/compile.ts';
import { at } from '../../../engine/invariant.ts';
import { warningsAt } from '../../../engine/view/warnings.ts';

/** Codes, places and messages of what is told at a point. */
function told(text: string, ...point: number[]): readonly string[] {
  const { functions, diagnostics } = compile(text, { only: 'f', fileName: 'input.js' });
  assert.deepEqual(diagnostics, []);
  return warningsAt(at(functions, 0), point).map(({ code, span }) => `${code} ${span.line}:${span.column}`);
}

const bisection = (low: string, high: string) => `function f(x) {
  let [low, high] = [${low}, ${high}];
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (middle * middle < x) low = middle;
    else high = middle;
  }
  return low;
}`;

describe('what a gradient leaves out', () => {
  it('a parameter that only decides', () => {
    assert.deepEqual(told(bisection('0', '10'), 3), ['BP4019 5:9', 'BP4022 5:9']);
    assert.deepEqual(told('function f(x, n) { let s = 0; for (let i = 0; i < n; i++) s += x; return s; }', 2, 2.5), ['BP4019 1:47']);
  });

  it('a search in a bracket that depends on the parameter', () => {
    assert.deepEqual(told(bisection('0', 'x'), 3), ['BP4022 5:9']);
  });

  it('rounding, conversion to whole numbers, positions in tables', () => {
    assert.deepEqual(told('function f(x) { return Math.round(x); }', 1.2), ['BP4019 1:24']);
    assert.deepEqual(told('function f(x) { return x | 0; }', 1.2), ['BP4019 1:24']);
    assert.deepEqual(told('const t = [1, 5, 7]; function f(x) { return t[Math.floor(x)]; }', 1.2), ['BP4019 1:45']);
    assert.deepEqual(told('function f(x) { return Number(x.toFixed(1)); }', 1.23), ['BP4019 1:31']);
  });

  it('is only noted where the result depends on the number in other ways, too', () => {
    assert.deepEqual(told('function f(x) { return x - Math.floor(x); }', 1.2), ['BP4020 1:28']);
  });

  it('a branch that is taken at one value only', () => {
    const power = 'function f(x, p) { return p === 2 ? x * x + 0 * p : Math.pow(x, p); }';
    assert.deepEqual(told(power, 3, 2), ['BP4021 1:27']);
    assert.deepEqual(told(power, 3, 2.5), []);
    // Of the order nothing is left where a special case is taken.
    const distance = 'function f(x, p) { if (p === 2) return Math.sqrt(x * x + 1); return (Math.abs(x) ** p + 1) ** (1 / p); }';
    assert.deepEqual(told(distance, 3, 2), ['BP4021 1:24']);
    assert.deepEqual(told(distance, 3, 2.5), []);
  });

  it('says nothing where all is in the gradient', () => {
    const texts = [
      'function f(x, y) { return x < y ? x * y : y; }',
      'function f(x, y) { const most = Math.max(x, y, 0); return most === x ? x - y : most === y ? y : x; }',
      'function f(x, y) { if (x !== x) return 0; return x * y; }',
      'function f(x, y) { return [x, y, 1, x * y].sort((a, b) => a - b).reduce((s, v, i) => s + i * v, 0); }',
      'function f(x, y) { let r = 1; for (;;) { const d = (r * r - x * y) / (2 * r); r -= d; if (Math.abs(d) < 1e-12) return r; } }',
    ];
    for (const text of texts) assert.deepEqual(told(text, 1.5, 2.5), []);
  });
});
