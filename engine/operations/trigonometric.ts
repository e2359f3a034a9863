import type { OperationDefinition, Term } from './types.ts';

/** 1 − a², as a product: no cancellation near ±1. */
const oneMinusSquare: Term = ['mul', ['sub', 1, 'a'], ['add', 1, 'a']];
const radius: Term = ['hypot', 'a', 'b'];

export const trigonometric = {
  sin: { js: 'Math.sin(a)', partials: [['cos', 'a']], print: { call: 'Math.sin' }, math: 'sin' },
  cos: { js: 'Math.cos(a)', partials: [['neg', ['sin', 'a']]], print: { call: 'Math.cos' }, math: 'cos' },
  tan: { js: 'Math.tan(a)', partials: [['add', 1, ['mul', 'z', 'z']]], print: { call: 'Math.tan' }, math: 'tan' },
  asin: { js: 'Math.asin(a)', partials: [['div', 1, ['sqrt', oneMinusSquare]]], print: { call: 'Math.asin' }, math: 'asin' },
  acos: { js: 'Math.acos(a)', partials: [['div', -1, ['sqrt', oneMinusSquare]]], print: { call: 'Math.acos' }, math: 'acos' },
  atan: { js: 'Math.atan(a)', partials: [['div', 1, ['add', 1, ['mul', 'a', 'a']]]], print: { call: 'Math.atan' }, math: 'atan' },
  // Divided by the radius twice: its square would overflow or underflow first.
  atan2: {
    js: 'Math.atan2(a, b)',
    partials: [
      ['div', ['div', 'b', radius], radius],
      ['neg', ['div', ['div', 'a', radius], radius]],
    ],
    kink: 'a === 0 && b <= 0',
    print: { call: 'Math.atan2' },
    math: 'atan2',
  },
} as const satisfies Record<string, OperationDefinition>;
