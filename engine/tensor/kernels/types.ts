import type { Elements } from '../operations/types.ts';

/**
 * The left factor of a product, read where it stands: element (row, step of run) at
 * from + row · rowStride + run · runStride + step · stepStride. One of the first and the last stride is 1. With several runs it is
 * the patches of a convolution, without a copy of them.
 */
export interface Strips {
  readonly values: Elements;
  readonly from: number;
  readonly rows: number;
  readonly rowStride: number;
  readonly runs: number;
  readonly runStride: number;
  readonly steps: number;
  readonly stepStride: number;
}

/** The right factor of a product: a matrix of [steps, columns], `stride` elements between rows; of its transpose where it is stored so. */
export interface Columns {
  readonly values: Elements;
  readonly from: number;
  readonly steps: number;
  readonly columns: number;
  readonly stride: number;
  readonly transposed: boolean;
}

/** Adam for one stretch of a parameter. */
export interface AdamStretch {
  readonly parameter: Elements;
  readonly first: Elements;
  readonly second: Elements;
  /** Of all four: the elements from `at` on. */
  readonly at: number;
  readonly count: number;
  readonly gradient: Elements;
  readonly gradientAt: number;
  /** What the gradient is multiplied by. */
  readonly scale: number;
  /** α √c₂ / c₁ and ε √c₂ of Kingma and Ba's section 2. */
  readonly size: number;
  readonly stability: number;
}

/** Columns of a panel: products are computed in panels of so many columns of the right factor. */
export const PANEL = 8;

/** The loops in which the time of a training goes. All elements are in one memory. */
export interface Kernels {
  /**
   * Copies the right factor into `packed` in the order in which products read it: panels of `PANEL` columns, in each a step after the
   * other, and 0 where columns are missing. Needs `packedElements`.
   */
  pack(matrix: Columns, packed: Elements): void;
  /** C += A · B for a packed B of so many columns; C's rows begin at `from`, `stride` elements apart. */
  multiply(a: Strips, packed: Elements, columns: number, c: Elements, from: number, stride: number): void;
  /** result = max(0, x), and a bit for each element that is above 0 or NaN. */
  rectify(x: Elements, result: Elements, bits: Uint8Array): void;
  /** Sets to 0 what has no bit. */
  mask(values: Elements, bits: Uint8Array): void;
  adam(stretch: AdamStretch): void;
}

export type KernelVariant = 'fma' | 'simd' | 'plain';

/** Memory of a fixed size, and the loops that work in it. */
export interface KernelMemory extends Kernels {
  /** Views of it begin at multiples of 16 bytes. */
  readonly buffer: ArrayBuffer;
  /** Where the caller's part begins. */
  readonly start: number;
}

/** The loops in the fastest form that the host has. */
export interface KernelLibrary {
  readonly variant: KernelVariant;
  /** Throws `RangeError` where there is no room. */
  allocate(bytes: number): KernelMemory;
}

export function packedElements(steps: number, columns: number): number {
  return Math.ceil(columns / PANEL) * PANEL * steps;
}
