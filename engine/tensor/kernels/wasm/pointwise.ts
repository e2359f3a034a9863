/** ReLU and the optimizer, element by element. */
import { FunctionWriter, type Local, type WasmFunction } from './assembler.ts';

const VECTOR = 16;

/**
 * max(0, x) for groups of eight numbers, and a byte of bits for each: which of them are above 0 or NaN. Parameters: addresses of x,
 * of the result and of the bits; groups.
 */
export function rectifyFunction(): WasmFunction {
  const w = new FunctionWriter(4);
  const [x, result, bits, groups] = [w.parameter(0), w.parameter(1), w.parameter(2), w.parameter(3)];
  const [value, passes, zero] = [w.vector(), w.vector(), w.vector()];
  const byte = w.integer();
  w.repeat(groups, () => {
    w.constant(0).set(byte);
    for (const half of [0, 1]) {
      w.get(x)
        .load(half * VECTOR)
        .set(value);
      // Not (x <= 0), which NaN passes.
      w.get(value, zero).simd(LESS_OR_EQUAL).simd(NOT).set(passes);
      w.get(result, value, passes)
        .simd(AND)
        .store(half * VECTOR);
      w.get(byte, passes)
        .simd(BITMASK)
        .constant(4 * half)
        .op(SHIFT_LEFT)
        .op(OR)
        .set(byte);
    }
    w.get(bits, byte).op(STORE_BYTE, 0, 0);
    w.advance(x, 2 * VECTOR)
      .advance(result, 2 * VECTOR)
      .advance(bits, 1);
  });
  return w.finish('rectify');
}

/** Sets to 0 what has no bit, for groups of eight numbers. Parameters: addresses of the numbers and of the bits; groups. */
export function maskFunction(): WasmFunction {
  const w = new FunctionWriter(3);
  const [values, bits, groups] = [w.parameter(0), w.parameter(1), w.parameter(2)];
  const [spread, lanes] = [w.vector(), [w.vector(), w.vector()] as const];
  for (const [half, own] of lanes.entries()) {
    w.vectorOf([0, 1, 2, 3].map((lane) => 1 << (4 * half + lane))).set(own);
  }
  w.repeat(groups, () => {
    w.get(bits).op(LOAD_BYTE, 0, 0).simd(SPLAT_INTEGER).set(spread);
    for (const [half, own] of lanes.entries()) {
      w.get(values, values).load(half * VECTOR);
      w.get(spread, own).simd(AND).get(own).simd(EQUAL_INTEGERS).simd(AND);
      w.store(half * VECTOR);
    }
    w.advance(values, 2 * VECTOR).advance(bits, 1);
  });
  return w.finish('mask');
}

/**
 * Adam for groups of four numbers (see `optimizer.ts`). Parameters: addresses of the parameter, of both moments and of the gradient;
 * groups; then β₁, 1 − β₁, β₂, (1 − β₂), the step's size, its stability, and what the gradient is multiplied by.
 */
export function adamFunction(): WasmFunction {
  const w = new FunctionWriter(5, 7);
  const [parameter, first, second, gradient, groups] = [w.parameter(0), w.parameter(1), w.parameter(2), w.parameter(3), w.parameter(4)];
  const factors = Array.from({ length: 7 }, (_, i) => {
    const vector = w.vector();
    w.get(w.parameter(5 + i))
      .simd(SPLAT)
      .set(vector);
    return vector;
  });
  const [beta1, rest1, beta2, rest2, size, stability, scale] = factors as [Local, Local, Local, Local, Local, Local, Local];
  const [g, mean, square] = [w.vector(), w.vector(), w.vector()];
  w.repeat(groups, () => {
    w.get(gradient).load().get(scale).simd(MULTIPLY).set(g);
    w.get(first).load().get(beta1).simd(MULTIPLY).get(g, rest1).simd(MULTIPLY).simd(ADD).set(mean);
    w.get(second).load().get(beta2).simd(MULTIPLY).get(g, g).simd(MULTIPLY).get(rest2).simd(MULTIPLY).simd(ADD).set(square);
    w.get(first, mean).store().get(second, square).store();
    w.get(parameter, parameter).load().get(size, mean).simd(MULTIPLY);
    w.get(square).simd(SQUARE_ROOT).get(stability).simd(ADD).simd(DIVIDE).simd(SUBTRACT).store();
    for (const pointer of [parameter, first, second, gradient]) w.advance(pointer, VECTOR);
  });
  return w.finish('adam');
}

const [SHIFT_LEFT, OR, STORE_BYTE, LOAD_BYTE] = [0x74, 0x72, 0x3a, 0x2d];
const [AND, NOT, BITMASK, EQUAL_INTEGERS, SPLAT_INTEGER] = [0x4e, 0x4d, 0xa4, 0x37, 0x11];
/** f32x4 */
const [SPLAT, LESS_OR_EQUAL, SQUARE_ROOT, ADD, SUBTRACT, MULTIPLY, DIVIDE] = [0x13, 0x45, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7];
