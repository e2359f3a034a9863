import { type Elements, item } from '../operations/types.ts';

/** How a factor is read: as it is stored, or with its axes exchanged. */
export type Transposed = 'none' | 'left' | 'right';

/** See `plainGemm`. */
export type Gemm = (a: Elements, b: Elements, c: Elements, m: number, n: number, k: number, transposed?: Transposed) => void;

/**
 * C += A · B for row-major matrices: C is m × n, A is m × k and B is k × n. `left` reads A as stored k × m, `right` reads B as
 * stored n × k. The plain version, to which faster kernels are compared: sums are formed in the order of k.
 */
export function plainGemm(a: Elements, b: Elements, c: Elements, m: number, n: number, k: number, transposed: Transposed = 'none'): void {
  if (transposed === 'right') return rowsTimesRows(a, b, c, m, n, k);
  const [aRow, aColumn] = transposed === 'left' ? [1, m] : [k, 1];
  for (let i = 0; i < m; i++) {
    for (let p = 0; p < k; p++) {
      const factor = item(a, i * aRow + p * aColumn);
      const row = p * n;
      const out = i * n;
      for (let j = 0; j < n; j++) c[out + j] = item(c, out + j) + factor * item(b, row + j);
    }
  }
}

function rowsTimesRows(a: Elements, b: Elements, c: Elements, m: number, n: number, k: number): void {
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) sum += item(a, i * k + p) * item(b, j * k + p);
      c[i * n + j] = item(c, i * n + j) + sum;
    }
  }
}
