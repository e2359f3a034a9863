/**
 * The inner loops of matrix products as WebAssembly functions: tiles of up to 6 × 8 of C, held in twelve vectors, to which outer
 * products of A, read where it stands, and of a packed panel of B are added. One function for each number of rows.
 */
import { FunctionWriter, type Local, type WasmFunction } from './assembler.ts';

export const TILE_ROWS = 6;
/** Columns of a tile and of a panel. */
export const PANEL = 8;

export type VectorVariant = 'simd' | 'fma';

/** Is A read with its steps side by side, or, transposed, with its rows side by side? */
export type Layout = 'steps' | 'rows';

const FLOAT = 4;
const LANES = 4;
const VECTORS = PANEL / LANES;
const VECTOR = LANES * FLOAT;
/** Steps that are written out one after the other. */
const UNROLLED = 4;

/** `steps1` … `steps6` and `rows1` … `rows6`: by how A is read, and by the rows of a tile. */
export function productFunctions(variant: VectorVariant): readonly WasmFunction[] {
  return Array.from({ length: TILE_ROWS }, (_, i) => [tiles('steps', i + 1, variant), tiles('rows', i + 1, variant)]).flat();
}

/**
 * Adds to tiles of C, one below the other. Parameters, all strides in bytes: addresses of A, of the panel of B and of C; the number
 * of tiles; runs of steps; steps in a run; A's stride between rows (`steps`) or between steps (`rows`); its stride from a run to the
 * next; C's stride between rows.
 */
function tiles(layout: Layout, rows: number, variant: VectorVariant): WasmFunction {
  const w = new FunctionWriter(9);
  const parameter = (index: number): Local => w.parameter(index);
  const [a, panel, c, count] = [parameter(0), parameter(1), parameter(2), parameter(3)];
  const [runs, steps, stride, runStride, cStride] = [parameter(4), parameter(5), parameter(6), parameter(7), parameter(8)];
  const pointers = Array.from({ length: layout === 'steps' ? rows : 1 }, () => w.integer());
  const [b, run, left, gap] = [w.integer(), w.integer(), w.integer(), w.integer()];
  const bVectors = Array.from({ length: VECTORS }, () => w.vector());
  const sums = Array.from({ length: rows * VECTORS }, () => w.vector());

  const eachSum = (visit: (sum: Local, row: number, vector: number) => void): void => {
    for (const [index, sum] of sums.entries()) visit(sum, Math.floor(index / VECTORS), index % VECTORS);
  };
  const rowOfC = (row: number): FunctionWriter => w.get(c, cStride).constant(row).multiply().add();
  const step = (offset: number): void => {
    for (const [vector, local] of bVectors.entries())
      w.get(b)
        .load(offset * PANEL * FLOAT + vector * VECTOR)
        .set(local);
    eachSum((sum, row, vector) => {
      const own = bVectors[vector];
      const pointer = pointers[layout === 'steps' ? row : 0];
      if (own === undefined || pointer === undefined) return;
      if (variant === 'simd') w.get(sum);
      w.get(pointer).loadSplat(FLOAT * (layout === 'steps' ? offset : row));
      w.get(own);
      if (variant === 'fma') w.get(sum).simd(RELAXED_MADD);
      else w.simd(MULTIPLY).simd(ADD);
      w.set(sum);
    });
  };

  // From the end of a run to the begin of the next.
  if (layout === 'steps') w.get(runStride, steps).constant(FLOAT).multiply().subtract().set(gap);
  else w.get(runStride, steps, stride).multiply().subtract().set(gap);
  w.repeat(count, () => {
    w.copy(b, panel);
    for (const [row, pointer] of pointers.entries()) w.get(a, stride).constant(row).multiply().add().set(pointer);
    eachSum((sum, row, vector) =>
      rowOfC(row)
        .load(vector * VECTOR)
        .set(sum),
    );
    w.copy(run, runs);
    w.repeat(run, () => {
      if (layout === 'steps') {
        w.get(steps).shiftRight(Math.log2(UNROLLED)).set(left);
        w.repeat(left, () => {
          for (let i = 0; i < UNROLLED; i++) step(i);
          for (const pointer of pointers) w.advance(pointer, UNROLLED * FLOAT);
          w.advance(b, UNROLLED * PANEL * FLOAT);
        });
        w.get(steps)
          .constant(UNROLLED - 1)
          .and()
          .set(left);
      } else w.copy(left, steps);
      w.repeat(left, () => {
        step(0);
        for (const pointer of pointers) {
          if (layout === 'steps') w.advance(pointer, FLOAT);
          else w.advanceBy(pointer, stride);
        }
        w.advance(b, PANEL * FLOAT);
      });
      for (const pointer of pointers) w.advanceBy(pointer, gap);
    });
    eachSum((sum, row, vector) =>
      rowOfC(row)
        .get(sum)
        .store(vector * VECTOR),
    );
    if (layout === 'steps') w.get(a, stride).constant(rows).multiply().add().set(a);
    else w.advance(a, rows * FLOAT);
    w.get(c, cStride).constant(rows).multiply().add().set(c);
  });
  return w.finish(`${layout}${rows}`);
}

/** f32x4 */
const RELAXED_MADD = 0x105;
const MULTIPLY = 0xe6;
const ADD = 0xe4;
