import type { OperationDefinition } from './types.ts';

export const hyperbolic = {
  sinh: { js: 'Math.sinh(a)', partials: [['cosh', 'a']], print: { call: 'Math.sinh' }, math: 'sinh' },
  cosh: { js: 'Math.cosh(a)', partials: [['sinh', 'a']], print: { call: 'Math.cosh' }, math: 'cosh' },
  // Not 1 - z², which has no correct digit left where tanh saturates.
  tanh: { js: 'Math.tanh(a)', partials: [['div', ['div', 1, ['cosh', 'a']], ['cosh', 'a']]], print: { call: 'Math.tanh' }, math: 'tanh' },
  asinh: { js: 'Math.asinh(a)', partials: [['div', 1, ['hypot', 1, 'a']]], print: { call: 'Math.asinh' }, math: 'asinh' },
  acosh: {
    js: 'Math.acosh(a)',
    partials: [['div', 1, ['mul', ['sqrt', ['sub', 'a', 1]], ['sqrt', ['add', 'a', 1]]]]],
    print: { call: 'Math.acosh' },
    math: 'acosh',
  },
  atanh: {
    js: 'Math.atanh(a)',
    partials: [['div', 1, ['mul', ['sub', 1, 'a'], ['add', 1, 'a']]]],
    print: { call: 'Math.atanh' },
    math: 'atanh',
  },
} as const satisfies Record<string, OperationDefinition>;
