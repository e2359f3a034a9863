import type { OperationDefinition } from './types.ts';

export const exponential = {
  exp: { js: 'Math.exp(a)', partials: ['z'], print: { call: 'Math.exp' }, math: 'exp' },
  // Not z + 1, which cancels where a is very negative.
  expm1: { js: 'Math.expm1(a)', partials: [['exp', 'a']], print: { call: 'Math.expm1' }, math: 'expm1' },
  log: { js: 'Math.log(a)', partials: [['div', 1, 'a']], print: { call: 'Math.log' }, latex: '\\ln\\left({#1}\\right)', math: 'log' },
  log1p: { js: 'Math.log1p(a)', partials: [['div', 1, ['add', 1, 'a']]], print: { call: 'Math.log1p' }, math: 'log1p' },
  log2: {
    js: 'Math.log2(a)',
    partials: [['div', Math.LOG2E, 'a']],
    print: { call: 'Math.log2' },
    latex: '\\log_{2}\\left({#1}\\right)',
    math: 'log2',
  },
  log10: {
    js: 'Math.log10(a)',
    partials: [['div', Math.LOG10E, 'a']],
    print: { call: 'Math.log10' },
    latex: '\\log_{10}\\left({#1}\\right)',
    math: 'log10',
  },
  sqrt: {
    js: 'Math.sqrt(a)',
    wasm: ['f64.sqrt'],
    partials: [['div', 0.5, 'z']],
    kink: 'a === 0',
    print: { call: 'Math.sqrt' },
    latex: '\\sqrt{#1}',
    math: 'sqrt',
  },
  cbrt: {
    js: 'Math.cbrt(a)',
    partials: [['div', 1, ['mul', 3, ['mul', 'z', 'z']]]],
    kink: 'a === 0',
    print: { call: 'Math.cbrt' },
    latex: '\\sqrt[3]{#1}',
    math: 'cbrt',
  },
  hypot: {
    js: 'Math.hypot(a, b)',
    partials: [
      ['divOrZero', 'a', 'z'],
      ['divOrZero', 'b', 'z'],
    ],
    kink: 'a === 0 && b === 0',
    print: { call: 'Math.hypot' },
    math: 'hypot',
  },
} as const satisfies Record<string, OperationDefinition>;
