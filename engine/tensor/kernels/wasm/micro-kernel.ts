/**
 * The inner loop of a matrix product as a WebAssembly module: a tile of 6 × 8 of C, held in twelve vectors, to which k outer
 * products of packed A and B are added. Emitted here rather than compiled from another language: it is one function.
 */
import { ByteWriter } from '../../../codegen/wasm/bytes.ts';

export const TILE_ROWS = 6;
export const TILE_COLUMNS = 8;

/** `fma` uses the fused multiply-add of relaxed SIMD, which only some engines have. */
export function microKernel(variant: 'simd' | 'fma'): Uint8Array {
  const writer = new ByteWriter();
  writer.bytes([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  // One type: five 32-bit integers, no result.
  section(writer, 1, [1, 0x60, 5, I32, I32, I32, I32, I32, 0]);
  const imports = new ByteWriter();
  imports.unsigned(1);
  imports.name('host');
  imports.name('memory');
  imports.bytes([0x02, 0x00, 1]);
  section(writer, 2, imports.finish());
  section(writer, 3, [1, 0]);
  const exports = new ByteWriter();
  exports.unsigned(1);
  exports.name('tile');
  exports.bytes([0x00, 0]);
  section(writer, 7, exports.finish());
  const code = new ByteWriter();
  code.unsigned(1);
  code.sized(body(variant));
  section(writer, 10, code.finish());
  return writer.finish();
}

const I32 = 0x7f;
const V128 = 0x7b;
const LANES = 4;
const VECTOR_BYTES = 16;

/** Arguments: addresses of packed A (6 numbers a step) and B (8 numbers a step), of the tile in C; steps; bytes in a row of C. */
const [A, B, C, STEPS, STRIDE] = [0, 1, 2, 3, 4];
const B0 = 5;
const B1 = 6;
const FIRST_SUM = 7;
const VECTORS = TILE_COLUMNS / LANES;

function sumOf(row: number, vector: number): number {
  return FIRST_SUM + row * VECTORS + vector;
}

function body(variant: 'simd' | 'fma'): ByteWriter {
  const w = new ByteWriter();
  // Locals: the two vectors of B, the sums.
  w.bytes([1, 2 + TILE_ROWS * VECTORS, V128]);
  eachSum((row, vector) => {
    address(w, row);
    simd(w, 0x00, [4, vector * VECTOR_BYTES]);
    w.bytes([SET, sumOf(row, vector)]);
  });
  w.bytes([LOOP, EMPTY]);
  for (const vector of [0, 1]) {
    w.bytes([GET, B]);
    simd(w, 0x00, [4, vector * VECTOR_BYTES]);
    w.bytes([SET, B0 + vector]);
  }
  for (let row = 0; row < TILE_ROWS; row++) {
    for (let vector = 0; vector < VECTORS; vector++) outerProduct(w, row, vector, variant);
  }
  advance(w, A, 4 * TILE_ROWS);
  advance(w, B, 4 * TILE_COLUMNS);
  // while (--steps)
  w.bytes([GET, STEPS, CONST, 1, SUB, TEE, STEPS, BRANCH_IF, 0, END]);
  eachSum((row, vector) => {
    address(w, row);
    w.bytes([GET, sumOf(row, vector)]);
    simd(w, 0x0b, [4, vector * VECTOR_BYTES]);
  });
  w.byte(END);
  return w;
}

/** sum += splat(a[row]) · b[vector] */
function outerProduct(w: ByteWriter, row: number, vector: number, variant: 'simd' | 'fma'): void {
  const sum = sumOf(row, vector);
  if (variant === 'simd') w.bytes([GET, sum]);
  w.bytes([GET, A]);
  simd(w, 0x09, [2, 4 * row]);
  w.bytes([GET, vector === 0 ? B0 : B1]);
  if (variant === 'fma') {
    w.bytes([GET, sum]);
    simd(w, 0x105, []);
  } else {
    simd(w, 0xe6, []);
    simd(w, 0xe4, []);
  }
  w.bytes([SET, sum]);
}

const [GET, SET, TEE, CONST, ADD, SUB, MUL, LOOP, BRANCH_IF, END, EMPTY] = [
  0x20, 0x21, 0x22, 0x41, 0x6a, 0x6b, 0x6c, 0x03, 0x0d, 0x0b, 0x40,
];

/** The address of a row of the tile. */
function address(w: ByteWriter, row: number): void {
  w.bytes([GET, C, GET, STRIDE, CONST, row, MUL, ADD]);
}

function advance(w: ByteWriter, local: number, bytes: number): void {
  w.bytes([GET, local, CONST, bytes, ADD, SET, local]);
}

function simd(w: ByteWriter, opcode: number, immediates: readonly number[]): void {
  w.byte(0xfd);
  w.unsigned(opcode);
  for (const immediate of immediates) w.unsigned(immediate);
}

function eachSum(visit: (row: number, vector: number) => void): void {
  for (let row = 0; row < TILE_ROWS; row++) for (let vector = 0; vector < VECTORS; vector++) visit(row, vector);
}

function section(writer: ByteWriter, id: number, content: ArrayLike<number>): void {
  writer.byte(id);
  writer.unsigned(content.length);
  writer.bytes(content);
}
