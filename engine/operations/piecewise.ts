import type { HelperDefinition, OperationDefinition } from './types.ts';

/** Operations with kinks or jumps; their partials are the customary subgradients, and `kink` says where that was a choice. */
export const piecewise = {
  abs: {
    js: 'Math.abs(a)',
    wasm: ['f64.abs'],
    partials: [['sign', 'a']],
    kink: 'a === 0',
    print: { call: 'Math.abs' },
    latex: '\\left\\lvert{#1}\\right\\rvert',
    math: 'abs',
  },
  sign: { js: 'Math.sign(a)', partials: [0], kink: 'a === 0', print: { call: 'Math.sign' }, math: 'sign' },
  floor: {
    js: 'Math.floor(a)',
    wasm: ['f64.floor'],
    partials: [0],
    kink: 'Number.isInteger(a)',
    print: { call: 'Math.floor' },
    latex: '\\left\\lfloor{#1}\\right\\rfloor',
    math: 'floor',
  },
  ceil: {
    js: 'Math.ceil(a)',
    wasm: ['f64.ceil'],
    partials: [0],
    kink: 'Number.isInteger(a)',
    print: { call: 'Math.ceil' },
    latex: '\\left\\lceil{#1}\\right\\rceil',
    math: 'ceil',
  },
  round: { js: 'Math.round(a)', partials: [0], kink: 'Number.isInteger(a + 0.5)', print: { call: 'Math.round' }, math: 'round' },
  trunc: {
    js: 'Math.trunc(a)',
    wasm: ['f64.trunc'],
    partials: [0],
    kink: 'a !== 0 && Number.isInteger(a)',
    print: { call: 'Math.trunc' },
    math: 'trunc',
  },
  /** Rounding to Float32 is the identity for the purpose of a slope. */
  fround: {
    js: 'Math.fround(a)',
    wasm: ['f32.demote_f64', 'f64.promote_f32'],
    partials: [1],
    print: { call: 'Math.fround' },
    math: 'fround',
  },
  // At a tie the first operand gets all of it, as if written with a comparison.
  max: {
    js: 'Math.max(a, b)',
    wasm: ['f64.max'],
    partials: [
      ['atLeast', 'a', 'b'],
      ['below', 'a', 'b'],
    ],
    kink: 'a === b',
    print: { call: 'Math.max' },
    math: 'max',
  },
  min: {
    js: 'Math.min(a, b)',
    wasm: ['f64.min'],
    partials: [
      ['atLeast', 'b', 'a'],
      ['below', 'b', 'a'],
    ],
    kink: 'a === b',
    print: { call: 'Math.min' },
    math: 'min',
  },
} as const satisfies Record<string, OperationDefinition>;

export const piecewiseHelpers = {
  atLeast: {
    js: '(a >= b ? 1 : 0)',
    wasm: ['f64.ge', 'f64.convert_i32_u'],
    arity: 2,
    print: { call: 'atLeast' },
    latex: '\\left[{#1} \\ge {#2}\\right]',
  },
  below: {
    js: '(a < b ? 1 : 0)',
    wasm: ['f64.lt', 'f64.convert_i32_u'],
    arity: 2,
    print: { call: 'below' },
    latex: '\\left[{#1} < {#2}\\right]',
  },
} as const satisfies Record<string, HelperDefinition>;
