import type { Elements } from '../operations/types.ts';
import { type Kernels, PANEL } from './types.ts';

/** How a factor is stored: as it is read, or with its axes exchanged. */
export type Transposed = 'none' | 'left' | 'right';

/** Elements that `gemm` works in: a panel of B. */
export function gemmWorkspace(k: number): number {
  return PANEL * k;
}

/**
 * C += A · B for row-major matrices: C is m × n, A is m × k and B is k × n. `left` reads A as stored k × m, `right` reads B as
 * stored n × k. A panel of B is packed at a time.
 */
export function gemm(
  kernels: Kernels,
  [a, b, c]: readonly [Elements, Elements, Elements],
  [m, n, k]: readonly [m: number, n: number, k: number],
  workspace: Elements,
  transposed: Transposed = 'none',
): void {
  const [rowStride, stepStride] = transposed === 'left' ? [1, m] : [k, 1];
  const strips = { values: a, from: 0, rows: m, rowStride, runs: 1, runStride: 0, steps: k, stepStride };
  const [stride, columnStride] = transposed === 'right' ? [k, k] : [n, 1];
  for (let column = 0; column < n; column += PANEL) {
    const columns = Math.min(PANEL, n - column);
    const panel = { values: b, from: column * columnStride, steps: k, columns, stride, transposed: transposed === 'right' };
    kernels.pack(panel, workspace);
    kernels.multiply(strips, workspace, columns, c, column, n);
  }
}
