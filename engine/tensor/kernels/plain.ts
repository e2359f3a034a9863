/** The kernels as plain loops: what everything faster is compared with. Sums are formed in the order of the steps. */
import { type Elements, item } from '../operations/types.ts';
import { type AdamStretch, type Columns, type KernelLibrary, type Kernels, PANEL, type Strips } from './types.ts';

export const BETA1 = 0.9;
export const BETA2 = 0.999;

export const plainKernels: Kernels = { pack, multiply, rectify, mask, adam };

export const plainLibrary: KernelLibrary = {
  variant: 'plain',
  allocate: (bytes) => ({ ...plainKernels, buffer: new ArrayBuffer(bytes), start: 0 }),
};

function pack(matrix: Columns, packed: Elements): void {
  for (let first = 0; first < matrix.columns; first += PANEL) packPanel(matrix, first, packed, first * matrix.steps);
}

/** One panel, from a column on. */
export function packPanel(
  { values, from, steps, columns, stride, transposed }: Columns,
  first: number,
  packed: Elements,
  at: number,
): void {
  const [stepStride, columnStride] = transposed ? [1, stride] : [stride, 1];
  const width = Math.min(PANEL, columns - first);
  for (let step = 0, to = at; step < steps; step++, to += PANEL) {
    const source = from + step * stepStride + first * columnStride;
    for (let column = 0; column < width; column++) packed[to + column] = item(values, source + column * columnStride);
    for (let column = width; column < PANEL; column++) packed[to + column] = 0;
  }
}

function multiply(a: Strips, packed: Elements, columns: number, c: Elements, from: number, stride: number): void {
  const { values, rows, rowStride, runs, runStride, steps, stepStride } = a;
  for (let row = 0; row < rows; row++) {
    for (let first = 0; first < columns; first += PANEL) {
      const width = Math.min(PANEL, columns - first);
      const to = from + row * stride + first;
      let panel = first * runs * steps;
      for (let run = 0; run < runs; run++) {
        let source = a.from + row * rowStride + run * runStride;
        for (let step = 0; step < steps; step++, source += stepStride, panel += PANEL) {
          const factor = item(values, source);
          for (let column = 0; column < width; column++) c[to + column] = item(c, to + column) + factor * item(packed, panel + column);
        }
      }
    }
  }
}

function rectify(x: Elements, result: Elements, bits: Uint8Array): void {
  rectifyFrom(0, x, result, bits);
}

/** From a multiple of eight on. */
export function rectifyFrom(start: number, x: Elements, result: Elements, bits: Uint8Array): void {
  for (let first = start; first < result.length; first += 8) {
    const end = Math.min(first + 8, result.length);
    let byte = 0;
    for (let i = first; i < end; i++) {
      const passes = !(item(x, i) <= 0);
      result[i] = passes ? item(x, i) : 0;
      if (passes) byte |= 1 << (i - first);
    }
    bits[first >> 3] = byte;
  }
}

function mask(values: Elements, bits: Uint8Array): void {
  maskFrom(0, values, bits);
}

/** From a multiple of eight on. */
export function maskFrom(start: number, values: Elements, bits: Uint8Array): void {
  for (let i = start; i < values.length; i++) if (!(((bits[i >> 3] ?? 0) >> (i & 7)) & 1)) values[i] = 0;
}

function adam(stretch: AdamStretch): void {
  adamFrom(0, stretch);
}

/** From a place of the stretch on. */
export function adamFrom(start: number, stretch: AdamStretch): void {
  const { parameter, first, second, at, count, gradient, gradientAt, scale, size, stability } = stretch;
  for (let i = start; i < count; i++) {
    const g = scale * item(gradient, gradientAt + i);
    const mean = BETA1 * item(first, at + i) + (1 - BETA1) * g;
    const square = BETA2 * item(second, at + i) + (1 - BETA2) * g * g;
    first[at + i] = mean;
    second[at + i] = square;
    parameter[at + i] = item(parameter, at + i) - (size * mean) / (Math.sqrt(square) + stability);
  }
}
