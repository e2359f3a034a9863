import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compile } from '../../../engine/index.ts';
import { randomFunction } from './random-function.ts';

/** The function as JavaScript itself runs it. The texts are the tests' own. */
function run(text: string, args: readonly number[]): unknown {
  return new Function(`${text}; return f;`)()(...args);
}

function assertSame(text: string, points: readonly (readonly number[])[]): void {
  const { functions, diagnostics } = compile(text, { only: 'f', fileName: 'f.js' });
  assert.deepEqual(diagnostics, [], text);
  for (const point of points) {
    const value = functions[0]?.value(...point);
    const expected = run(text, point);
    assert.ok(Object.is(value, expected), `${text}\nat ${point}: ${value}, JavaScript gives ${String(expected)}`);
  }
}

describe('a compiled function means what JavaScript means', () => {
  const special = [0, -0, 1, -1, 0.5, -2.5, 3, 1e308, 5e-324, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN];
  const pairs = special.flatMap((x) => special.map((y) => [x, y]));

  const operators = [
    'x + y',
    'x - y',
    'x * y',
    'x / y',
    'x % y',
    'x ** y',
    '-x',
    '+x',
    '-(-x)',
    '-(x ** 2)',
    '(-x) ** y',
    'x - (y - x)',
    '2 ** x ** y',
  ];
  for (const expression of operators) {
    it(`${expression}, at every pair of special numbers`, () => assertSame(`function f(x, y) { return ${expression}; }`, pairs));
  }

  it('each function of Math, at every pair of special numbers', () => {
    const unary = ['sqrt', 'cbrt', 'exp', 'expm1', 'log', 'log1p', 'log2', 'log10', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan'];
    const more = ['sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh', 'abs', 'sign', 'floor', 'ceil', 'round', 'trunc', 'fround'];
    for (const name of [...unary, ...more]) assertSame(`function f(x, y) { return Math.${name}(x); }`, pairs);
    for (const name of ['pow', 'atan2', 'min', 'max', 'hypot']) assertSame(`function f(x, y) { return Math.${name}(x, y); }`, pairs);
  });

  it('min and max of any number of arguments', () => {
    for (const name of ['min', 'max']) {
      for (const list of ['', 'x', 'x, y, -x', 'y, 0, x, -0', '-0, x, 0, y, 1'])
        assertSame(`function f(x, y) { return Math.${name}(${list}); }`, pairs);
    }
  });

  it('constants of the language', () => {
    for (const text of [
      'NaN',
      'Infinity',
      'Math.E',
      'Math.SQRT1_2',
      'Number.EPSILON',
      'Number.MIN_VALUE',
      '0xff',
      '0b11',
      '0o17',
      '1_000.5',
      '1e999',
      '-0',
    ]) {
      assertSame(`function f(x, y) { return ${text}; }`, [[1, 2]]);
    }
  });

  it('scopes, hoisting and shadowing', () => {
    const bodies = [
      'x = y; { let x = 5; x++; y = x; } return x - y;',
      'v = x; { var v = v + y; } var v; return v;',
      'var x; return x;',
      'const sin = Math.cos; return sin(x);',
      'const Math = y; return Math * x;',
      'let NaN = 2; return NaN * x;',
      'y += x, x *= y; return x; x = 0; const z = 1;',
      '"use strict"; x + y; return k(x) * c;',
      'return d(x) + d(x, y);',
    ];
    const helpers = 'const b = 2, c = k(b) + b; function k(t) { t += 1; return t * b; } const d = (p, q = c) => p ** q;';
    for (const body of bodies) assertSame(`${helpers} function f(x, y) { ${body} }`, pairs);
  });

  it('random functions, at random points', () => {
    const point = fc.tuple(fc.double(), fc.double());
    fc.assert(
      fc.property(randomFunction, fc.array(point, { minLength: 1, maxLength: 4 }), (text, points) => assertSame(text, points)),
      { seed: 20231130, numRuns: 300 },
    );
  });
});
