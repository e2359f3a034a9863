import type { HelperDefinition } from './types.ts';

/** What guards ask of their operands, as numbers: 1 where it is so, else 0. Generated code counts them. */
export const conditionHelpers = {
  less: { js: '(a < b ? 1 : 0)', wasm: ['f64.lt', 'f64.convert_i32_u'], arity: 2, print: { call: 'less' } },
  atMost: { js: '(a <= b ? 1 : 0)', wasm: ['f64.le', 'f64.convert_i32_u'], arity: 2, print: { call: 'atMost' } },
  equal: { js: '(a === b ? 1 : 0)', wasm: ['f64.eq', 'f64.convert_i32_u'], arity: 2, print: { call: 'equal' } },
  /** The very same number: signed zeros differ, NaN is NaN. */
  same: { js: '(Object.is(a, b) ? 1 : 0)', arity: 2, print: { call: 'same' } },
  /** The same after conversion to 32 bits, as the bit operators convert. */
  int32: { js: '((a | 0) === (b | 0) ? 1 : 0)', arity: 2, print: { call: 'int32' } },
  /** Is `a` neither NaN nor an infinity, if b is 1; is it one of those, if b is not. */
  finite: { js: '(Number.isFinite(a) === (b === 1) ? 1 : 0)', arity: 2, print: { call: 'finite' } },
  integer: { js: '(Number.isInteger(a) === (b === 1) ? 1 : 0)', arity: 2, print: { call: 'integer' } },
} as const satisfies Record<string, HelperDefinition>;
