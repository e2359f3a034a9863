import type { HelperDefinition, OperationDefinition } from './types.ts';

export const arithmetic = {
  add: { js: 'a + b', wasm: ['f64.add'], partials: [1, 1], print: { infix: '+', precedence: 11 } },
  sub: { js: 'a - b', wasm: ['f64.sub'], partials: [1, -1], print: { infix: '-', precedence: 11 } },
  mul: { js: 'a * b', wasm: ['f64.mul'], partials: ['b', 'a'], print: { infix: '*', precedence: 12 }, latex: '#1 \\cdot #2' },
  div: {
    js: 'a / b',
    wasm: ['f64.div'],
    partials: [
      ['div', 1, 'b'],
      ['neg', ['div', 'z', 'b']],
    ],
    print: { infix: '/', precedence: 12 },
    latex: '\\frac{#1}{#2}',
  },
  // a % b = a - b * trunc(a / b), and trunc is locally constant.
  rem: {
    js: 'a % b',
    partials: [1, ['neg', ['trunc', ['div', 'a', 'b']]]],
    kink: 'a % b === 0',
    print: { infix: '%', precedence: 12 },
    latex: '#1 \\bmod #2',
  },
  pow: {
    js: 'Math.pow(a, b)',
    // Correctly rounded, hence the same bits; optimizing compilers replace the one by the other too.
    exactly: [{ b: 2, term: ['mul', 'a', 'a'] }],
    partials: [
      ['powSlope', 'a', 'b'],
      ['mul', 'z', ['logOrZero', 'a']],
    ],
    print: { infix: '**', precedence: 13 },
    latex: '#1^{#2}',
    math: 'pow',
  },
  neg: { js: '-a', wasm: ['f64.neg'], partials: [-1], print: { prefix: '-', precedence: 14 } },
} as const satisfies Record<string, OperationDefinition>;

export const arithmeticHelpers = {
  /** b·a^(b-1). x ** 0 is 1 everywhere, so its slope is 0 even where a^(b-1) is infinite. */
  powSlope: {
    js: '(b === 0 ? 0 : b * Math.pow(a, b - 1))',
    arity: 2,
    print: { call: 'powSlope' },
    latex: '#2 \\cdot #1^{{#2} - 1}',
    nonzero: ['mul', 'b', ['pow', 'a', ['sub', 'b', 1]]],
  },
  /** ln a, but 0 at a = 0, where 0 ** b is constant in b (for b > 0). */
  logOrZero: { js: '(a === 0 ? 0 : Math.log(a))', arity: 1, print: { call: 'logOrZero' }, latex: '\\ln\\left({#1}\\right)' },
  /** a / b, but 0 at b = 0: the least-norm subgradient of a norm at the origin. */
  divOrZero: { js: '(b === 0 ? 0 : a / b)', arity: 2, print: { call: 'divOrZero' }, latex: '\\frac{#1}{#2}', nonzero: ['div', 'a', 'b'] },
} as const satisfies Record<string, HelperDefinition>;
