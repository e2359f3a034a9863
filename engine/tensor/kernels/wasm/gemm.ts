import { webAssembly } from '../../../codegen/wasm/web-assembly.ts';
import { type Elements, item } from '../../operations/types.ts';
import type { Gemm, Transposed } from '../gemm.ts';
import { microKernel, TILE_COLUMNS, TILE_ROWS } from './micro-kernel.ts';

export type GemmVariant = 'simd' | 'fma';

/** Steps that a packed panel has: what the first cache holds of one beside a tile of A. */
const PANEL_STEPS = 256;
/** Columns of C that are computed together: what the second cache holds of packed B. */
const PANEL_COLUMNS = 512;

const PAGE = 65_536;

type Tile = (a: number, b: number, c: number, steps: number, stride: number) => void;

/**
 * `gemm` for Float32 by vector instructions, blocked for the caches (Goto and van de Geijn 2008): A and B are packed into memory of
 * its own in the order in which the inner loop reads them, C is summed there and then added to what the caller has.
 * `undefined` where the host has no WebAssembly, or not that variant.
 */
export function createWasmGemm(variant: GemmVariant): Gemm | undefined {
  if (!webAssembly) return undefined;
  try {
    const memory = new webAssembly.Memory({ initial: 1 });
    const { exports } = new webAssembly.Instance(new webAssembly.Module(microKernel(variant)), { host: { memory } });
    const tile = exports['tile'] as Tile;
    let floats = new Float32Array(memory.buffer);
    const reserve = (count: number): Float32Array => {
      if (count > floats.length) {
        memory.grow(Math.ceil((4 * (count - floats.length)) / PAGE));
        floats = new Float32Array(memory.buffer);
      }
      return floats;
    };
    return (a, b, c, m, n, k, transposed = 'none') => multiply(tile, reserve, { a, b, c, m, n, k, transposed });
  } catch {
    // No room, a policy that forbids it, or an engine that does not know the instruction.
    return undefined;
  }
}

interface Product {
  readonly a: Elements;
  readonly b: Elements;
  readonly c: Elements;
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly transposed: Transposed;
}

function multiply(tile: Tile, reserve: (count: number) => Float32Array, product: Product): void {
  const { m, n, k } = product;
  const rows = roundUp(m, TILE_ROWS);
  const most = Math.min(PANEL_COLUMNS, roundUp(n, TILE_COLUMNS));
  // C, then a panel of B, then a tile of A; B and C at multiples of a vector.
  const panel = rows * most;
  const strip = panel + PANEL_STEPS * most;
  const memory = reserve(strip + PANEL_STEPS * rows);
  for (let column = 0; column < n; column += PANEL_COLUMNS) {
    const wide = Math.min(PANEL_COLUMNS, n - column);
    const columns = roundUp(wide, TILE_COLUMNS);
    memory.fill(0, 0, rows * columns);
    for (let step = 0; step < k; step += PANEL_STEPS) {
      const steps = Math.min(PANEL_STEPS, k - step);
      packB(product, memory, panel, step, steps, column, wide);
      packA(product, memory, strip, step, steps);
      for (let i = 0; i < rows; i += TILE_ROWS) {
        for (let j = 0; j < columns; j += TILE_COLUMNS) {
          tile(4 * (strip + i * steps), 4 * (panel + j * steps), 4 * (i * columns + j), steps, 4 * columns);
        }
      }
    }
    addTo(product, memory, column, wide, columns);
  }
}

/** Tiles of six rows, a step after the other; rows that are missing are 0. */
function packA({ a, m, k, transposed }: Product, memory: Float32Array, at: number, step: number, steps: number): void {
  const [rowStride, stepStride] = transposed === 'left' ? [1, m] : [k, 1];
  for (let i = 0, to = at; i < m; i += TILE_ROWS) {
    const here = Math.min(TILE_ROWS, m - i);
    for (let p = 0; p < steps; p++, to += TILE_ROWS) {
      const from = i * rowStride + (step + p) * stepStride;
      for (let r = 0; r < here; r++) memory[to + r] = item(a, from + r * rowStride);
      for (let r = here; r < TILE_ROWS; r++) memory[to + r] = 0;
    }
  }
}

/** Tiles of eight columns, a step after the other; columns that are missing are 0. */
function packB(product: Product, memory: Float32Array, at: number, step: number, steps: number, column: number, wide: number): void {
  const { b, n, k, transposed } = product;
  const [stepStride, columnStride] = transposed === 'right' ? [1, k] : [n, 1];
  for (let j = 0, to = at; j < wide; j += TILE_COLUMNS) {
    const here = Math.min(TILE_COLUMNS, wide - j);
    for (let p = 0; p < steps; p++, to += TILE_COLUMNS) {
      const from = (step + p) * stepStride + (column + j) * columnStride;
      for (let s = 0; s < here; s++) memory[to + s] = item(b, from + s * columnStride);
      for (let s = here; s < TILE_COLUMNS; s++) memory[to + s] = 0;
    }
  }
}

function addTo({ c, m, n }: Product, memory: Float32Array, column: number, wide: number, columns: number): void {
  for (let i = 0; i < m; i++) {
    const to = i * n + column;
    for (let j = 0; j < wide; j++) c[to + j] = item(c, to + j) + item(memory, i * columns + j);
  }
}

function roundUp(count: number, unit: number): number {
  return Math.ceil(count / unit) * unit;
}
